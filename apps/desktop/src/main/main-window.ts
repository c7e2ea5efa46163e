import { BrowserWindow, nativeTheme } from 'electron';
import { CHANNEL, type AppEvent } from '../contract/bridge.js';
import type { WindowLanguage } from '../contract/views.js';
import { APP_ORIGIN } from './app-protocol.js';
import { windowPreferences } from './window-preferences.js';

export interface MainWindowOptions {
  readonly preload: string;
  readonly icon: string;
  /** Whose words the window fetches first. */
  readonly language: () => WindowLanguage;
  /** Whether it may be closed now; if not, it shows why and the person closes it again. */
  readonly mayClose: () => boolean;
  readonly onClosed: () => void;
  /** Its page crashed and is drawn anew. */
  readonly onCrashed: () => void;
}

/** As small as the design goes (shared design: 900 by 640). In device-independent pixels. */
const SMALLEST = { width: 900, height: 640 };
const FIRST = { width: 1_100, height: 720 };

/** A page that crashes again so soon would do so for ever. */
const CRASHES_APART_MS = 10_000;

/** The background before the page is drawn: no white flash in the dark. */
const CANVAS = { light: '#f4f7fa', dark: '#0d151d' };

/** The one window of the app, which may be closed while the tray goes on. */
export class MainWindow {
  readonly #options: MainWindowOptions;
  #window: BrowserWindow | undefined;

  constructor(options: MainWindowOptions) {
    this.#options = options;
  }

  /** `undefined` while it is closed. */
  get current(): BrowserWindow | undefined {
    return this.#window;
  }

  /** Brings it to the front, or opens it. */
  show(): void {
    const window = this.#window;
    if (window === undefined) {
      this.#window = openMainWindow({
        ...this.#options,
        onClosed: () => {
          this.#window = undefined;
          this.#options.onClosed();
        },
      });
      return;
    }
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  tell(event: AppEvent): void {
    this.#window?.webContents.send(CHANNEL.event, event);
  }
}

function openMainWindow({ preload, icon, language, mayClose, onClosed, onCrashed }: MainWindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...FIRST,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'CIE Kit',
    icon,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? CANVAS.dark : CANVAS.light,
    webPreferences: windowPreferences(preload),
  });
  window.once('ready-to-show', () => {
    window.show();
  });
  window.on('close', (event) => {
    if (!mayClose()) event.preventDefault();
  });
  window.on('closed', onClosed);
  let crashedAt = -Infinity;
  window.webContents.on('render-process-gone', () => {
    onCrashed();
    const isNew = performance.now() - crashedAt > CRASHES_APART_MS;
    crashedAt = performance.now();
    if (isNew) window.webContents.reload();
  });
  void window.loadURL(`${APP_ORIGIN}/index.html?language=${language()}`);
  return window;
}
