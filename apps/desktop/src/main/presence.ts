import { app, BrowserWindow, Menu, powerMonitor } from 'electron';
import type { OperationOutcome } from '../contract/operations.js';
import type { Destination, SettingsView } from '../contract/views.js';
import { applicationMenu } from './application-menu.js';
import { CardNotices } from './card-notices.js';
import type { CardProcesses } from './card-processes.js';
import { lockCard } from './lock-card.js';
import type { QuickActions } from './quick-actions.js';
import { Reminders } from './reminders.js';
import { ShowNotices } from './show-notices.js';
import type { ToldOnce } from './told-once.js';
import { DesktopTray } from './tray.js';
import { mainWords, type MainWords } from './words/words.js';

export interface PresenceOptions {
  /** Folder of the icons. */
  readonly icons: string;
  readonly processes: CardProcesses;
  readonly settings: () => SettingsView;
  readonly told: ToldOnce;
  readonly open: () => void;
  readonly lead: (to: Destination) => void;
}

/** Dates come due while the app stays on for weeks. */
const LOOK_EVERY_MS = 60_000;

/** What the app is outside its windows: icon beside the clock, menu, notifications. */
export class Presence {
  readonly #options: PresenceOptions;
  readonly #actions: QuickActions;
  readonly #notices: ShowNotices;
  readonly #cards: CardNotices;
  readonly #reminders: Reminders;
  readonly #tray: DesktopTray;
  readonly #timer: NodeJS.Timeout;
  /** Ids of windows that were seen, if they are in front now or not. */
  readonly #shown = new Set<number>();
  #menuLanguage = '';
  #isClosed = false;

  constructor(options: PresenceOptions) {
    const { icons, lead, open, processes, settings, told } = options;
    this.#options = options;
    app.on('browser-window-created', (_, window) => {
      window.once('show', () => {
        this.#shown.add(window.id);
      });
    });
    this.#notices = new ShowNotices({ words: () => this.#words, lead });
    this.#actions = {
      open,
      lead,
      lock: () => {
        void lockCard(processes.cards).then((notice) => {
          this.#notices.show(notice);
        });
      },
      quit: () => {
        app.quit();
      },
    };
    this.#cards = new CardNotices((notice) => {
      // The screen in front says it, with what to do about it; so will the one that is still being opened.
      const windows = BrowserWindow.getAllWindows();
      const isOpening = windows.some((window) => !this.#shown.has(window.id));
      if (!isOpening && BrowserWindow.getFocusedWindow() === null) this.#notices.show(notice);
    });
    this.#reminders = new Reminders({
      settings,
      cards: () => (processes.software ? [] : processes.paired.cards),
      told,
      tell: (notice) => {
        this.#notices.show(notice);
      },
    });
    this.#tray = new DesktopTray(icons, this.#actions);
    this.#timer = setInterval(this.#look, LOOK_EVERY_MS);
    this.#timer.unref();
    powerMonitor.on('resume', this.#look);
    this.settingsChanged();
  }

  settingsChanged(): void {
    const { language } = this.#options.settings();
    if (language !== this.#menuLanguage) {
      this.#menuLanguage = language;
      const menu = applicationMenu(this.#words, process.platform, this.#actions);
      Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
    }
    this.deskChanged();
    this.#look();
  }

  deskChanged(): void {
    // The process with the readers goes on until its work has ended.
    if (this.#isClosed) return;
    const { desk, software } = this.#options.processes;
    this.#cards.follow(desk);
    this.#tray.show(desk, software, this.#words);
  }

  pairedChanged(): void {
    this.#look();
  }

  ended(outcome: OperationOutcome): void {
    this.#cards.ended(outcome);
  }

  /** The window was closed and the app goes on: said once, so that nobody wonders. */
  staysOpen(): void {
    if (this.#options.told.first('stays-open')) this.#notices.show({ kind: 'stays-open' });
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#timer);
    powerMonitor.off('resume', this.#look);
    this.#tray.close();
  }

  readonly #look = (): void => {
    this.#reminders.look(new Date());
  };

  get #words(): MainWords {
    return mainWords(this.#options.settings().language);
  }
}
