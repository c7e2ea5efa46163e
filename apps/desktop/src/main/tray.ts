import { Menu, nativeTheme, Tray } from 'electron';
import { join } from 'node:path';
import type { DeskView } from '../contract/views.js';
import { deskState } from './desk-state.js';
import type { QuickActions } from './quick-actions.js';
import type { MainWords } from './words/words.js';

/** What nobody should find out only by opening the window. */
const NEEDS_ATTENTION: ReadonlySet<string> = new Set(['pin-blocked', 'blocked-for-ever', 'service-unusable']);

/** The icon beside the clock: reader and card in words, and what is done most. */
export class DesktopTray {
  readonly #tray: Tray;
  readonly #icons: string;
  readonly #actions: QuickActions;
  #shown = '';
  #attention = false;

  /** @param icons folder of the icons */
  constructor(icons: string, actions: QuickActions) {
    this.#icons = icons;
    this.#actions = actions;
    this.#tray = new Tray(this.#icon());
    this.#tray.on('click', actions.open);
    nativeTheme.on('updated', this.#redraw);
  }

  /** Drawn again only when a word of it changes: some desktops close an open menu then. */
  show(desk: DeskView, tryOut: boolean, words: MainWords): void {
    const key = deskState(desk);
    const said = words.state[key];
    const state = tryOut ? words.tryOut(said) : said;
    const shown = `${words.locale} ${state}`;
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#attention = NEEDS_ATTENTION.has(key);
    this.#redraw();
    const { tray } = words;
    const { open, lead, lock, quit } = this.#actions;
    this.#tray.setToolTip(`CIE Kit: ${state}`);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { id: 'state', label: state, enabled: false },
        { type: 'separator' },
        { id: 'open', label: tray.open, click: open },
        {
          id: 'sign',
          label: tray.sign,
          click: () => {
            lead('sign');
          },
        },
        {
          id: 'verify',
          label: tray.verify,
          click: () => {
            lead('verify');
          },
        },
        { id: 'lock', label: tray.lock, click: lock },
        { type: 'separator' },
        { id: 'quit', label: tray.quit, click: quit },
      ]),
    );
  }

  close(): void {
    nativeTheme.off('updated', this.#redraw);
    this.#tray.destroy();
  }

  readonly #redraw = (): void => {
    this.#tray.setImage(this.#icon());
  };

  /** The menu bar of macOS colours its icons by itself; elsewhere the panel's colour is the system's theme. */
  #icon(): string {
    const { platform } = process;
    const state = this.#attention ? '-attention' : '';
    if (platform === 'darwin')
      return join(this.#icons, this.#attention ? 'trayAttentionTemplate.png' : 'trayTemplate.png');
    const panel = nativeTheme.shouldUseDarkColors ? 'dark' : 'light';
    return join(this.#icons, `tray${state}-for-${panel}.${platform === 'win32' ? 'ico' : 'png'}`);
  }
}
