// @ts-check
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { runNode } from './process.mjs';

/**
 * npm's own script. `npm run` names it; started in another way we look where Node's installers put it. Running it with
 * Node avoids `npm.cmd`, which Node refuses to spawn without a shell.
 *
 * @returns {string}
 */
export function npmScript() {
  const told = process.env['npm_execpath'];
  if (told !== undefined && basename(told) === 'npm-cli.js' && existsSync(told)) return told;
  const beside = dirname(process.execPath);
  const places = [
    join(beside, 'node_modules/npm/bin/npm-cli.js'),
    resolve(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
    resolve(beside, '../share/nodejs/npm/bin/npm-cli.js'),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
    '/usr/local/lib/node_modules/npm/bin/npm-cli.js',
    '/opt/homebrew/lib/node_modules/npm/bin/npm-cli.js',
  ];
  const found = places.find((place) => existsSync(place));
  if (found === undefined) throw new Error('npm was not found next to Node: start this with `npm run`');
  return found;
}

/**
 * Installs one package into a folder of its own, with the user's registry and proxy settings and without running the
 * package's scripts.
 *
 * @param {string} folder
 * @param {string} specification such as `pnpm@10.0.0`
 */
export async function installInto(folder, specification) {
  await mkdir(folder, { recursive: true });
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const apart = ['--no-save', '--no-package-lock', '--ignore-scripts', '--prefix', folder];
  await runNode(npmScript(), ['install', ...apart, ...quiet, specification], { cwd: folder });
}
