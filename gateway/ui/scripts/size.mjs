// Fails when what a browser loads before the first page (the entry and all it imports statically) has grown too large.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const limit = 300 * 1024;
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
const initial = new Set();
const visit = (key) => {
  const chunk = manifest[key];
  if (chunk && !initial.has(chunk.file)) {
    initial.add(chunk.file);
    (chunk.imports ?? []).forEach(visit);
  }
};
visit('index.html');
const size = [...initial].reduce((sum, file) => sum + gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length, 0);
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;
console.log(`Initial JavaScript: ${kilobytes(size)} gzip in ${initial.size} files (at most ${kilobytes(limit)}).`);
if (size > limit) {
  console.error('Too large: load what only one page needs from that page, lazily.');
  process.exit(1);
}
