import type { Hash } from 'node:crypto';
import type { SigningMechanism } from '../cryptoki/mechanisms.js';
import type { CardKey, SlotToken } from './slot.js';

/** A signature that was begun: C_SignInit happened. */
export interface SignOperation {
  readonly mechanism: SigningMechanism;
  readonly key: CardKey;
  /** Fed by C_SignUpdate; for a mechanism that hashes nothing, the DigestInfo so far. */
  hash: Hash | undefined;
  parts: Uint8Array | undefined;
  /** C_SignUpdate happened: C_Sign no longer may. */
  inParts: boolean;
}

/** A session of one client with the card in one slot, and what is under way in it. */
export class Session {
  readonly slotId: number;
  readonly token: SlotToken;
  readonly readWrite: boolean;
  /** Handles found and not fetched yet; `undefined`: no search. */
  search: number[] | undefined;
  signing: SignOperation | undefined;
  #pending: AbortController | undefined;

  constructor(slotId: number, token: SlotToken, readWrite: boolean) {
    this.slotId = slotId;
    this.token = token;
    this.readWrite = readWrite;
  }

  /** Whether a card or a person is being waited for. One thing at a time: a session is not shared between threads. */
  get isWaiting(): boolean {
    return this.#pending !== undefined;
  }

  /** Runs what takes its time; the signal fires when the session ends or the operation is cancelled. */
  async wait<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const pending = new AbortController();
    this.#pending = pending;
    try {
      return await work(pending.signal);
    } finally {
      this.#pending = undefined;
    }
  }

  cancelWait(): void {
    this.#pending?.abort();
  }

  close(): void {
    this.search = undefined;
    this.signing = undefined;
    this.cancelWait();
  }
}
