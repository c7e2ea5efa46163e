import { createHmac, randomBytes } from 'node:crypto';
import type { HolderIdentity } from '@ciekit/pki';
import { BoundedStore } from '../bounded-store.js';
import { claimsOf, type HolderClaims } from '../claims.js';

const CAPACITY = 1_000;

/** Who logged in lately. A person has the same id while the process lives, and another one in the next. */
export class Accounts {
  readonly #accounts = new BoundedStore<HolderClaims>(CAPACITY);
  readonly #secret = randomBytes(32);
  readonly #lifetimeMs: number;

  /** @param lifetimeMs how long the data of a login are kept */
  constructor(lifetimeMs: number) {
    this.#lifetimeMs = lifetimeMs;
  }

  /** @returns the account's id, which tells nothing about the person */
  remember(holder: HolderIdentity): string {
    const id = this.#pseudonym('account', holder.fiscalCode);
    this.#accounts.set(id, claimsOf(holder), this.#lifetimeMs);
    return id;
  }

  claims(id: string): HolderClaims | undefined {
    return this.#accounts.get(id);
  }

  /** `sub`: another one for each service, so that two cannot compare notes (OpenID Connect Core section 8.1). */
  subject(id: string, client: string): string {
    return this.#pseudonym('subject', `${client} ${id}`);
  }

  #pseudonym(purpose: string, of: string): string {
    return createHmac('sha256', this.#secret).update(`${purpose} ${of}`).digest('base64url');
  }
}
