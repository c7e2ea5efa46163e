import { bigIntToBytes, bytesToBigInt, equalBytes, fromHex, padStartBytes, uintToBytes } from '@ciekit/core/bytes';
import type { CardImage } from '../card-image.js';
import type { Tampering } from '../faults/tampering.js';
import { modularPower } from './modular-exponentiation.js';

export type RandomSource = (length: number) => Uint8Array;

/** Largest order that a deliberately weak public value may have. */
const SMALL_ORDER_LIMIT = 65_536;
const EXTRA_RANDOM_BYTES = 8;

/** The group of object K_DH and what the card computes in it. All values are as long as p, q excepted. */
export class DiffieHellmanGroup {
  readonly p: Uint8Array;
  readonly q: Uint8Array;
  readonly g: Uint8Array;
  #smallOrderElement: Uint8Array | undefined;
  #sound: boolean | undefined;

  constructor(image: CardImage['dh']) {
    this.p = fromHex(image.p);
    this.q = fromHex(image.q);
    this.g = padStartBytes(fromHex(image.g), this.p.length);
  }

  /** A key pair with a private exponent between 1 and q-1. */
  generate(random: RandomSource): { readonly exponent: Uint8Array; readonly publicValue: Uint8Array } {
    // eight bytes more than q has: what is left of a bias is 2^-64
    const choice = bytesToBigInt(random(this.q.length + EXTRA_RANDOM_BYTES)) % (bytesToBigInt(this.q) - 1n);
    const exponent = bigIntToBytes(choice + 1n, this.q.length);
    return { exponent, publicValue: this.#power(this.g, exponent) };
  }

  /** value^exponent mod p. */
  agree(value: Uint8Array, exponent: Uint8Array): Uint8Array {
    return this.#power(padStartBytes(value, this.p.length), exponent);
  }

  /** Whether a value of another party is in the subgroup of order q and not one of its trivial members. */
  isPublicValue(value: Uint8Array): boolean {
    const number = bytesToBigInt(value);
    if (value.length > this.p.length || number <= 1n || number >= bytesToBigInt(this.p) - 1n) return false;
    return !this.#isSound() || equalBytes(this.agree(value, this.q), this.#one());
  }

  /** Whether g generates a group of order q. A card with other parameters is a trap for hosts, and goes on as if they were right. */
  #isSound(): boolean {
    this.#sound ??= equalBytes(this.agree(this.g, this.q), this.#one());
    return this.#sound;
  }

  /** A public value that gives the shared secret away, where the fault asks for one. */
  weakPublicValue(tampering: Tampering | undefined): Uint8Array | undefined {
    if (tampering?.apply('weak-dh-one') === true) return this.#one();
    if (tampering?.apply('weak-dh-minus-one') === true) return this.#minusOne();
    if (tampering?.apply('weak-dh-small-order') === true) return (this.#smallOrderElement ??= this.#findSmallOrder());
    return undefined;
  }

  /** An element whose order is an odd prime below 65,536, or -1 in a group that has none. */
  #findSmallOrder(): Uint8Array {
    const order = bytesToBigInt(this.p) - 1n;
    for (let prime = 3n; prime < SMALL_ORDER_LIMIT; prime += 2n) {
      // the first divisor met is a prime
      if (order % prime !== 0n) continue;
      const exponent = bigIntToBytes(order / prime, this.p.length);
      for (let base = 2; base < 256; base++) {
        const element = this.#power(padStartBytes(uintToBytes(base, 1), this.p.length), exponent);
        if (!equalBytes(element, this.#one())) return element;
      }
    }
    return this.#minusOne();
  }

  #one(): Uint8Array {
    return padStartBytes(Uint8Array.of(1), this.p.length);
  }

  #minusOne(): Uint8Array {
    return bigIntToBytes(bytesToBigInt(this.p) - 1n, this.p.length);
  }

  #power(base: Uint8Array, exponent: Uint8Array): Uint8Array {
    const power = modularPower(base, exponent, this.p);
    if (power === undefined) throw new RangeError('the DH parameters of the image are no group');
    return power;
  }
}
