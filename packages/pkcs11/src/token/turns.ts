import { CryptokiError } from '../cryptoki/return-values.js';

/** One thing after the other: a queue in front of something that there is only one of. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Runs `work` when everything that came before is over. Where the signal fires first, the turn is given up and the
   * work never begins.
   *
   * @throws {CryptokiError} CKR_FUNCTION_CANCELED while waiting, and what `work` throws
   */
  take<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(() => {
      if (signal.aborted) throw new CryptokiError('FUNCTION_CANCELED');
      return work();
    });
    this.#last = turn.catch(() => undefined);
    return untilAborted(turn, signal);
  }
}

/** A client that gave up is answered at once, although its work may still be winding down. */
function untilAborted<T>(turn: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      reject(new CryptokiError('FUNCTION_CANCELED'));
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    turn.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
  });
}
