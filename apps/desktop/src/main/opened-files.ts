import { app } from 'electron';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AppEvent } from '../contract/bridge.js';
import type { AppView, ArrivalView, Destination, RefusedFileView } from '../contract/views.js';
import { isDeepLink, readDeepLink, type DeepLink } from './deep-link.js';
import type { FileDesk } from './file-desk.js';
import type { SystemOpenings } from './system-openings.js';

export interface OpenedFilesOptions {
  readonly files: FileDesk;
  /** Brings the window to the front, or opens it. */
  readonly show: () => void;
  /** To that window. */
  readonly tell: (event: AppEvent) => void;
  /** Whether the person wants the files that a link names. */
  readonly ask: (link: DeepLink) => Promise<boolean>;
}

/** Documents that the system opens with this app, and a second start: both lead to the one window. */
export class OpenedFiles {
  readonly #options: OpenedFilesOptions;
  #waiting: AppView['opened'];
  /** Whether the page has asked what it shall show: before that it does not hear what it is told. */
  #listens = false;
  #isAsking = false;

  constructor(options: OpenedFilesOptions) {
    this.#options = options;
  }

  /** What a window that was not there yet has to show; told once. From now on it listens. */
  taken(): AppView['opened'] {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    this.#listens = true;
    return waiting;
  }

  get isWaiting(): boolean {
    return this.#waiting !== undefined;
  }

  /** What comes from now on waits for the next window. */
  windowClosed(): void {
    this.#listens = false;
  }

  /** @param openings what macOS asks for, as events; the other systems start the app a second time */
  listen(openings: SystemOpenings): void {
    app.on('second-instance', (_, argv, cwd) => {
      this.#options.show();
      void this.take(argv.slice(1), cwd);
    });
    openings.listen((opened) => {
      this.#options.show();
      void this.take([opened], '/');
    });
  }

  /** Brings the window to the front, at a screen. */
  lead(to: Destination): void {
    this.#options.show();
    this.#go(to, NO_FILES);
  }

  /** @param args of a command line: files, `--sign`, `--verify`, `ciekit:` links; everything else is not for us */
  async take(args: readonly string[], cwd: string): Promise<void> {
    const link = args.find(isDeepLink);
    if (link !== undefined) {
      await this.#follow(link);
      return;
    }
    const paths = args.map((argument) => pathOf(argument, cwd)).filter((path) => path !== undefined);
    const { files, refused } = await this.#options.files.admitAll(paths.slice(-MAX_FILES));
    const arrival = { files, refused: refused.filter(isWorthAWord) };
    const wanted = destinationOf(args, arrival);
    if (wanted !== undefined) this.#go(wanted, arrival);
  }

  /** Files of a link are not even looked at before the person has agreed; a second question would hide the first. */
  async #follow(link: string): Promise<void> {
    const read = readDeepLink(link);
    if (read === undefined || this.#isAsking) return;
    this.#isAsking = true;
    try {
      const isWanted = read.paths.length > 0 && (await this.#options.ask(read));
      this.#go(read.to, isWanted ? await this.#options.files.admitAll(read.paths) : NO_FILES);
    } finally {
      this.#isAsking = false;
    }
  }

  #go(to: Destination, arrival: ArrivalView): void {
    if (this.#listens) this.#options.tell({ type: 'navigate', to, ...arrival });
    else this.#waiting = { to, ...arrival };
  }
}

const MAX_FILES = 100;
const NO_FILES: ArrivalView = { files: [], refused: [] };

/** A command line has words that are no files at all, and the folder that the app was started from. */
function isWorthAWord({ why }: RefusedFileView): boolean {
  return why !== 'folder' && why !== 'missing';
}

/**
 * The file that an argument names: a path, or the `file:` address that desktops may pass in its place (Desktop Entry
 * Specification, `%U`). A link of ours names none, however a page wrote it: what follows `ciekit:` is no path.
 */
function pathOf(argument: string, cwd: string): string | undefined {
  if (argument.startsWith('-') || /^ciekit:/i.test(argument)) return undefined;
  if (!argument.includes('://')) return resolve(cwd, argument);
  // With the name of a computer it would be asked for over the network.
  if (!/^file:\/\/\//i.test(argument)) return undefined;
  try {
    return fileURLToPath(argument);
  } catch {
    return undefined;
  }
}

function destinationOf(args: readonly string[], { files, refused }: ArrivalView): Destination | undefined {
  if (files.length === 0 && refused.length === 0) return undefined;
  if (args.includes('--sign')) return 'sign';
  if (args.includes('--verify')) return 'verify';
  return files.every(({ kind }) => kind === 'p7m' || kind === 'p7s' || kind === 'timestamp') ? 'verify' : 'sign';
}
