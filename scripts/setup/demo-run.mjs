// @ts-check
import { join } from 'node:path';
import { ensureCommandBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';
import { ROOT } from './paths.mjs';
import { ProcessError, runNode } from './process.mjs';

/**
 * Sets up what is missing and hands over to `cie demo`.
 *
 * @param {readonly string[]} args further arguments for the demo, such as `--lang en`, `--login`
 */
export async function main(args) {
  try {
    const login = args.includes('--login');
    await ensureInstalled(login ? 'login' : 'command');
    await ensureCommandBuilt({ login });
  } catch (error) {
    console.error(`The set-up failed: ${error instanceof Error ? error.message : String(error)}.`);
    process.exitCode = 1;
    return;
  }
  // The terminal sends its interrupt to both: the demo decides how it ends, and we pass its exit code on.
  process.on('SIGINT', () => undefined);
  try {
    await runNode(join(ROOT, 'apps/cli/bin/cie.js'), ['demo', ...args], { show: true });
  } catch (error) {
    process.exitCode = error instanceof ProcessError ? error.exitCode : 1;
  }
}
