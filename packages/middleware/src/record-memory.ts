import type { CardMemory, CodeKind, KnownCard, SecretBytes } from '@ciekit/core';
import { openHolder, type SealedHolder } from './holder-seal.js';
import type { PairingRecord } from './pairing-record.js';
import type { PairingStore } from './pairing-store.js';
import { knownCardOf } from './stored-card-memory.js';

/** A pairing record and what its seal held. */
export interface OpenedRecord {
  readonly record: PairingRecord;
  readonly holder: SealedHolder;
}

/** No record to open; carries the services id out of the card transaction to whoever began it, and no further. */
export class NoRecord extends Error {
  readonly nis: string;

  constructor(nis: string) {
    super('card without a record');
    this.nis = nis;
  }
}

/**
 * The memory of a card operation that opens the seal. It ends the operation at once on a card without a record: without
 * one it would read the whole chip for nothing.
 */
export class RecordMemory implements CardMemory {
  readonly #pairings: PairingStore;
  readonly #stored: CardMemory;
  #record: PairingRecord | undefined;

  /** @param stored for what is learnt besides: lengths and tries */
  constructor(pairings: PairingStore, stored: CardMemory) {
    this.#pairings = pairings;
    this.#stored = stored;
  }

  /** @throws {NoRecord} @throws {StoreError} `store-damaged`, … */
  async recall(nis: string): Promise<KnownCard> {
    return knownCardOf(await this.#find(nis));
  }

  /** What the seal's key is made from. */
  readonly challengeOf = async (nis: string): Promise<Uint8Array> => (await this.#find(nis)).sealed.challenge;

  /**
   * @param key of the seal; is wiped
   * @throws {StoreError} `store-seal-broken`
   */
  async openWith(key: SecretBytes, nis: string): Promise<OpenedRecord> {
    try {
      const record = await this.#find(nis);
      return { record, holder: openHolder(key, record.open, record.sealed) };
    } finally {
      key.wipe();
    }
  }

  update(known: KnownCard): Promise<void> {
    return this.#stored.update(known);
  }

  recallTries(nis: string, kind: CodeKind): Promise<number | undefined> {
    return this.#stored.recallTries(nis, kind);
  }

  rememberTries(nis: string, kind: CodeKind, triesRemaining: number | undefined): Promise<void> {
    return this.#stored.rememberTries(nis, kind, triesRemaining);
  }

  async #find(nis: string): Promise<PairingRecord> {
    if (this.#record?.open.card.nis !== nis) this.#record = await this.#pairings.find(nis);
    if (this.#record === undefined) throw new NoRecord(nis);
    return this.#record;
  }
}
