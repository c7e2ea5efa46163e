// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installInto } from './npm.mjs';
import { TOOLING, readJson } from './paths.mjs';
import { ProcessError } from './process.mjs';
import { withProgress } from './progress.mjs';

/** The current LTS; where the tests already run on it, the oldest Node that `engines` admits. */
const CURRENT_LTS = '26.10.0';
const OLDEST = '20.19.0';

/**
 * The other Node version that the suite runs under.
 *
 * @param {string} running such as `20.19.0`
 * @returns {string}
 */
export function otherVersion(running) {
  return Number(running.split('.')[0]) >= Number(CURRENT_LTS.split('.')[0]) ? OLDEST : CURRENT_LTS;
}

/**
 * Fetches the other Node as the npm package that `node` would install for this platform. `node` itself does it in an
 * install script, which configurations forbid for good reasons; the platform's package is only the program.
 *
 * @returns {Promise<{ version: string, program: string } | { version: string, missing: string }>} the program, or why there is none
 */
export async function ensureOtherNode() {
  const version = otherVersion(process.versions.node);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  const name = `${prefix}-${platform}-${process.arch}`;
  const folder = join(TOOLING, `node${version.split('.')[0]}`);
  const manifest = join(folder, 'node_modules', name, 'package.json');
  if (!existsSync(manifest) || readJson(manifest).version !== version) {
    try {
      await withProgress(`Fetching Node ${version}`, () => installInto(folder, `${name}@${version}`));
    } catch (error) {
      if (!(error instanceof ProcessError)) throw error;
      return { version, missing: `the npm package ${name}@${version} could not be installed` };
    }
  }
  return { version, program: join(folder, 'node_modules', name, readJson(manifest).bin.node) };
}
