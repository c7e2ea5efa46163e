import { app, BrowserWindow } from 'electron';
import { join } from 'node:path';
import { CHANNEL, type AppEvent } from '../contract/bridge.js';
import { ownErrorView } from '../contract/desktop-error.js';
import { answerPrompts } from './answer-prompts.js';
import { AppLog } from './app-log.js';
import { cardProcessScript } from './card-process-script.js';
import { CardProcesses } from './card-processes.js';
import type { Desktop } from './desktop.js';
import { FileDesk } from './file-desk.js';
import { applyTheme } from './handlers/app.js';
import { listenToWindows } from './listen.js';
import { openMainWindow } from './main-window.js';
import { OpenedFiles } from './opened-files.js';
import { PromptWindow } from './prompt-window.js';
import { SettingsStore } from './settings-store.js';

export interface StartOptions {
  /** Where the bundles are. */
  readonly folder: string;
}

/** A program gives up by then; nobody finds an old question when they come back. */
const PROMPT_WITHIN_MS = 120_000;

/** Puts the parts of the main process together. Call when the app is ready. */
export function startDesktop({ folder }: StartOptions): void {
  const settings = new SettingsStore(join(app.getPath('userData'), 'settings.json'), app.getLocale());
  const files = new FileDesk();
  let main: BrowserWindow | undefined;
  const tell = (event: AppEvent): void => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(CHANNEL.event, event);
  };
  const processes = new CardProcesses({
    script: cardProcessScript(folder),
    version: app.getVersion(),
    storeDirectory: process.env['CIEKIT_HOME'],
    tryOutDirectory: join(app.getPath('userData'), 'try-out'),
    settings: () => settings.settings,
    onMessage: (message) => {
      if (message.type === 'desk') tell({ type: 'desk', desk: message.desk });
      else if (message.type === 'paired') tell({ type: 'paired', paired: message.paired });
      else tell({ type: 'operation', id: message.id, event: message.event });
    },
    lost: () => ownErrorView('reader-not-answering'),
  });
  const log = new AppLog(join(app.getPath('userData'), 'cie-kit.log'), () => settings.settings.keepLog);
  const preload = join(folder, 'preload.cjs');
  const prompts = new PromptWindow({ preload, withinMs: PROMPT_WITHIN_MS });
  const show = (): BrowserWindow => {
    if (main === undefined) {
      main = openMainWindow({
        preload,
        onClosed: () => {
          main = undefined;
        },
      });
      return main;
    }
    if (main.isMinimized()) main.restore();
    main.show();
    main.focus();
    return main;
  };
  const opened = new OpenedFiles({ files, show, isShown: () => main !== undefined, tell });
  const desktop: Desktop = {
    processes,
    files,
    settings,
    log,
    opened,
    prompts,
    version: app.getVersion(),
    window: () => main,
    tell,
  };
  applyTheme(desktop);
  listenToWindows(desktop);
  opened.listen();
  processes.start();
  void opened.take(process.argv.slice(1), process.cwd()).then(show);
  void answerPrompts(prompts);
  app.on('activate', show);
  app.on('before-quit', () => {
    processes.close();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
}
