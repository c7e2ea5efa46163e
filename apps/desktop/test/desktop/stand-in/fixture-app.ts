import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';

const SOURCES = join(import.meta.dirname, 'fixture-app');

/** Bundles the small app that exercises the stand-in; the folder is the caller's to remove. */
export async function buildFixtureApp(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'electron-fixture-'));
  const page = join(folder, 'page');
  mkdirSync(page);
  const node = { bundle: true, platform: 'node', format: 'cjs', external: ['electron'] } satisfies BuildOptions;
  await Promise.all([
    ...['main', 'preload', 'utility'].map((name) =>
      build({ ...node, entryPoints: [join(SOURCES, `${name}.ts`)], outfile: join(folder, `${name}.cjs`) }),
    ),
    build({
      bundle: true,
      format: 'esm',
      entryPoints: [join(SOURCES, 'page.page.ts')],
      outfile: join(page, 'page.js'),
    }),
  ]);
  for (const name of ['index.html', 'page.css', 'worker.js']) copyFileSync(join(SOURCES, name), join(page, name));
  copyFileSync(join(SOURCES, 'index.html'), join(page, 'second.html'));
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'fixture-app', productName: 'Fixture', version: '1.2.3', main: 'main.cjs' }),
  );
  return folder;
}
