import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { linkNativePackages } from '../../packaging/native-packages.mjs';
import { buildApp, bundleForNode } from '../../scripts/build.mjs';

const DESKTOP = join(import.meta.dirname, '../..');
/** Beside the app's own bundles, in the folder that the specs start. */
export const SCRIPTED_PROCESS = 'scripted-card-process.cjs';
const VARIABLE = 'CIEKIT_BUILT_APP';

/**
 * The app, bundled from the sources as they are now, with the process whose readers are a test's beside it. Once for a
 * run: the processes of the run inherit where it is.
 */
export async function builtApp(): Promise<string> {
  const known = process.env[VARIABLE];
  if (known !== undefined) return known;
  mkdirSync(join(DESKTOP, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(DESKTOP, 'dist/specs-'));
  await buildApp({ out: folder });
  linkNativePackages(folder);
  await bundleForNode({
    entry: join(import.meta.dirname, 'desk/scripted-card-process.ts'),
    outfile: join(folder, SCRIPTED_PROCESS),
    minify: false,
  });
  const own = JSON.parse(readFileSync(join(DESKTOP, 'package.json'), 'utf8')) as Record<string, unknown>;
  const { name, productName, version } = own;
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, productName, version, main: 'main.cjs' }));
  process.env[VARIABLE] = folder;
  return folder;
}

/** The bundle whose readers are a test's. */
export async function scriptedProcess(): Promise<string> {
  return join(await builtApp(), SCRIPTED_PROCESS);
}

/** For vitest: builds before the specs, takes away after them. */
export default async function setUp(): Promise<() => void> {
  const folder = await builtApp();
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
