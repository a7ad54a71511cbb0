// Audits pages of a running Plumbline with Lighthouse in this machine's Chromium: node audit.mjs BASE_URI TOKEN [PATH...]
// Prints each category's score and what failed of it; ends with 1 when a category is red (below 50) on any page.
import { chromium } from 'playwright-core';
import lighthouse, { desktopConfig } from 'lighthouse';

const [base, token, ...given] = process.argv.slice(2);
if (!base || !token) {
  console.error('usage: node audit.mjs BASE_URI TOKEN [PATH...]');
  process.exit(2);
}
if (!['127.0.0.1', 'localhost', '[::1]'].includes(new URL(base).hostname)) {
  console.error(`base: ${base} (expected: a loopback address)`);
  process.exit(2);
}
const paths = given.length > 0 ? given : ['/datastores', '/explore', '/checks', '/activity', '/connections', '/settings'];
const red = 50;
const debugging = 9333;
const browser = await chromium.launchPersistentContext('', {
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', `--remote-debugging-port=${debugging}`],
});
let failed = false;
try {
  const page = browser.pages()[0] ?? (await browser.newPage());
  await page.goto(`${base}/#token=${token}`);
  await page.waitForURL('**/datastores*');
  await page.locator('main h1').waitFor();
  for (const path of paths) {
    const result = await lighthouse(
      base + path,
      // Signed in as before: the session must outlive the audit.
      { port: debugging, output: 'json', logLevel: 'error', disableStorageReset: true },
      desktopConfig,
    );
    if (!result) {
      throw new Error(`${path}: no result`);
    }
    const { audits, categories, finalDisplayedUrl, runtimeError } = result.lhr;
    if (runtimeError || new URL(finalDisplayedUrl).pathname !== new URL(base + path).pathname) {
      throw new Error(`${path}: ${runtimeError?.message ?? `ended at ${finalDisplayedUrl}`}`);
    }
    console.log(path);
    for (const { title, score, auditRefs } of Object.values(categories)) {
      const points = Math.round((score ?? 0) * 100);
      failed ||= points < red;
      console.log(`  ${title}: ${points}${points < red ? ' (red)' : ''}`);
      for (const { id, weight } of auditRefs) {
        const audit = audits[id];
        if (weight > 0 && audit.score !== null && audit.score < 0.9) {
          console.log(`    ${audit.title}: ${audit.displayValue ?? audit.score}`);
        }
      }
    }
  }
} finally {
  await browser.close();
}
process.exitCode = failed ? 1 : 0;
