// @ts-check
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { npmScript } from '../setup/npm.mjs';
import { ROOT } from '../setup/paths.mjs';
import { ProcessError, run, runNode } from '../setup/process.mjs';
import { withProgress } from '../setup/progress.mjs';
import { CheckFailure, LeftOut } from './outcome.mjs';
import { apart } from './surroundings.mjs';

/** Of the test run's tools, one that a demo must not have installed. */
const A_TOOL = 'node_modules/eslint';

/**
 * What a newcomer does: a fresh copy of this checkout, in a folder with a space in its name, and `npm run demo`, twice.
 */
export async function checkFreshDemo() {
  const place = mkdtempSync(join(tmpdir(), 'ciekit demo '));
  try {
    const checkout = join(place, 'fresh checkout');
    await copyCheckout(checkout);
    const env = apart(place);
    const demo = () => runNode(npmScript(), ['run', 'demo'], { cwd: checkout, env });
    const output = await withProgress('npm run demo on a fresh copy', demo);
    if (existsSync(join(checkout, A_TOOL))) throw new CheckFailure('the demo installed the tools of the test run');
    const again = await withProgress('npm run demo again', demo);
    if (/Fetching|Installing|Building/.test(again)) throw new CheckFailure('the second demo set everything up again');
    if (!/Building/.test(output)) throw new CheckFailure('the first demo did not say that it was building');
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/**
 * Copies what git knows or would add: no dependency, no build output.
 *
 * @param {string} destination
 */
async function copyCheckout(destination) {
  let listing;
  try {
    listing = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z']);
  } catch (error) {
    if (error instanceof ProcessError) throw new LeftOut('it needs git and a checkout made by it');
    throw error;
  }
  const files = new Set(listing.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path))));
  for (const path of files) {
    mkdirSync(dirname(join(destination, path)), { recursive: true });
    cpSync(join(ROOT, path), join(destination, path));
  }
}
