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
    console.error(
      `Electron's binary is not here and could not be downloaded: ${error instanceof Error ? error.message : ''}`,
    );
    console.error('docs/desktop.md says how to work on the app without it.');
    return undefined;
  }
}

const { out } = await buildApp({ minify: false });
linkNativePackages(out);
const binary = electron();
if (binary === undefined) {
  process.exitCode = 1;
} else {
  const child = spawn(binary, [APP, ...process.argv.slice(2)], { stdio: 'inherit' });
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
