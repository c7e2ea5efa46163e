import type { ReaderSnapshot } from '@ciekit/core/iso7816';
import type { SoftwareCard } from '../software-card.js';

/** One stay of one card in a reader: a connection belongs to it and dies with it. */
export class Insertion {
  readonly card: SoftwareCard;
  readonly #gone = new AbortController();
  readonly #onRemoved: () => void;

  constructor(card: SoftwareCard, onRemoved: () => void) {
    this.card = card;
    this.#onRemoved = onRemoved;
  }

  /** Fires when the card is taken out. */
  get gone(): AbortSignal {
    return this.#gone.signal;
  }

  remove(): void {
    if (this.#gone.signal.aborted) return;
    this.card.reset('power');
    this.#gone.abort();
    this.#onRemoved();
  }
}

/** A software reader and what is in it. */
export class ReaderSlot {
  readonly name: string;
  readonly maxCommandLength: number | undefined;
  #insertion: Insertion | undefined;

  constructor(name: string, maxCommandLength: number | undefined) {
    this.name = name;
    this.maxCommandLength = maxCommandLength;
  }

  get insertion(): Insertion | undefined {
    return this.#insertion;
  }

  insert(card: SoftwareCard, onRemoved: () => void): void {
    if (this.#insertion !== undefined) throw new TypeError('there is a card in the reader');
    this.#insertion = new Insertion(card, () => {
      this.#insertion = undefined;
      onRemoved();
    });
  }

  snapshot(): ReaderSnapshot {
    const card = this.#insertion?.card;
    return { name: this.name, card: card === undefined ? 'empty' : 'present', atr: card?.atr };
  }
}
