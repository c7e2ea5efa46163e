import type { AuthenticatedCard, CardConnection, ChipAssurance } from '@ciekit/core';
import type { CardSigner } from './card-signer.js';

/** A card session and the connection that it lives on, which is let go of with it. */
export class SessionSigner implements CardSigner {
  readonly reader: string;
  readonly nis: string;
  readonly assurance: ChipAssurance;
  readonly #connection: CardConnection;
  readonly #session: AuthenticatedCard;
  readonly #waitMs: number | undefined;

  constructor(connection: CardConnection, session: AuthenticatedCard, waitMs: number | undefined) {
    this.reader = connection.readerName;
    this.nis = session.nis;
    this.assurance = session.assurance;
    this.#connection = connection;
    this.#session = session;
    this.#waitMs = waitMs;
  }

  get triesRemaining(): number | undefined {
    return this.#session.triesRemaining;
  }

  verifyPin(...parameters: Parameters<AuthenticatedCard['verifyPin']>): Promise<void> {
    return this.#session.verifyPin(...parameters);
  }

  async sign(digestInfo: Uint8Array, options: { readonly signal?: AbortSignal | undefined } = {}): Promise<Uint8Array> {
    try {
      return await this.#session.sign(digestInfo, { signal: options.signal, waitMs: this.#waitMs });
    } catch (error) {
      if (this.#session.isOver) await this.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#session.end({ waitMs: this.#waitMs });
    await this.#connection.close();
  }
}
