// @ts-check
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { ROOT, TOOLING, commandScript, readJson, workspaceFolders } from './paths.mjs';
import { runNode } from './process.mjs';
import { withProgress } from './progress.mjs';

const STAMP = join(TOOLING, 'build.json');
const OUTPUT = /\.(?:d\.ts|js)(?:\.map)?$/;

/** The test identity provider: only `cie demo --login` needs it. */
const PROVIDER = 'apps/idp';
/** The desktop app, which is bundled and not compiled file by file: `cie` does not need it. */
const DESKTOP = 'apps/desktop';

/**
 * Builds what `cie` needs; does nothing when no source changed.
 *
 * @param {{ login?: boolean }} [options] `login`: what `cie demo --login` needs, too
 */
export async function ensureCommandBuilt({ login = false } = {}) {
  const folders = workspaceFolders().filter((folder) => folder !== DESKTOP && (login || folder !== PROVIDER));
  const sources = folders.flatMap((f) => [`${f}/src`, `${f}/tsconfig.json`, `${f}/package.json`]);
  const current = fingerprint([...sources, 'tsconfig.base.json', 'pnpm-lock.yaml']);
  const built = folders.every((f) => !existsSync(join(ROOT, f, 'src')) || existsSync(join(ROOT, f, 'dist')));
  if (built && existsSync(STAMP) && readJson(STAMP).fingerprint === current) return;
  removeOrphans(ROOT, folders);
  const compiler = commandScript('typescript', 'tsc');
  await withProgress('Building cie', () => runNode(compiler, ['-b', 'apps/cli', ...(login ? [PROVIDER] : [])]));
  mkdirSync(TOOLING, { recursive: true });
  writeFileSync(STAMP, JSON.stringify({ fingerprint: current }));
}

/**
 * Removes compiled files whose source is gone: tsc leaves them, and they would be packed and published.
 *
 * @param {string} [root] the repository's unless told
 * @param {readonly string[]} [folders] with `src` and `dist`, relative to it
 */
export function removeOrphans(root = ROOT, folders = workspaceFolders()) {
  for (const folder of folders) {
    const dist = join(root, folder, 'dist');
    if (folder === DESKTOP || !existsSync(dist)) continue;
    for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' })) {
      if (!OUTPUT.test(path)) continue;
      const source = join(root, folder, 'src', path.replace(OUTPUT, '.ts'));
      if (!existsSync(source)) rmSync(join(dist, path));
    }
  }
}
