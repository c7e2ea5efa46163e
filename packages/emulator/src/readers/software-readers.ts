import { CancelledError, TransportError } from '@ciekit/core/iso7816';
import type {
  CardConnection,
  CardReaders,
  ReaderEvent,
  ReaderSnapshot,
  TransactionOptions,
} from '@ciekit/core/iso7816';
import type { SoftwareCard } from '../software-card.js';
import { EventFeed } from './event-feed.js';
import { SoftwareConnection } from './software-connection.js';
import { ReaderSlot } from './reader-slot.js';

export interface SoftwareReaderOptions {
  readonly name: string;
  /** The card that is in it from the start. */
  readonly card?: SoftwareCard | undefined;
  /** The longest command that the reader takes, in bytes; 261 makes one that knows short APDUs only. No limit without. */
  readonly maxCommandLength?: number;
}

export interface SoftwareReadersOptions {
  readonly readers: readonly SoftwareReaderOptions[];
}

/**
 * Readers in the same process, with software cards in them: the door that needs no PC/SC.
 *
 * @example
 * ```ts
 * const readers = new SoftwareReaders({ readers: [{ name: 'Software card', card }] });
 * const connection = await readers.connect('Software card');
 * const transaction = await connection.beginTransaction();
 * await transaction.transmit(fromHex('00A4040C06A00000000039')); // 90 00
 * await transaction.end('reset');
 * ```
 */
export class SoftwareReaders implements CardReaders {
  readonly #slots = new Map<string, ReaderSlot>();
  readonly #feeds = new Set<EventFeed<ReaderEvent>>();

  /** @throws {TypeError} two readers have one name */
  constructor(options: SoftwareReadersOptions) {
    for (const reader of options.readers) this.addReader(reader);
  }

  /** Plugs one more reader in. @throws {TypeError} there is one of that name */
  addReader(options: SoftwareReaderOptions): void {
    if (this.#slots.has(options.name)) throw new TypeError('two readers of one name');
    const slot = new ReaderSlot(options.name, options.maxCommandLength);
    this.#slots.set(options.name, slot);
    this.#announce({ type: 'reader-added', reader: slot.snapshot() });
    if (options.card !== undefined) this.insert(options.name, options.card);
  }

  /** Unplugs a reader, with the card that is in it. @throws {TransportError} `no-reader` */
  removeReader(name: string): void {
    const slot = this.#slot(name);
    this.remove(name);
    this.#slots.delete(name);
    this.#announce({ type: 'reader-removed', reader: slot.snapshot() });
  }

  /** Puts a card into an empty reader. @throws {TransportError} `no-reader` @throws {TypeError} there is a card in it */
  insert(name: string, card: SoftwareCard): void {
    const slot = this.#slot(name);
    slot.insert(card, () => {
      this.#announce({ type: 'card-removed', reader: slot.snapshot() });
    });
    this.#announce({ type: 'card-inserted', reader: slot.snapshot() });
  }

  /** Takes the card out, whatever it is doing. Harmless when there is none. @throws {TransportError} `no-reader` */
  remove(name: string): void {
    this.#slot(name).insertion?.remove();
  }

  list(): Promise<readonly ReaderSnapshot[]> {
    return Promise.resolve([...this.#slots.values()].map((slot) => slot.snapshot()));
  }

  async *watch(signal: AbortSignal): AsyncGenerator<ReaderEvent, void, undefined> {
    const feed = new EventFeed<ReaderEvent>(signal);
    for (const slot of this.#slots.values()) {
      const reader = slot.snapshot();
      feed.push({ type: 'reader-added', reader });
      if (reader.card !== 'empty') feed.push({ type: 'card-inserted', reader });
    }
    feed.push({ type: 'all-told' });
    this.#feeds.add(feed);
    try {
      yield* feed;
    } finally {
      this.#feeds.delete(feed);
      feed.close();
    }
  }

  connect(readerName: string, options: TransactionOptions = {}): Promise<CardConnection> {
    const open = (): CardConnection => {
      if (options.signal?.aborted === true) throw new CancelledError({ cause: options.signal.reason });
      const slot = this.#slot(readerName);
      if (slot.insertion === undefined) throw new TransportError('no-card', 'there is no card in the reader');
      return new SoftwareConnection(readerName, slot.insertion, slot.maxCommandLength);
    };
    return new Promise((resolve) => {
      resolve(open());
    });
  }

  close(): Promise<void> {
    for (const feed of this.#feeds) feed.close();
    for (const slot of this.#slots.values()) slot.insertion?.remove();
    this.#slots.clear();
    return Promise.resolve();
  }

  #slot(name: string): ReaderSlot {
    const slot = this.#slots.get(name);
    if (slot === undefined) throw new TransportError('no-reader', 'there is no reader of that name');
    return slot;
  }

  #announce(event: ReaderEvent): void {
    for (const feed of this.#feeds) feed.push(event);
  }
}
