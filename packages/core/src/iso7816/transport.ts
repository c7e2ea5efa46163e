/** Bytes in, bytes out. Everything above is a wrapper. */
export interface Transport {
  /**
   * Sends one command APDU and returns the answer as the card gave it, status word included.
   *
   * @throws {TransportError} no answer came
   */
  transmit(command: Uint8Array): Promise<Uint8Array>;
}

/** What happens to the card when a transaction ends: `reset` drops what the chip holds verified. */
export type CardDisposition = 'leave' | 'reset';

/** Exclusive use of the card between `begin` and `end`. */
export interface CardTransaction extends Transport {
  /** Ends the exclusive use. Never throws; calling it twice is harmless. */
  end(disposition: CardDisposition): Promise<void>;
}

/** An open connection to the card in one reader. Shared: other programs may use the card between our transactions. */
export interface CardConnection {
  readonly readerName: string;
  readonly atr: Uint8Array;
  /** The longest command that reader and driver take in one piece, in bytes, where it is known; 261 is a short APDU. */
  readonly maxCommandLength: number | undefined;
  /**
   * Waits until no other program uses the card, then holds it.
   *
   * @throws {TransportError} `sharing-violation` when the wait is over, `card-removed`, `card-reset`, …
   * @throws {CancelledError} the signal fired while waiting
   */
  beginTransaction(options?: TransactionOptions): Promise<CardTransaction>;
  /** Closes the connection. Never throws; calling it twice is harmless. */
  close(): Promise<void>;
}

export interface TransactionOptions {
  readonly signal?: AbortSignal | undefined;
  /** How long to wait for another program, in milliseconds. */
  readonly waitMs?: number | undefined;
}

export type CardPresence = 'empty' | 'present' | 'mute' | 'in-use';

/** One reader as it is now. `in-use`: another program holds the card exclusively. */
export interface ReaderSnapshot {
  readonly name: string;
  readonly card: CardPresence;
  /** The ATR of the card, where there is one. */
  readonly atr: Uint8Array | undefined;
}

/** A change among the readers. */
export type ReaderEvent =
  | { readonly type: 'reader-added'; readonly reader: ReaderSnapshot }
  | { readonly type: 'reader-removed'; readonly reader: ReaderSnapshot }
  | { readonly type: 'card-inserted'; readonly reader: ReaderSnapshot }
  | { readonly type: 'card-removed'; readonly reader: ReaderSnapshot }
  | { readonly type: 'service-stopped' }
  | { readonly type: 'service-started' }
  /** Once in each watch: what was there when it began has been told, be it nothing. */
  | { readonly type: 'all-told' };

/** Where cards come from: PC/SC, or the software card. */
export interface CardReaders {
  /**
   * The readers now. An empty list is an answer; a stopped service is an error.
   *
   * @throws {TransportError} `service-not-running`, `binding-unavailable`, `access-denied`
   */
  list(): Promise<readonly ReaderSnapshot[]>;
  /**
   * What is there (as `reader-added` and `card-inserted`), `all-told`, then every change, until the signal fires.
   * A service that stops and comes back is reported and survived.
   */
  watch(signal: AbortSignal): AsyncIterable<ReaderEvent>;
  /** @throws {TransportError} `no-reader`, `no-card`, `mute-card`, `sharing-violation`, … */
  connect(readerName: string, options?: TransactionOptions): Promise<CardConnection>;
  /** Releases what the readers hold; pending watches end. */
  close(): Promise<void>;
}
