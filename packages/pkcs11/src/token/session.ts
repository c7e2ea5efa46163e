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

/** What a session waits for. */
type Awaited = 'log-in' | 'signature';

/** A session of one client with the card in one slot, and what is under way in it. */
export class Session {
  readonly slotId: number;
  readonly token: SlotToken;
  readonly readWrite: boolean;
  /** Handles found and not fetched yet; `undefined`: no search. */
  search: number[] | undefined;
  signing: SignOperation | undefined;
  readonly #pending = new Map<AbortController, Awaited>();

  constructor(slotId: number, token: SlotToken, readWrite: boolean) {
    this.slotId = slotId;
    this.token = token;
    this.readWrite = readWrite;
  }

  /** Whether a card or a person is being waited for. One thing at a time: a session is not shared between threads. */
  get isWaiting(): boolean {
    return this.#pending.size > 0;
  }

  /** Runs what takes its time; the signal fires when the session ends or the operation is cancelled. */
  async wait<T>(awaited: Awaited, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const pending = new AbortController();
    this.#pending.set(pending, awaited);
    try {
      return await work(pending.signal);
    } finally {
      this.#pending.delete(pending);
    }
  }

  /** Gives up a signature that is being waited for. */
  cancelSignature(): void {
    for (const [pending, awaited] of this.#pending) if (awaited === 'signature') pending.abort();
  }

  close(): void {
    this.search = undefined;
    this.signing = undefined;
    for (const pending of this.#pending.keys()) pending.abort();
  }
}
