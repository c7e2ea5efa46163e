import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Page } from 'playwright-core';
import { builtApp } from './built-app.js';
import { announceRuntime, prepareRuntime } from './electron-runtime.js';
import type { Runtime } from './electron-runtime.js';

export interface LaunchOptions {
  /** The app's folder; this app, as bundled for this run, when left out. */
  readonly app?: string;
  /** After the app's folder: switches and files to open. */
  readonly args?: readonly string[];
  /** Of the desktop and of the pages. */
  readonly language?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** To start again on what an earlier start left; a folder of its own when left out, removed at the end. */
  readonly folder?: string;
}

/** A running app with everything that it said. */
export interface LaunchedApp extends AsyncDisposable {
  readonly runtime: Runtime;
  readonly electron: ElectronApplication;
  /** The first window, once it has loaded. */
  readonly page: Page;
  readonly userData: string;
  /** CIEKIT_HOME. */
  readonly home: string;
  /** `warning` and `error` only, of every window. */
  readonly complaints: string[];
  /** Exceptions that no page caught. */
  readonly pageErrors: Error[];
  /** What the main process wrote on its two streams, line by line. */
  readonly output: string[];
  close(): Promise<void>;
}

/** How long an app may take to quit before that counts as a failure, in milliseconds. */
const QUIT_PATIENCE = 15_000;

/** Lines that the two runtimes write for Playwright, not for anybody else. */
const MACHINERY = /^(Debugger |DevTools listening|For help, see|Waiting for the debugger)/;

/** Starts the app as a user would, on the stand-in or on Electron itself (E2E_ELECTRON=electron). */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const runtime = await prepareRuntime();
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'ciekit-desktop-'));
  const userData = join(folder, 'user-data');
  const home = join(folder, 'home');
  mkdirSync(home, { recursive: true });
  const removeFolder = (): void => {
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };

  const language = options.language ?? 'it-IT';
  const electron = await _electron
    .launch({
      args: [
        options.app ?? (await builtApp()),
        `--user-data-dir=${userData}`,
        `--lang=${language}`,
        ...(options.args ?? []),
      ],
      env: { ...environment(), LANGUAGE: language.replace('-', '_'), CIEKIT_HOME: home, ...options.env },
      // The app's own choice of theme, not Playwright's.
      colorScheme: 'no-override' as unknown as null,
      timeout: 60_000,
    })
    .catch((error: unknown) => {
      removeFolder();
      throw error;
    });

  const complaints: string[] = [];
  const pageErrors: Error[] = [];
  const output: string[] = [];
  const child = electron.process();
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue;
    createInterface({ input: stream }).on('line', (line) => {
      if (!MACHINERY.test(line)) output.push(line);
    });
  }
  electron.on('window', (window) => {
    window.on('console', (message) => {
      if (['warning', 'error'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
    });
    window.on('pageerror', (error) => pageErrors.push(error));
  });

  const close = async (): Promise<void> => {
    const timer = { expired: false, id: undefined as NodeJS.Timeout | undefined };
    timer.id = setTimeout(() => {
      timer.expired = true;
      child.kill('SIGKILL');
    }, QUIT_PATIENCE);
    await electron.close();
    clearTimeout(timer.id);
    removeFolder();
    if (timer.expired) throw new Error('the app did not quit when asked and was killed');
  };

  try {
    const versions = await electron.evaluate(() => ({ ...process.versions }));
    announceRuntime(runtime, versions);
    const page = await electron.firstWindow();
    await page.waitForURL((url) => url.protocol !== 'about:');
    await page.waitForLoadState('load');
    return {
      runtime,
      electron,
      page,
      userData,
      home,
      complaints,
      pageErrors,
      output,
      close,
      [Symbol.asyncDispose]: close,
    };
  } catch (error) {
    await close();
    throw new Error(`the app did not open its first window; it said:\n${output.join('\n')}`, { cause: error });
  }
}

/** Without what would make the child another program. */
export function environment(): Record<string, string> {
  const names = ['ELECTRON_RUN_AS_NODE', 'NODE_OPTIONS', 'LANGUAGE', 'VITEST', 'NODE_ENV'];
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || names.includes(name) ? [] : [[name, value] as const],
    ),
  );
}
