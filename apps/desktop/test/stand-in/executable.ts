import { mkdirSync, readFileSync, statSync } from 'node:fs';
import * as inspector from 'node:inspector';
import Module, { createRequire } from 'node:module';
import { join } from 'node:path';
import { browser } from './browser.js';
import { missingChromium } from './chromium.js';
import { desktop } from './desktop.js';
import { electron } from './electron-module.js';
import { notModelled } from './loud-object.js';
import { app, commandLine, nativeTheme } from './main-process.js';
import { judgePopup } from './popups.js';
import { WebContents } from './web-contents.js';
import { BrowserWindow } from './browser-window.js';

/**
 * The executable that stands in for Electron's: the same arguments, and the same two lines on standard error by which
 * Playwright finds the debuggers of the main process and of the pages.
 */
declare const ELECTRON_VERSION: string;

/** What tests reach through `electronApplication.evaluate(() => globalThis.electronStandIn)`. */
export interface StandIn {
  readonly desktop: typeof desktop;
  readonly chromiumVersion: string;
}

/** The door through which modules are loaded; Node's types leave it out. */
interface Loader {
  _load: (name: string, ...rest: unknown[]) => unknown;
}

function lookLikeElectron(): void {
  const executable = join(__dirname, 'electron');
  process.argv = [executable, ...process.argv.slice(2)];
  process.execPath = executable;
  process.title = 'electron';
  const versions = { ...process.versions, electron: ELECTRON_VERSION, chrome: '' };
  Object.defineProperty(process, 'versions', { value: versions, configurable: true });
  Object.defineProperty(process, 'type', { value: 'browser' });
  Object.defineProperty(process, 'defaultApp', { value: true });
  Object.defineProperty(process, 'resourcesPath', { value: __dirname });
  const loader = Module as unknown as Loader;
  const load = loader._load;
  loader._load = (name, ...rest) =>
    ['electron', 'electron/main', 'electron/common'].includes(name) ? electron : load.call(loader, name, ...rest);
}

function mainScript(path: string): string {
  if (!statSync(path).isDirectory()) return path;
  const { main = 'index.js' } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as { main?: string };
  return join(path, main);
}

async function run(): Promise<void> {
  const missing = missingChromium();
  if (missing !== undefined) throw new Error(missing);
  if (commandLine.app === undefined) throw notModelled('a start without an app');
  lookLikeElectron();
  // After that: Playwright asks for the module as soon as it is let in.
  if (commandLine.switches.has('inspect')) inspector.open(0, '127.0.0.1');
  const require = createRequire(join(commandLine.app, 'index.js'));
  for (const preload of commandLine.preloads) require(preload);
  const main = mainScript(commandLine.app);
  if (main.endsWith('.mjs')) throw notModelled('a main script that is an ECMAScript module');
  require(main);
  // It gave up in its first lines: a second instance does.
  if (app.isQuitting) return;

  const profile = join(app.getPath('userData'), 'Chromium');
  mkdirSync(profile, { recursive: true });
  const connecting = browser.start(profile, app.switches, (page, openerTarget) => {
    const opener =
      (openerTarget === undefined ? undefined : WebContents.fromDevToolsTargetId(openerTarget)) ??
      BrowserWindow.getFocusedWindow()?.webContents ??
      WebContents.getAllWebContents()[0];
    if (opener !== undefined) void judgePopup(connection, page, opener).catch(() => undefined);
  });
  // Node loads what makes requests and answers when it is first asked for; Electron has it from the start.
  await new Response(new Request('http://localhost/').url).arrayBuffer();
  const connection = await connecting;
  nativeTheme.on('updated', () => {
    for (const contents of WebContents.getAllWebContents()) contents.refreshTheme();
  });
  Object.assign(process.versions, { chrome: connection.version });
  const standIn: StandIn = { desktop, chromiumVersion: connection.version };
  Object.defineProperty(globalThis, 'electronStandIn', { value: standIn });
  app.announceReady();
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
});
