import type { StandardOutput } from './stdio.js';

const DEFAULT_COLUMNS = 80;
/** Wider lines are hard to read; narrower terminals wrap by themselves. */
const MAX_COLUMNS = 100;
const MIN_COLUMNS = 20;

/**
 * A stream that may go away. A closed pipe (`cie list | head`) ends the output silently; any other failure, such as a
 * full disk, is kept and reported at the end.
 */
export class Output {
  readonly isTerminal: boolean;
  readonly #stream: StandardOutput;
  readonly #onError: (error: Error) => void;
  #failure: Error | undefined;
  #gone = false;
  #pending = 0;
  #idle: (() => void) | undefined;

  constructor(stream: StandardOutput) {
    this.#stream = stream;
    this.isTerminal = stream.isTTY === true;
    this.#onError = (error) => {
      this.#lose(error);
    };
    stream.on('error', this.#onError);
  }

  /** Columns to use, never more than a line that reads well. */
  get columns(): number {
    const columns = this.isTerminal ? (this.#stream.columns ?? DEFAULT_COLUMNS) : MAX_COLUMNS;
    // Some terminals say 0 while they are being made.
    return Math.max(MIN_COLUMNS, Math.min(MAX_COLUMNS, columns === 0 ? DEFAULT_COLUMNS : columns));
  }

  write(text: string): void {
    if (this.#gone || text === '') return;
    this.#pending++;
    this.#stream.write(text, (error) => {
      if (error) this.#lose(error);
      this.#pending--;
      if (this.#pending === 0) this.#idle?.();
    });
  }

  /** Waits for what was written. @returns what went wrong, a closed pipe excepted */
  async flushed(): Promise<Error | undefined> {
    if (this.#pending > 0) {
      await new Promise<void>((resolve) => {
        this.#idle = resolve;
      });
    }
    return this.#failure;
  }

  /** Stops listening to the stream. */
  release(): void {
    // The listener stays on a stream that failed: a second error event without one would end the process.
    if (!this.#gone) this.#stream.off('error', this.#onError);
  }

  #lose(error: Error): void {
    this.#gone = true;
    const code = 'code' in error ? error.code : undefined;
    if (code !== 'EPIPE' && code !== 'ERR_STREAM_DESTROYED') this.#failure ??= error;
  }
}
