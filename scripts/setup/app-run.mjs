// @ts-check
import { join } from 'node:path';
import { ensureCommandBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { ROOT } from './paths.mjs';
import { ProcessError, runNode } from './process.mjs';

/**
 * Sets up what is missing and starts the desktop app.
 *
 * @param {readonly string[]} args switches and files for the app, such as `--verify contract.pdf`
 */
export async function main(args) {
  try {
    await ensureInstalled('everything');
    // The app is bundled from the packages as they are compiled.
    await ensureCommandBuilt();
  } catch (error) {
    console.error(`The set-up failed: ${error instanceof Error ? error.message : String(error)}.`);
    process.exitCode = 1;
    return;
  }
  // The terminal sends its interrupt to both: the app decides how it ends.
  process.on('SIGINT', () => undefined);
  try {
    await runNode(join(ROOT, 'apps/desktop/scripts/start.mjs'), args, { show: true });
  } catch (error) {
    process.exitCode = error instanceof ProcessError ? error.exitCode : 1;
  }
}
