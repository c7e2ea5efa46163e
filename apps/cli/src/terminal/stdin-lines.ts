import { CancelledError } from '@ciekit/core/basics';
import { UsageError } from '../cli-errors.js';
import type { StandardInput } from './stdio.js';

const LINE_FEED = 0x0a;
const RETURN = 0x0d;
/** Codes have 8 bytes; a longer line is kept long enough to be refused for its length. */
const MAX_LINE = 64;
/** More than this before a line ends is no list of codes. */
const MAX_IGNORED = 65_536;

/**
 * Lines of standard input as bytes, one at a time and no more than asked for. What is read is moved, not copied: each
 * chunk is wiped.
 */
export class StdinLines {
  readonly #input: StandardInput;
  #waiting: Uint8Array = new Uint8Array(0);
  #ended = false;

  constructor(input: StandardInput) {
    this.#input = input;
  }

  /**
   * The next line without its end; at most 64 bytes of it. The caller wipes it.
   *
   * @throws {UsageError} `stdin-ended` when there is no further line
   * @throws {CancelledError}
   */
  async next(signal: AbortSignal): Promise<Uint8Array> {
    let ignored = 0;
    for (;;) {
      const end = this.#waiting.indexOf(LINE_FEED);
      if (end >= 0 || (this.#ended && this.#waiting.length > 0)) return this.#take(end);
      if (this.#ended || ignored > MAX_IGNORED) throw new UsageError('stdin-ended');
      const chunk = await this.#read(signal);
      if (chunk === undefined) {
        this.#ended = true;
        continue;
      }
      // Before a line end, what goes beyond the longest line only says that the line is too long.
      const excess = chunk.indexOf(LINE_FEED) < 0 ? this.#waiting.length + chunk.length - MAX_LINE : 0;
      ignored += Math.max(0, excess);
      const whole = new Uint8Array(this.#waiting.length + chunk.length);
      whole.set(this.#waiting);
      whole.set(chunk, this.#waiting.length);
      this.wipe();
      chunk.fill(0);
      this.#waiting = excess > 0 ? whole.slice(0, MAX_LINE) : whole;
      if (excess > 0) whole.fill(0);
    }
  }

  wipe(): void {
    this.#waiting.fill(0);
    this.#waiting = new Uint8Array(0);
  }

  #take(end: number): Uint8Array {
    const whole = this.#waiting;
    const lineEnd = end < 0 ? whole.length : end;
    const textEnd = lineEnd > 0 && whole[lineEnd - 1] === RETURN ? lineEnd - 1 : lineEnd;
    const line = whole.slice(0, Math.min(textEnd, MAX_LINE));
    const rest = end < 0 ? new Uint8Array(0) : whole.slice(end + 1);
    whole.fill(0);
    this.#waiting = rest;
    return line;
  }

  #read(signal: AbortSignal): Promise<Uint8Array | undefined> {
    const input = this.#input;
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(new CancelledError());
        return;
      }
      const settle = (outcome: () => void): void => {
        input.off('data', onData);
        input.off('end', onEnd);
        input.off('close', onEnd);
        input.off('error', onError);
        signal.removeEventListener('abort', onAbort);
        input.pause();
        outcome();
      };
      const onData = (chunk: Uint8Array | string): void => {
        settle(() => {
          resolve(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
        });
      };
      const onEnd = (): void => {
        settle(() => {
          resolve(undefined);
        });
      };
      const onError = (cause: Error): void => {
        settle(() => {
          reject(new UsageError('stdin-ended', {}, { cause }));
        });
      };
      const onAbort = (): void => {
        settle(() => {
          reject(new CancelledError());
        });
      };
      if (input.readableEnded || input.destroyed) {
        resolve(undefined);
        return;
      }
      input.on('data', onData);
      input.once('end', onEnd);
      input.once('close', onEnd);
      input.once('error', onError);
      signal.addEventListener('abort', onAbort, { once: true });
      input.resume();
    });
  }
}
