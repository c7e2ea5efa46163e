import { createHmac, randomBytes } from 'node:crypto';

import { concatBytes, uintToBytes } from '@ciekit/core/bytes';

/** Where keys, serial numbers and salts come from. */
export interface RandomSource {
  /** Whether the same seed gives the same bytes; key generation then may not use the system's generator. */
  readonly reproducible: boolean;
  /** The next `length` bytes. */
  bytes(length: number): Uint8Array;
  /** An independent source for one purpose: what is drawn from it does not depend on what was drawn elsewhere. */
  fork(purpose: string): RandomSource;
}

class SystemRandom implements RandomSource {
  readonly reproducible = false;

  bytes(length: number): Uint8Array {
    return new Uint8Array(randomBytes(length));
  }

  fork(): RandomSource {
    return this;
  }
}

/** HMAC-SHA-256 in counter mode: block i is HMAC(key, i), i from 0, four bytes. */
class SeededRandom implements RandomSource {
  readonly reproducible = true;
  readonly #key: Uint8Array;
  #counter = 0;
  #rest: Uint8Array = new Uint8Array(0);

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  bytes(length: number): Uint8Array {
    const parts: Uint8Array[] = [];
    let missing = length;
    while (missing > 0) {
      if (this.#rest.length === 0) {
        this.#rest = createHmac('sha256', this.#key).update(uintToBytes(this.#counter++, 4)).digest();
      }
      const part = this.#rest.subarray(0, missing);
      this.#rest = this.#rest.subarray(part.length);
      missing -= part.length;
      parts.push(part);
    }
    return concatBytes(...parts);
  }

  fork(purpose: string): RandomSource {
    return new SeededRandom(createHmac('sha256', this.#key).update(`fork:${purpose}`).digest());
  }
}

/**
 * The same bytes for the same seed, on every machine. For specimens only: a seed is no secret.
 *
 * @example
 * ```ts
 * seededRandom('specimen').fork('holder key').bytes(16);
 * ```
 */
export function seededRandom(seed: string): RandomSource {
  return new SeededRandom(createHmac('sha256', 'ciekit-seed').update(seed).digest());
}

/** The system's generator. */
export const systemRandom: RandomSource = new SystemRandom();
