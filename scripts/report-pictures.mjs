/**
 * Makes pictures of the validation reports, for people to look at: HTML as Chromium shows it, wide, narrow and printed,
 * and PDF page by page.
 *
 * node scripts/report-pictures.mjs [FOLDER]
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const folder = resolve(process.argv[2] ?? join(ROOT, '.tooling', 'report-pictures'));
const TEST = 'packages/signature/test/programs/report.test.ts';
const DOTS_PER_INCH = '70';

function run(program, ...args) {
  execFileSync(program, args, { cwd: ROOT, stdio: ['ignore', 'ignore', 'inherit'], env: environment });
}

function browser(...args) {
  // What it says on the way is not about the page.
  execFileSync('chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', ...args], {
    stdio: 'ignore',
  });
}

const environment = { ...process.env, CIEKIT_REPORTS: folder };
mkdirSync(folder, { recursive: true });
run('npx', 'vitest', 'run', '--config', 'vitest.workspace.ts', '--project=with-programs', TEST);
for (const name of readdirSync(folder)) {
  const path = join(folder, name);
  const stem = join(folder, basename(name).replace(/\.(?:html|pdf)$/, ''));
  if (name.endsWith('.html')) {
    browser(`--screenshot=${stem}-wide.png`, '--window-size=1100,3000', `file://${path}`);
    browser(`--screenshot=${stem}-narrow.png`, '--window-size=500,3000', `file://${path}`);
    browser(`--print-to-pdf=${stem}-printed.pdf.tmp`, '--no-pdf-header-footer', `file://${path}`);
    run('pdftoppm', '-r', DOTS_PER_INCH, '-png', `${stem}-printed.pdf.tmp`, `${stem}-printed`);
  } else if (name.endsWith('.pdf')) run('pdftoppm', '-r', DOTS_PER_INCH, '-png', path, `${stem}-pdf`);
}
console.log(folder);
