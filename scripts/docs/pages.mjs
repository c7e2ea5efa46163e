// @ts-check
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, workspaceFolders } from '../setup/paths.mjs';

/** Made by tools and not ours to judge. */
const NOT_OURS = /^docs\/api\//;

/** Every page that we write, relative to the root, in a fixed order. */
export function pages() {
  const top = readdirSync(ROOT).filter((name) => name.endsWith('.md'));
  const docs = readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name.replaceAll('\\', '/')}`);
  const packages = workspaceFolders().map((folder) => `${folder}/README.md`);
  return [...top, ...docs, ...packages].filter((path) => !NOT_OURS.test(path) && existsSync(join(ROOT, path))).sort();
}

/** @param {string} page relative to the root */
export function readPage(page) {
  return readFileSync(join(ROOT, page), 'utf8');
}
