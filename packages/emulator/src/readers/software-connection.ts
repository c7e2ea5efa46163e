import { TransportError } from '@ciekit/core/iso7816';
import type { CardConnection, CardDisposition, CardTransaction, TransactionOptions } from '@ciekit/core/iso7816';
import type { CardLease } from '../software-card.js';
import { cardRemoved } from '../turnstile.js';
import type { Insertion } from './reader-slot.js';

/** How long another user is waited for when the caller does not say. */
const DEFAULT_WAIT_MS = 10_000;

/**
 * A connection to the card in a software reader. Where another connection reset the card since the last transaction, the
 * next `beginTransaction` says `card-reset` once, and the one after it succeeds.
 */
export class SoftwareConnection implements CardConnection {
  readonly readerName: string;
  readonly atr: Uint8Array;
  readonly maxCommandLength: number | undefined;
  readonly #insertion: Insertion;
  #knownResets: number;
  #closed = false;
  readonly #open = new Set<SoftwareTransaction>();

  constructor(readerName: string, insertion: Insertion, maxCommandLength: number | undefined) {
    this.readerName = readerName;
    this.atr = insertion.card.atr;
    this.maxCommandLength = maxCommandLength;
    this.#insertion = insertion;
    this.#knownResets = insertion.card.resetCount;
  }

  async beginTransaction(options: TransactionOptions = {}): Promise<CardTransaction> {
    if (this.#closed) throw new TypeError('transaction on a closed connection');
    const { card, gone } = this.#insertion;
    const deadline = performance.now() + (options.waitMs ?? DEFAULT_WAIT_MS);
    const lease = await card.acquire({ signal: options.signal, gone, deadline });
    const problem = this.#problem();
    if (problem !== undefined) {
      this.#knownResets = card.resetCount;
      await lease.release();
      throw problem;
    }
    const transaction = new SoftwareTransaction(lease, this.#insertion, this.maxCommandLength, () => {
      this.#knownResets = card.resetCount;
      this.#open.delete(transaction);
    });
    this.#open.add(transaction);
    return transaction;
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const transaction of this.#open) await transaction.end('leave');
  }

  #problem(): Error | undefined {
    const { card, gone } = this.#insertion;
    if (this.#closed) return new TypeError('the connection was closed meanwhile');
    if (gone.aborted) return cardRemoved();
    if (card.resetCount !== this.#knownResets)
      return new TransportError('card-reset', 'another program reset the card');
    return undefined;
  }
}

class SoftwareTransaction implements CardTransaction {
  readonly #lease: CardLease;
  readonly #insertion: Insertion;
  readonly #maxCommandLength: number | undefined;
  readonly #onEnd: () => void;
  #ended: Promise<void> | undefined;

  constructor(lease: CardLease, insertion: Insertion, maxCommandLength: number | undefined, onEnd: () => void) {
    this.#lease = lease;
    this.#insertion = insertion;
    this.#maxCommandLength = maxCommandLength;
    this.#onEnd = onEnd;
    // whoever held the card cannot keep it from the reader that it is put into next
    insertion.gone.addEventListener('abort', this.#giveUp, { once: true });
  }

  readonly #giveUp = (): void => {
    void this.end('leave');
  };

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    if (this.#isGone()) throw cardRemoved();
    if (this.#ended !== undefined) throw new TypeError('command after the end of the transaction');
    if (command.length > (this.#maxCommandLength ?? Infinity))
      throw new TransportError('communication-failed', 'the reader does not take commands of that length');
    const emission = await this.#lease.exchange(command, this.#insertion.gone);
    switch (emission.kind) {
      case 'answer':
        // what the card sent while it was pulled out did not arrive
        if (this.#isGone()) throw cardRemoved();
        return emission.bytes.slice();
      case 'removed':
        this.#insertion.remove();
        throw cardRemoved();
      case 'mute':
        throw new TransportError('timeout', 'the card does not answer');
    }
  }

  end(disposition: CardDisposition): Promise<void> {
    this.#ended ??= this.#finish(disposition);
    return this.#ended;
  }

  async #finish(disposition: CardDisposition): Promise<void> {
    if (disposition === 'reset' && !this.#isGone()) await this.#lease.reset('warm');
    this.#insertion.gone.removeEventListener('abort', this.#giveUp);
    this.#onEnd();
    await this.#lease.release();
  }

  #isGone(): boolean {
    return this.#insertion.gone.aborted;
  }
}
