import type { FileListener } from './file-progress.js';
import type { NetworkSettings } from './network.js';

/** What is said of many files at once, whatever is done with them. */
export interface BatchRequest {
  readonly files: readonly string[];
  /** What detached signatures in the files are about; default the file beside a `.p7s` that has its name. */
  readonly detachedContent?: string | undefined;
  readonly network?: NetworkSettings | undefined;
}

export interface BatchOptions {
  /** Told about each file as it goes. */
  readonly onFile?: FileListener | undefined;
}

/** A file of a batch of which there is no result, and nothing was written. */
export type FileWithoutResult =
  | { readonly status: 'failed'; readonly path: string; readonly error: unknown }
  /** The batch ended before its turn. */
  | { readonly status: 'not-begun'; readonly path: string };
