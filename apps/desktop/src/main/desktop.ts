import type { BrowserWindow } from 'electron';
import type { AppEvent } from '../contract/bridge.js';
import type { OperationKind, OperationOutcome } from '../contract/operations.js';
import type { RequestArgument, RequestName, RequestResults } from '../contract/requests.js';
import type { AppLog } from './app-log.js';
import type { CardProcesses } from './card-processes.js';
import type { FileDesk } from './file-desk.js';
import type { OpenedFiles } from './opened-files.js';
import type { PromptWindow } from './prompt-window.js';
import type { RunningWork } from './running-work.js';
import type { SettingsStore } from './settings-store.js';

/** What the main process's parts share. */
export interface Desktop {
  readonly processes: CardProcesses;
  readonly files: FileDesk;
  readonly settings: SettingsStore;
  readonly version: string;
  readonly log: AppLog;
  readonly opened: OpenedFiles;
  readonly prompts: PromptWindow;
  readonly work: RunningWork;
  /** The main window; `undefined` while only the tray is there. */
  readonly window: () => BrowserWindow | undefined;
  /** To every window. */
  tell(event: AppEvent): void;
  /** Tray and menu speak the language that was chosen, reminders go by the new dates. */
  settingsChanged(): void;
  /** How an operation of a window ended. */
  ended(kind: OperationKind, outcome: OperationOutcome): void;
}

/** Answers one request of a window; what it throws is refused without a word about why. */
type Handler<N extends RequestName> = (
  desktop: Desktop,
  argument: RequestArgument<N>,
  /** The window that asks. */
  sender: BrowserWindow,
) => Promise<RequestResults[N]> | RequestResults[N];

export type Handlers<N extends RequestName = RequestName> = { readonly [K in N]: Handler<K> };
