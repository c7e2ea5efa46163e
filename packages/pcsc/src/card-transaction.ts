import type { CardDisposition, CardTransaction } from '@ciekit/core';
import { transportError } from './return-code.js';

/** One transaction: commands one after the other, and nothing after its end. */
export class OneTransaction implements CardTransaction {
  readonly #send: (command: Uint8Array) => Promise<Uint8Array>;
  readonly #finish: (disposition: CardDisposition) => Promise<void>;
  #last: Promise<unknown> = Promise.resolve();
  #ended: Promise<void> | undefined;

  /** @param finish gives the card free; called once, never rejects */
  constructor(
    send: (command: Uint8Array) => Promise<Uint8Array>,
    finish: (disposition: CardDisposition) => Promise<void>,
  ) {
    this.#send = send;
    this.#finish = finish;
  }

  transmit(command: Uint8Array): Promise<Uint8Array> {
    const answer = this.#last.then(() => {
      if (this.#ended !== undefined)
        throw transportError('communication-failed', new Error('end() was called'), 'the transaction has ended');
      return this.#send(command);
    });
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  end(disposition: CardDisposition): Promise<void> {
    this.#ended ??= this.#last.then(() => this.#finish(disposition));
    return this.#ended;
  }
}
