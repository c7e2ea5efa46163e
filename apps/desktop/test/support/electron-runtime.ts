import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { missingChromium } from '../stand-in/chromium.js';
import { standInDistribution } from './stand-in-distribution.js';

/** Which program runs the app: Electron itself, or what stands in for it where its binary is absent. */
export type Runtime = 'stand-in' | 'electron';

function chosenRuntime(): Runtime {
  return process.env['E2E_ELECTRON'] === 'electron' ? 'electron' : 'stand-in';
}

/** Makes Electron's npm package, which Playwright asks for the executable, name the chosen one. */
export async function prepareRuntime(): Promise<Runtime> {
  const runtime = chosenRuntime();
  if (runtime === 'electron') {
    requireElectron();
    Reflect.deleteProperty(process.env, 'ELECTRON_OVERRIDE_DIST_PATH');
  } else {
    const missing = missingChromium();
    if (missing !== undefined) throw new Error(missing);
    process.env['ELECTRON_OVERRIDE_DIST_PATH'] = await standInDistribution();
  }
  return runtime;
}

/** The executable that Playwright will start. */
export async function electronExecutable(): Promise<string> {
  if ((await prepareRuntime()) === 'electron') return requireElectron();
  return join(await standInDistribution(), 'electron');
}

function requireElectron(): string {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const pathFile = join(folder, 'path.txt');
  const executable = existsSync(pathFile) ? join(folder, 'dist', readFileSync(pathFile, 'utf8')) : undefined;
  if (executable === undefined || !existsSync(executable)) {
    throw new Error(
      "E2E_ELECTRON=electron asks for Electron itself, and its binary is not installed: run 'pnpm --filter @ciekit/desktop exec install-electron' where the network allows it",
    );
  }
  return executable;
}

let announced = false;

/** Says once a process which runtime the specs ran on. */
export function announceRuntime(
  runtime: Runtime,
  versions: { readonly electron?: string; readonly chrome?: string },
): void {
  if (announced) return;
  announced = true;
  const name =
    runtime === 'electron' ? `Electron ${versions.electron ?? '?'}` : `stand-in (Chromium ${versions.chrome ?? '?'})`;
  process.stdout.write(`E2E runtime: ${name}\n`);
}
