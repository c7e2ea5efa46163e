import { randomBytes } from 'node:crypto';

interface Entry<T> {
  readonly value: T;
  readonly expires: number;
}

/**
 * A map that forgets: each entry after its time, the oldest when there are too many. Nothing here outlives the process.
 */
export class BoundedStore<T> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #capacity: number;

  /** @param capacity entries kept at most */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** @param lifetimeMs milliseconds */
  set(key: string, value: T, lifetimeMs: number): void {
    this.#entries.delete(key);
    for (const [oldest, { expires }] of this.#entries) {
      if (this.#entries.size < this.#capacity && expires > Date.now()) break;
      this.#entries.delete(oldest);
    }
    this.#entries.set(key, { value, expires: Date.now() + lifetimeMs });
  }

  get(key: string): T | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (entry.expires > Date.now()) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }

  /** Keeps a value under a new key of 256 random bits. */
  issue(value: T, lifetimeMs: number): string {
    const key = randomBytes(32).toString('base64url');
    this.set(key, value, lifetimeMs);
    return key;
  }

  /** The value of a one-time key, which is worth nothing afterwards. */
  redeem(key: string): T | undefined {
    const value = this.get(key);
    this.#entries.delete(key);
    return value;
  }
}
