import type { ErrorView } from './views.js';

export type DesktopErrorCode =
  /** The command `cie`, which browsers start, is not on this PC. */
  | 'command-missing'
  /** p11-kit, through which browsers reach the card, is not on this PC. */
  | 'p11-kit-missing'
  /** Browsers of this system cannot be told of the card. */
  | 'browsers-unsupported'
  /** A file was changed by somebody else at the same moment. */
  | 'browsers-changed-meanwhile'
  /** The note of what was set up before is damaged. */
  | 'browsers-record-damaged'
  /** A folder that is somebody else's, or no ordinary one. */
  | 'browsers-place-unusable'
  /** No address of the State's certificates could be reached. */
  | 'certificates-unreachable'
  /** The service for browsers did not answer in time. */
  | 'token-not-starting'
  /** The process that has the reader hangs, or ended. */
  | 'reader-not-answering'
  /** The process that reads documents hangs, or ended. */
  | 'documents-not-answering'
  /** What was found in the file is not known any more: the process that knew it was started anew. */
  | 'verdict-forgotten'
  /** Something is being done with the card that may not be broken off half-way. */
  | 'card-busy'
  /** Something that a window may not ask for. */
  | 'refused'
  /** There is no room for a file that the person wants. */
  | 'disk-full'
  /** A file could not be written or read; the window says so plainly. */
  | 'failed';

/** What goes wrong in the app itself; its words are the windows'. */
export class DesktopError extends Error {
  readonly code: DesktopErrorCode;

  constructor(code: DesktopErrorCode, options?: ErrorOptions) {
    super(`desktop: ${code}`, options);
    this.name = 'DesktopError';
    this.code = code;
  }
}

/** Such an error on its way to a window, which has the words. */
export function ownErrorView(code: DesktopErrorCode): ErrorView {
  return { code, title: '', meaning: '', nextStep: '', about: ABOUT_FILES.has(code) ? 'files' : undefined };
}

const ABOUT_FILES: ReadonlySet<DesktopErrorCode> = new Set<DesktopErrorCode>([
  'documents-not-answering',
  'verdict-forgotten',
]);
