// @ts-check
// Builds the app and starts it on Electron. Electron's package downloads its binary at the first start.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { linkNativePackages } from '../packaging/native-packages.mjs';
import { buildApp } from './build.mjs';

const APP = dirname(fileURLToPath(new URL('.', import.meta.url)));

/** @returns {string | undefined} the path of Electron's binary */
function electron() {
  try {
    return createRequire(import.meta.url)('electron');
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('. ')[0] : String(error);
    console.error(`\nElectron's binary is not here, and could not be downloaded from github.com (${reason}).
- ELECTRON_MIRROR names a mirror, ELECTRON_OVERRIDE_DIST_PATH a folder in which Electron lies already.
- Without it: node apps/desktop/scripts/pictures.mjs draws the screens on Debian's Chromium, and
  npx vitest run --config vitest.workspace.ts --project with-desktop uses them. More in docs/desktop.md.`);
    return undefined;
  }
}

// First: nobody builds for what is not there.
const binary = electron();
if (binary === undefined) {
  process.exitCode = 1;
} else {
  const { out } = await buildApp({ minify: false });
  linkNativePackages(out);
  const child = spawn(binary, [APP, ...process.argv.slice(2)], { stdio: 'inherit' });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
