import type { Language, Middleware, ProgressEvent, UseCaseEvent } from '@ciekit/middleware';
import { assuranceKey, CardSelectionError, catalogueOf } from '@ciekit/middleware';
import type { OperationKind, OperationResults } from '../contract/operations.js';
import type { OperationArgument } from '../contract/requests.js';
import { GivenCodes, type TypedCodes } from './given-codes.js';
import type { Configuration, Paths, SeenFiles } from './protocol.js';
import type { RunningOperation } from './running-operations.js';

/** What an operation has at hand. */
export interface OperationContext {
  readonly middleware: Middleware;
  readonly configuration: Configuration;
  readonly version: string;
  /** Whether a software card stands in for a real one. */
  readonly software: boolean;
  readonly running: RunningOperation;
  /** @throws {RangeError} a file that the main process does not name */
  readonly path: (fileId: string) => string;
  /** What it was when the person chose it, where that is known. */
  readonly seen: (fileId: string) => SeenFiles[string] | undefined;
  /** Gives a written file a name that windows may use. */
  readonly written: (path: string) => string;
  /** The paired cards changed. */
  readonly storeChanged: () => Promise<void>;
}

export type Operation<K extends OperationKind> = (
  context: OperationContext,
  argument: OperationArgument<K>,
) => Promise<OperationResults[K]>;

/**
 * The options that every use case takes, bound to the events of this operation.
 *
 * @param nis the card that the holder was shown: a use case that finds another one ends before a code is asked for
 */
export function useCaseOptions(
  { running, configuration }: OperationContext,
  nis?: string,
): {
  readonly signal: AbortSignal;
  readonly onProgress: (event: ProgressEvent) => void;
  readonly onEvent: (event: UseCaseEvent) => void;
} {
  const { progress } = catalogueOf(configuration.language);
  return {
    signal: running.signal,
    onProgress: ({ percent, step }) => {
      running.tell({ type: 'progress', percent, step, sentence: progress[step] });
    },
    onEvent: (event) => {
      if (nis !== undefined) requireShownCard(event, nis);
      if (event.type === 'chip-checked') running.tell({ type: 'chip', assurance: assuranceKey(event.assurance) });
      if (event.type === 'tries') {
        running.tell({ type: 'tries', codeKind: event.kind, triesRemaining: event.triesRemaining });
      }
    },
  };
}

/** @throws {CardSelectionError} `card-swapped`: another card than the one that the window showed was found */
export function requireShownCard(event: UseCaseEvent, nis: string): void {
  if (event.type === 'card-found' && event.nis !== nis) throw new CardSelectionError('card-swapped');
}

/** Runs `work` with the codes of one operation, and wipes them whatever happens. */
export async function withCodes<T>(
  { running }: OperationContext,
  codes: TypedCodes,
  work: (source: GivenCodes) => Promise<T>,
): Promise<T> {
  using source = new GivenCodes(codes, (question) => running.ask(question));
  return await work(source);
}

export function languageOf({ configuration }: OperationContext): Language {
  return configuration.language;
}

/** Names of files in both directions. */
export class FileNames {
  readonly #paths: Paths;
  readonly #seen: SeenFiles;
  readonly #written = new Map<string, string>();

  constructor(paths: Paths, seen: SeenFiles = {}) {
    this.#paths = paths;
    this.#seen = seen;
  }

  path(fileId: string): string {
    const path = Object.hasOwn(this.#paths, fileId) ? this.#paths[fileId] : undefined;
    if (path === undefined) throw new RangeError('a file that nobody named');
    return path;
  }

  seen(fileId: string): SeenFiles[string] | undefined {
    return Object.hasOwn(this.#seen, fileId) ? this.#seen[fileId] : undefined;
  }

  add(path: string): string {
    const fileId = crypto.randomUUID();
    this.#written.set(fileId, path);
    return fileId;
  }

  get written(): readonly { readonly fileId: string; readonly path: string }[] {
    return [...this.#written].map(([fileId, path]) => ({ fileId, path }));
  }
}
