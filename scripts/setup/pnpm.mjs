// @ts-check
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { installInto } from './npm.mjs';
import { ROOT, TOOLING, readJson } from './paths.mjs';
import { withProgress } from './progress.mjs';

const PNPM = join(TOOLING, 'node_modules/pnpm');

/**
 * The pnpm that package.json's `packageManager` names, fetched with npm when it is not there yet.
 *
 * @returns {Promise<string>} the script to start with Node
 */
export async function ensurePnpm() {
  const wanted = /^pnpm@([^+]+)/.exec(readJson(join(ROOT, 'package.json')).packageManager)?.[1];
  if (wanted === undefined) throw new Error('package.json names no pnpm version in packageManager');
  const manifest = join(PNPM, 'package.json');
  if (!existsSync(manifest) || readJson(manifest).version !== wanted) {
    await withProgress(`Fetching pnpm ${wanted}`, () => installInto(TOOLING, `pnpm@${wanted}`));
  }
  return join(PNPM, readJson(manifest).bin.pnpm);
}
