// What Maven runs (../../pom.xml): `build` puts the UI where the jar takes it from, `check` runs types, lint and tests. Neither is
// done again for the same files; told by their contents and names, not by their times, which every checkout changes.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ui = resolve(import.meta.dirname, '..');
const target = resolve(ui, '../target');
const contract = resolve(ui, '../src/test/resources/golden/openapi.v1.json');
const notSources = new Set(['node_modules', 'dist', 'schema.d.ts']);

function* filesBelow(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name);
    if (!notSources.has(entry.name)) {
      if (entry.isDirectory()) {
        yield* filesBelow(path);
      } else {
        yield path;
      }
    }
  }
}

function digest(files) {
  const sum = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(file);
    sum.update(`${relative(ui, file)}\n${content.length}\n`).update(content);
  }
  return sum.digest('hex');
}

const stampOf = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

function npm(...words) {
  const { status, error } = spawnSync('npm', words, { cwd: ui, stdio: 'inherit', shell: process.platform === 'win32' });
  if (error || status !== 0) {
    console.error(`The web UI: npm ${words.join(' ')} ${error ? `can't be run: ${error.message}` : 'failed'}; see above.`);
    process.exit(1);
  }
}

function install() {
  const wanted = digest([join(ui, 'package.json'), join(ui, 'package-lock.json')]);
  const stamp = join(ui, 'node_modules/.installed-from');
  if (stampOf(stamp) !== wanted) {
    npm('ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund');
    writeFileSync(stamp, wanted);
  }
}

function build(sources) {
  // Vite empties dist before it writes: a build by hand takes the stamp away.
  const stamp = join(ui, 'dist/.built-from');
  if (stampOf(stamp) !== sources) {
    install();
    npm('run', '-s', 'build');
    writeFileSync(stamp, sources);
  }
  const output = join(target, 'classes/ui');
  rmSync(output, { recursive: true, force: true });
  cpSync(join(ui, 'dist'), output, { recursive: true, filter: (file) => !/[/\\]\.(vite|built-from)$/.test(file) });
}

function check(sources) {
  const stamp = join(target, 'ui-checked');
  if (stampOf(stamp) !== sources) {
    install();
    npm('run', '-s', 'types');
    npm('run', '-s', 'lint');
    npm('run', '-s', 'test');
    mkdirSync(target, { recursive: true });
    writeFileSync(stamp, sources);
  }
}

const [task] = process.argv.slice(2);
const tasks = { build, check };
if (!(task in tasks)) {
  console.error(`${task ?? 'nothing'}: not a task (expected: ${Object.keys(tasks).join(', ')})`);
  process.exit(1);
}
tasks[task](digest([...filesBelow(ui), contract]));
