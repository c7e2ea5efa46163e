import { createCipheriv } from 'node:crypto';
import { concatBytes } from '../bytes.js';

const BLOCK_LENGTH = 8;
const ZERO_IV = new Uint8Array(BLOCK_LENGTH);

/** ISO 7816-4 padding (method 2 of ISO 9797-1): 80, then zeros up to a multiple of 8. Always adds at least one byte. */
export function pad(data: Uint8Array): Uint8Array {
  const padded = new Uint8Array((Math.floor(data.length / BLOCK_LENGTH) + 1) * BLOCK_LENGTH);
  padded.set(data);
  padded[data.length] = 0x80;
  return padded;
}

/** The bytes before the padding, or `undefined` when there is no valid padding. */
export function unpad(padded: Uint8Array): Uint8Array | undefined {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0x00) end--;
  return end >= 0 && padded[end] === 0x80 && padded.length - end <= BLOCK_LENGTH ? padded.subarray(0, end) : undefined;
}

/** K1‖K2‖K1: two-key triple DES as OpenSSL takes it. */
export function tripleDesKey(key: Uint8Array): Uint8Array {
  return concatBytes(key, key.subarray(0, 8));
}

/** K1‖K1‖K1: single DES, which OpenSSL 3 no longer has under its own name. */
export function singleDesKey(key: Uint8Array): Uint8Array {
  const half = key.subarray(0, 8);
  return concatBytes(half, half, half);
}

/**
 * Retail MAC (ISO 9797-1 algorithm 3 with DES) over padded data: DES-CBC with K1, and triple DES for the last block.
 *
 * @param keys the 24-byte forms of K1 alone and of K1, K2
 * @param padded a multiple of 8 bytes, at least 8
 * @returns 8 bytes
 */
export function retailMac(
  keys: { readonly single: Uint8Array; readonly triple: Uint8Array },
  padded: Uint8Array,
): Uint8Array {
  if (padded.length === 0 || padded.length % BLOCK_LENGTH !== 0) throw new RangeError('MAC input is not whole blocks');
  const lastBlock = padded.length - BLOCK_LENGTH;
  let chaining: Uint8Array = ZERO_IV;
  if (lastBlock > 0) {
    const cbc = createCipheriv('des-ede3-cbc', keys.single, ZERO_IV).setAutoPadding(false);
    chaining = cbc.update(padded.subarray(0, lastBlock)).subarray(lastBlock - BLOCK_LENGTH);
  }
  const final = createCipheriv('des-ede3-cbc', keys.triple, chaining).setAutoPadding(false);
  return new Uint8Array(final.update(padded.subarray(lastBlock)));
}
