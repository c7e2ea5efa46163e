import type { MenuItemConstructorOptions } from 'electron';
import type { Destination } from '../contract/views.js';
import type { QuickActions } from './quick-actions.js';
import type { MainWords } from './words/words.js';

/**
 * The menu with its keyboard shortcuts. Every entry has words of ours: those of Electron's roles are English on Linux.
 *
 * @param platform as `process.platform` names it: on macOS the first menu is the app's own
 */
export function applicationMenu(
  { menu: words }: MainWords,
  platform: string,
  actions: QuickActions,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const to = (id: Destination, label: string, accelerator?: string): MenuItemConstructorOptions => ({
    id,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => {
      actions.lead(id);
    },
  });
  const about = to('about', words.about);
  const settings = to('settings', words.settings, 'CmdOrCtrl+,');
  const quit: MenuItemConstructorOptions = {
    id: 'quit',
    label: words.quit,
    accelerator: 'CmdOrCtrl+Q',
    click: actions.quit,
  };
  const app: MenuItemConstructorOptions = {
    label: 'CIE Kit',
    submenu: [
      about,
      SEPARATOR,
      settings,
      SEPARATOR,
      { label: words.hide, role: 'hide' },
      { label: words.hideOthers, role: 'hideOthers' },
      { label: words.showAll, role: 'unhide' },
      SEPARATOR,
      quit,
    ],
  };
  const file: MenuItemConstructorOptions = {
    label: words.file,
    submenu: [
      to('sign', words.sign, 'CmdOrCtrl+O'),
      to('verify', words.verify, 'CmdOrCtrl+Shift+O'),
      SEPARATOR,
      { id: 'lock', label: words.lock, accelerator: 'CmdOrCtrl+L', click: actions.lock },
      SEPARATOR,
      ...(isMac ? [] : [settings]),
      { label: words.close, role: 'close', accelerator: 'CmdOrCtrl+W' },
      ...(isMac ? [] : [quit]),
    ],
  };
  const help: MenuItemConstructorOptions = {
    label: words.help,
    role: 'help',
    submenu: [
      to('help', words.openHelp, 'F1'),
      to('doctor', words.doctor),
      to('lost-codes', words.lostCodes),
      ...(isMac ? [] : [SEPARATOR, about]),
    ],
  };
  return [
    ...(isMac ? [app] : []),
    file,
    edit(words),
    view(words, to('home', words.home, 'CmdOrCtrl+1')),
    window(words),
    help,
  ];
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

function edit(words: MainWords['menu']): MenuItemConstructorOptions {
  return {
    label: words.edit,
    submenu: [
      { label: words.undo, role: 'undo' },
      { label: words.redo, role: 'redo' },
      SEPARATOR,
      { label: words.cut, role: 'cut' },
      { label: words.copy, role: 'copy' },
      { label: words.paste, role: 'paste' },
      { label: words.selectAll, role: 'selectAll' },
    ],
  };
}

/** Nothing that reloads a page or looks into it: a half-done operation would be lost. */
function view(words: MainWords['menu'], home: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    label: words.view,
    submenu: [
      home,
      SEPARATOR,
      { label: words.zoomIn, role: 'zoomIn' },
      { label: words.zoomOut, role: 'zoomOut' },
      { label: words.resetZoom, role: 'resetZoom' },
      SEPARATOR,
      { label: words.fullScreen, role: 'togglefullscreen' },
    ],
  };
}

function window(words: MainWords['menu']): MenuItemConstructorOptions {
  return { label: words.window, role: 'window', submenu: [{ label: words.minimize, role: 'minimize' }] };
}
