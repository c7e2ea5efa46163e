// @ts-check
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What the set-up downloads and remembers; ignored by git, safe to delete. */
export const TOOLING = join(ROOT, '.tooling');

/**
 * @param {string} path of a JSON file
 * @returns {any} its content
 */
export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * The folders of the workspace's packages and apps, relative to the root, in a fixed order.
 *
 * @returns {string[]} such as `packages/core`
 */
export function workspaceFolders() {
  return ['packages', 'apps'].flatMap((parent) =>
    readdirSync(join(ROOT, parent))
      .sort()
      .map((name) => `${parent}/${name}`)
      .filter((folder) => existsSync(join(ROOT, folder, 'package.json'))),
  );
}

/**
 * The script behind a command of a package that the root depends on. It is started with a Node of our choice: no shell, no `.cmd`
 * file, no trouble with spaces in paths.
 *
 * @param {string} packageName such as `typescript`
 * @param {string} command such as `tsc`
 * @returns {string} absolute path
 */
export function commandScript(packageName, command) {
  const folder = join(ROOT, 'node_modules', packageName);
  const { bin } = readJson(join(folder, 'package.json'));
  const script = typeof bin === 'string' ? bin : bin[command];
  if (typeof script !== 'string') throw new Error(`${packageName} has no command ${command}`);
  return join(folder, script);
}
