import { app } from 'electron';
import { resolve } from 'node:path';
import type { AppEvent } from '../contract/bridge.js';
import type { AppView, Destination, FileView } from '../contract/views.js';
import type { FileDesk } from './file-desk.js';

export interface OpenedFilesOptions {
  readonly files: FileDesk;
  /** Brings the window to the front, or opens it. */
  readonly show: () => void;
  /** Whether a window is there that listens. */
  readonly isShown: () => boolean;
  readonly tell: (event: AppEvent) => void;
}

/** Documents that the system opens with this app, and a second start: both lead to the one window. */
export class OpenedFiles {
  readonly #options: OpenedFilesOptions;
  #waiting: AppView['opened'];

  constructor(options: OpenedFilesOptions) {
    this.#options = options;
  }

  /** What a window that was not there yet has to show; told once. */
  taken(): AppView['opened'] {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    return waiting;
  }

  listen(): void {
    app.on('second-instance', (_, argv, cwd) => {
      this.#options.show();
      void this.take(argv.slice(1), cwd);
    });
    app.on('open-file', (event, path) => {
      event.preventDefault();
      this.#options.show();
      void this.take([path], '/');
    });
    app.on('open-url', (event, url) => {
      event.preventDefault();
      this.#options.show();
      void this.take([url], '/');
    });
  }

  /** @param args of a command line: files, `--sign`, `--verify`, `ciekit:` links; everything else is not for us */
  async take(args: readonly string[], cwd: string): Promise<void> {
    const named = args.filter((argument) => !argument.startsWith('-') && !argument.includes('://')).slice(-MAX_FILES);
    const files = await this.#options.files.admitAll(named.map((path) => resolve(cwd, path)));
    const wanted = destinationOf(args, files);
    if (wanted === undefined) return;
    if (this.#options.isShown()) this.#options.tell({ type: 'navigate', to: wanted, files });
    else this.#waiting = { to: wanted, files };
  }
}

const MAX_FILES = 100;
const PLACES: readonly Destination[] = ['home', 'sign', 'verify', 'help', 'lost-codes', 'settings', 'doctor'];

function destinationOf(args: readonly string[], files: readonly FileView[]): Destination | undefined {
  // A link says where to go and nothing else: no file, no card, no code.
  const link = args
    .find((argument) => argument.startsWith('ciekit://'))
    ?.slice('ciekit://'.length)
    .replace(/\/+$/, '');
  const linked = PLACES.find((place) => place === link);
  if (linked !== undefined) return linked;
  if (files.length === 0) return undefined;
  if (args.includes('--sign')) return 'sign';
  if (args.includes('--verify')) return 'verify';
  return files.every(({ kind }) => kind === 'p7m' || kind === 'p7s' || kind === 'timestamp') ? 'verify' : 'sign';
}
