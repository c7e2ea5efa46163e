import { app, BrowserWindow } from 'electron';
import { join } from 'node:path';
import { CHANNEL, type AppEvent } from '../contract/bridge.js';
import { ownErrorView } from '../contract/desktop-error.js';
import { answerPrompts } from './answer-prompts.js';
import { AppLog } from './app-log.js';
import { cardProcessScript } from './card-process-script.js';
import { askForLink } from './ask-for-link.js';
import { CardProcesses } from './card-processes.js';
import type { Desktop } from './desktop.js';
import { FileDesk } from './file-desk.js';
import { applyTheme } from './handlers/app.js';
import { listenToWindows } from './listen.js';
import { MainWindow } from './main-window.js';
import { OpenedFiles } from './opened-files.js';
import { Presence } from './presence.js';
import { PromptWindow } from './prompt-window.js';
import { quitCleanly } from './quit-cleanly.js';
import { RunningWork } from './running-work.js';
import { SettingsStore } from './settings-store.js';
import { HIDDEN, loginEntryWritten } from './start-at-login.js';
import type { SystemOpenings } from './system-openings.js';
import { ToldOnce } from './told-once.js';
import { mainWords } from './words/words.js';

export interface StartOptions {
  /** Where the bundles are. */
  readonly folder: string;
  readonly openings: SystemOpenings;
}

/** A program gives up by then; nobody finds an old question when they come back. */
const PROMPT_WITHIN_MS = 120_000;

/** A card that is being written to needs no more. */
const WORK_ENDS_WITHIN_MS = 5_000;

/** Puts the parts of the main process together. Call when the app is ready. */
export function startDesktop({ folder, openings }: StartOptions): void {
  const own = (name: string): string => join(app.getPath('userData'), name);
  const settings = new SettingsStore(own('settings.json'), app.getPreferredSystemLanguages(), (unsaved) => {
    log.note('settings', unsaved ? 'unsaved' : 'saved');
    tell({ type: 'unsaved', unsaved });
  });
  const told = new ToldOnce(own('told.json'));
  const log = new AppLog(own('cie-kit.log'), () => settings.settings.keepLog);
  const files = new FileDesk();
  const preload = join(folder, 'preload.cjs');
  const prompts = new PromptWindow({ preload, withinMs: PROMPT_WITHIN_MS });
  let isQuitting = false;
  let readers = '';
  const noteReaders = (state: string): void => {
    if (state !== readers) log.note('readers', state);
    readers = state;
  };
  const tell = (event: AppEvent): void => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(CHANNEL.event, event);
  };
  const processes = new CardProcesses({
    script: cardProcessScript(folder, { isPackaged: app.isPackaged, environment: process.env }),
    version: app.getVersion(),
    storeDirectory: process.env['CIEKIT_HOME'],
    tryOutDirectory: own('try-out'),
    settings: () => settings.settings,
    onMessage: (message) => {
      if (message.type === 'desk') {
        const { service } = message.desk;
        noteReaders(service.state === 'unusable' ? service.error.code : service.state);
        presence.deskChanged();
        tell({ type: 'desk', desk: message.desk });
      } else if (message.type === 'paired') {
        presence.pairedChanged();
        tell({ type: 'paired', paired: message.paired });
      } else {
        work.told(message.id, message.event);
        const told: AppEvent = { type: 'operation', id: message.id, event: message.event };
        work.windowOf(message.id)?.send(CHANNEL.event, told);
      }
    },
    lost: {
      cards: () => ownErrorView('reader-not-answering'),
      documents: () => ownErrorView('documents-not-answering'),
    },
  });
  const main = new MainWindow({
    preload,
    icon: join(folder, 'icons/app.png'),
    language: () => settings.settings.language,
    mayClose: () => !work.isWithCode,
    onClosed: () => {
      opened.windowClosed();
      if (isQuitting) return;
      if (settings.settings.startAtLogin) presence.staysOpen();
      else app.quit();
    },
    onCrashed: () => {
      log.note('window-crashed');
      opened.windowClosed();
    },
  });
  const show = (): void => {
    main.show();
  };
  const opened = new OpenedFiles({
    files,
    show,
    tell: (event) => {
      main.tell(event);
    },
    ask: (link) => askForLink(link, mainWords(settings.settings.language)),
  });
  const presence = new Presence({
    icons: join(folder, 'icons'),
    processes,
    settings: () => settings.settings,
    told,
    open: show,
    lead: (to) => {
      opened.lead(to);
    },
  });
  const work = new RunningWork((id) => {
    processes.cancel(id);
  });
  const desktop: Desktop = {
    processes,
    files,
    settings,
    log,
    opened,
    prompts,
    work,
    version: app.getVersion(),
    window: () => main.current,
    tell,
    settingsChanged: () => {
      presence.settingsChanged();
    },
    ended: (_, outcome) => {
      presence.ended(outcome);
    },
  };
  applyTheme(desktop);
  log.note('app-begun');
  listenToWindows(desktop);
  opened.listen(openings);
  processes.start();
  void opened.take(process.argv.slice(1), process.cwd()).then(() => {
    if (!startsHidden() || opened.isWaiting) show();
    // After the window: it loads native code, which a person would wait for.
    void answerPrompts(prompts);
  });
  if (app.isPackaged) app.setAsDefaultProtocolClient('ciekit');
  app.on('activate', show);
  // Whether the app goes on without its window is decided when that window is closed: another one, hidden, may be left.
  app.on('window-all-closed', () => undefined);
  quitCleanly({
    mayEnd: () => {
      if (work.isWithCode) show();
      return !work.isWithCode;
    },
    close: () => {
      isQuitting = true;
      prompts.close();
      presence.close();
      log.note('app-ended');
    },
    settle: async () => {
      await work.settled(WORK_ENDS_WITHIN_MS);
      await Promise.all([settings.saved(), told.saved(), log.written(), loginEntryWritten()]);
    },
    end: () => {
      processes.close();
    },
  });
}

/** Started by the system when the person logged in: nobody asked for a window. */
function startsHidden(): boolean {
  return process.argv.includes(HIDDEN) || app.getLoginItemSettings().wasOpenedAtLogin;
}
