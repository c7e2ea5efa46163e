import { within, type Patience } from './waiting.js';

/** Lets one through at a time, in the order of arrival. */
export class Turnstile {
  #last: Promise<void> = Promise.resolve();

  /**
   * Waits for the turn.
   *
   * @returns what ends the turn, to be called once; `undefined` when the deadline passed first
   * @throws {CancelledError} the signal fired first
   */
  async enter(patience: Patience): Promise<(() => void) | undefined> {
    const before = this.#last;
    let leave: () => void = () => undefined;
    const turn = new Promise<void>((resolve) => {
      leave = resolve;
    });
    this.#last = before.then(() => turn);
    const outcome = await within(before, patience);
    if (outcome.ended === 'done') return leave;
    leave();
    if (outcome.ended === 'cancelled') throw outcome.error;
    return undefined;
  }
}
