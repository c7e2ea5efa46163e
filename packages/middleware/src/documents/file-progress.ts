import { CancelledError } from '@ciekit/core/basics';
import type { ProgressReport, ProgressStep } from '../progress.js';

/** Told about the files of a batch as they go. */
export type FileEvent =
  /** `number` counts from 1. */
  | { readonly type: 'begun'; readonly path: string; readonly number: number; readonly total: number }
  | { readonly type: 'done'; readonly path: string }
  | { readonly type: 'failed'; readonly path: string; readonly error: unknown };

export type FileListener = (event: FileEvent) => void;

/** One percentage over many files, by their sizes: a big one is not at its end when it begins. */
export class FileProgress {
  readonly #report: ProgressReport;
  readonly #step: ProgressStep;
  readonly #onFile: FileListener | undefined;
  #sizes: readonly number[] = [];
  #total = 0;
  #shown = -1;
  #from = 0;
  #number = 0;
  #before = 0;
  #within = 0;

  constructor(report: ProgressReport, step: ProgressStep, onFile: FileListener | undefined) {
    this.#report = report;
    this.#step = step;
    this.#onFile = onFile;
  }

  /** @param sizes in bytes @param from the percentage reached */
  start(sizes: readonly number[], from: number): void {
    // A tiny file takes the card as long as any other.
    this.#sizes = sizes.map((size) => size + FIXED_COST);
    this.#total = this.#sizes.reduce((sum, size) => sum + size, 0);
    this.#from = from;
  }

  begin(path: string): void {
    this.#number++;
    this.#within = 0;
    this.#onFile?.({ type: 'begun', path, number: this.#number, total: this.#sizes.length });
    this.#show();
  }

  /** @param bytes more that were read */
  advance(bytes: number): void {
    this.#within += bytes;
    this.#show();
  }

  end(path: string): void {
    this.#finish();
    this.#onFile?.({ type: 'done', path });
  }

  fail(path: string, error: unknown): void {
    if (this.#number > 0) this.#finish();
    this.#onFile?.({ type: 'failed', path, error });
  }

  #finish(): void {
    this.#before += this.#sizes[this.#number - 1] ?? 0;
    this.#within = 0;
    this.#show();
  }

  #show(): void {
    const size = this.#sizes[this.#number - 1] ?? 0;
    // A format may read a file twice.
    const done = this.#before + Math.min(this.#within, size);
    const percent = Math.round(this.#from + (99 - this.#from) * (done / Math.max(1, this.#total)));
    if (percent === this.#shown) return;
    this.#shown = percent;
    this.#report.at(percent, this.#step);
  }
}

/** What a file costs beside its bytes, in bytes. */
const FIXED_COST = 1_048_576;

/** Other packages end with the signal's reason; here a cancellation is always the same error. */
export function asCancelled(error: unknown, signal: AbortSignal | undefined): unknown {
  if (error instanceof CancelledError || signal?.aborted !== true) return error;
  return error === signal.reason || (error instanceof Error && error.name === 'AbortError')
    ? new CancelledError({ cause: error })
    : error;
}
