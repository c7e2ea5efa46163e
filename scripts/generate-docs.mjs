// @ts-check
// `npm run docs:reference`: the pages that are made from the program. A test fails while a page is not what this makes.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { references } from './docs/references.mjs';
import { ensureCommandBuilt } from './setup/build.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { ROOT } from './setup/paths.mjs';

await ensureInstalled('everything');
await ensureCommandBuilt();

/** @param {string} path of a compiled module */
const built = (path) => import(new URL(`../${path}`, import.meta.url).href);

const pages = references({
  middleware: await built('packages/middleware/dist/index.js'),
  commands: await built('apps/cli/dist/grammar/commands.js'),
  program: await built('apps/cli/dist/grammar/program.js'),
  exitCodes: await built('apps/cli/dist/exit-codes.js'),
  cliErrors: await built('apps/cli/dist/cli-errors.js'),
  words: await built('apps/cli/dist/words/words.js'),
});
for (const [path, content] of Object.entries(pages)) {
  const file = join(ROOT, path);
  const before = readOrEmpty(file);
  if (before !== content) writeFileSync(file, content);
  console.log(`${path}: ${before === content ? 'up to date' : 'written'}`);
}

/** @param {string} file */
function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
