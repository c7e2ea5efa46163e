// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * One value that changes when a file, its name or its place changes.
 *
 * @param {readonly string[]} paths files and folders, relative to `root`; what does not exist counts as absent
 * @param {readonly string[]} [facts] further things that the result depends on
 * @param {string} [root] the repository's unless told
 * @returns {string} hexadecimal SHA-256
 */
export function fingerprint(paths, facts = [], root = ROOT) {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ path) => {
    const entry = statSync(join(root, path), { throwIfNoEntry: false });
    if (entry?.isDirectory() === true) {
      for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`);
    } else if (entry !== undefined) {
      const content = readFileSync(join(root, path));
      hash.update(`${path}\0${content.length}\0`).update(content);
    }
  };
  for (const fact of facts) hash.update(`${fact}\0`);
  for (const path of paths) add(path);
  return hash.digest('hex');
}
