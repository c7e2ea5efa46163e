import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { BuildOptions } from 'esbuild';
import { BUNDLE_VARIABLE, MAIN_WORLD_BUNDLE, PRELOAD_WORLD_BUNDLE } from '../stand-in/page-scripts.js';
import { UTILITY_BUNDLE } from '../stand-in/utility-bundle.js';

const EXECUTABLE_BUNDLE = 'executable.cjs';
const SOURCES = join(import.meta.dirname, '../stand-in');

let built: Promise<string> | undefined;

/**
 * The folder that `ELECTRON_OVERRIDE_DIST_PATH` names: the stand-in, bundled, with an executable called `electron`.
 * Its name comes from its contents: every process of a test run shares it, and the temporary folder keeps one of each.
 */
export function standInDistribution(): Promise<string> {
  built ??= make();
  return built;
}

async function make(): Promise<string> {
  const files = new Map([...(await bundles()), ['electron', startScript(process.execPath)] as const]);
  const hash = createHash('sha256');
  for (const [name, text] of files) hash.update(`${name}\0${text}\0`);
  const folder = join(tmpdir(), `electron-stand-in-${process.getuid?.() ?? 0}-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(folder)) return folder;
  const draft = mkdtempSync(`${folder}-`);
  for (const [name, text] of files) writeFileSync(join(draft, name), text, { mode: 0o755 });
  try {
    renameSync(draft, folder);
  } catch (error) {
    // Another process was faster.
    if (!existsSync(folder)) throw error;
    rmSync(draft, { recursive: true });
  }
  return folder;
}

async function bundles(): Promise<(readonly [string, string])[]> {
  const { version } = createRequire(import.meta.url)('electron/package.json') as { readonly version: string };
  const forNode = {
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    define: { ELECTRON_VERSION: JSON.stringify(version) },
  } satisfies BuildOptions;
  const forPage = { platform: 'browser', format: 'iife', globalName: BUNDLE_VARIABLE } satisfies BuildOptions;
  return Promise.all([
    bundle('executable.ts', EXECUTABLE_BUNDLE, forNode),
    bundle('utility-prelude.ts', UTILITY_BUNDLE, forNode),
    bundle('main-world.page.ts', MAIN_WORLD_BUNDLE, forPage),
    bundle('preload-world.page.ts', PRELOAD_WORLD_BUNDLE, forPage),
  ]);
}

async function bundle(entry: string, name: string, options: BuildOptions): Promise<readonly [string, string]> {
  const { outputFiles } = await build({ ...options, entryPoints: [join(SOURCES, entry)], bundle: true, write: false });
  return [name, outputFiles[0]?.text ?? ''];
}

/** The release turns the fuse off that lets Electron run as Node: an app that needs it works here and not there. */
const startScript = (node: string): string => `#!/bin/sh
if [ -n "$ELECTRON_RUN_AS_NODE" ]; then
  echo 'electron stand-in: ELECTRON_RUN_AS_NODE is not modelled: the fuse is off' >&2
  exit 1
fi
export STAND_IN_NODE='${node}'
exec '${node}' "$(dirname "$0")/${EXECUTABLE_BUNDLE}" "$@"
`;
