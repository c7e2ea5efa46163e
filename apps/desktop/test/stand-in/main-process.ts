import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { App } from './app.js';
import type { AppIdentity } from './app.js';
import { parseCommandLine } from './command-line.js';
import { CustomSchemes } from './custom-schemes.js';
import { IpcMain } from './ipc-main.js';
import { NativeTheme } from './native-theme.js';
import { Session } from './session.js';

/** The parts of Electron of which a process has one. */
export const commandLine = parseCommandLine(process.argv.slice(2));
export const app = new App(readIdentity(commandLine.app), commandLine.switches);
export const schemes = new CustomSchemes();
export const ipcMain = new IpcMain();
/** Chromium's own switches for a desktop that is dark or of high contrast. */
export const nativeTheme = new NativeTheme({
  dark: commandLine.switches.has('force-dark-mode'),
  highContrast: commandLine.switches.has('force-high-contrast'),
});
export const defaultSession = new Session(schemes, () => app.hasStarted);

function readIdentity(path: string | undefined): AppIdentity {
  const nobody: AppIdentity = { name: 'Electron', version: '', path: path ?? '' };
  if (path === undefined) return nobody;
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Readonly<Record<string, string>>;
    const { productName, name = nobody.name, version = nobody.version } = manifest;
    return { name: productName ?? name, version, path: folder };
  } catch {
    // A script without a package.
    return { ...nobody, path: folder };
  }
}
