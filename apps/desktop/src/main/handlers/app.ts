import { app, nativeTheme, type BrowserWindow } from 'electron';
import { DesktopError } from '../../contract/desktop-error.js';
import type { AppView } from '../../contract/views.js';
import { askForAddresses } from '../ask-for-addresses.js';
import type { Desktop, Handlers } from '../desktop.js';
import { openLink } from '../guards.js';
import { answered } from '../process-answer.js';
import { startAtLogin } from '../start-at-login.js';
import { mainWords } from '../words/words.js';

type Names =
  | 'app.start'
  | 'app.quit'
  | 'facts.get'
  | 'settings.change'
  | 'try-out.set'
  | 'try-out.card'
  | 'links.open'
  | 'operation.cancel'
  | 'operation.answer'
  | 'desk.look-again'
  | 'verified.again'
  | 'doctor.again'
  | 'error.again';

export const appHandlers: Handlers<Names> = {
  'app.start': (desktop, _, sender) => appView(desktop, sender),
  'app.quit': () => {
    app.quit();
    return undefined;
  },
  'facts.get': async ({ processes }) => answered(await processes.cards.query('facts', undefined)),
  'settings.change': async (desktop, change, sender) => {
    const held = desktop.settings.settings;
    if (!(await askForAddresses(sender, change, held, mainWords(held.language)))) return held;
    const settings = desktop.settings.change(change);
    applyTheme(desktop);
    desktop.processes.configure();
    if (change.startAtLogin !== undefined) void startAtLogin(change.startAtLogin);
    desktop.settingsChanged();
    desktop.tell({ type: 'settings', settings });
    return settings;
  },
  'try-out.set': (desktop, { on }) => {
    // The process with the readers ends: a PIN that is being set would be left as nobody knows.
    if (on !== desktop.processes.software && desktop.work.isWithCards) throw new DesktopError('card-busy');
    desktop.processes.useSoftware(on);
    desktop.tell({ type: 'try-out', on });
    return undefined;
  },
  'try-out.card': async (desktop, argument) => {
    answered(await desktop.processes.cards.query('try-out-card', argument));
    return undefined;
  },
  'links.open': async (_, { url }) => {
    await openLink(url);
    return undefined;
  },
  'operation.cancel': ({ processes, work }, { id }, sender) => {
    if (work.windowOf(id) === sender.webContents) processes.cancel(id);
    return undefined;
  },
  'operation.answer': ({ processes, work }, { id, questionId, yes }, sender) => {
    if (work.windowOf(id) === sender.webContents) processes.answer(id, questionId, yes);
    return undefined;
  },
  'desk.look-again': (desktop) => {
    desktop.processes.cards.lookAgain();
    return undefined;
  },
  'verified.again': async ({ processes }, argument) =>
    answered(await processes.for('verify').query('verified-again', argument)),
  'doctor.again': async ({ processes }) => answered(await processes.for('doctor').query('doctor-again', undefined)),
  'error.again': async ({ processes }, facts) => answered(await processes.cards.query('error-again', facts)),
};

/** The system's theme, or the one that the person chose. */
export function applyTheme({ settings }: Pick<Desktop, 'settings'>): void {
  nativeTheme.themeSource = settings.settings.theme;
}

function appView({ processes, settings, version, opened, prompts }: Desktop, sender: BrowserWindow): AppView {
  return {
    version,
    platform: process.platform,
    settings: settings.settings,
    unsaved: settings.unsaved,
    tryOut: processes.software,
    desk: processes.desk,
    paired: processes.paired,
    // What the app was started for is the main window's.
    opened: prompts.owns(sender) ? undefined : opened.taken(),
  };
}
