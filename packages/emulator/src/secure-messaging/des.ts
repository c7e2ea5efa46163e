import { createCipheriv, createDecipheriv } from 'node:crypto';
import { byteAt, concatBytes } from '@ciekit/core/bytes';

export const DES_BLOCK = 8;
const ZERO_IV = new Uint8Array(DES_BLOCK);

/** Single DES is gone from OpenSSL 3; EDE with three times the same key is the same function. */
const singleDesKey = (key: Uint8Array): Uint8Array => concatBytes(key, key, key);
const twoKeyTripleDesKey = (key: Uint8Array): Uint8Array => concatBytes(key, key.subarray(0, DES_BLOCK));

function encryptCbc(key24: Uint8Array, data: Uint8Array): Uint8Array {
  const cipher = createCipheriv('des-ede3-cbc', key24, ZERO_IV);
  cipher.setAutoPadding(false);
  return new Uint8Array(cipher.update(data));
}

/** Two-key triple DES in CBC mode with a zero IV; `data` is a multiple of 8 bytes, `key` has 16. */
export function encryptTripleDes(key: Uint8Array, data: Uint8Array): Uint8Array {
  return encryptCbc(twoKeyTripleDesKey(key), data);
}

/** The inverse of {@link encryptTripleDes}. */
export function decryptTripleDes(key: Uint8Array, data: Uint8Array): Uint8Array {
  const decipher = createDecipheriv('des-ede3-cbc', twoKeyTripleDesKey(key), ZERO_IV);
  decipher.setAutoPadding(false);
  return new Uint8Array(decipher.update(data));
}

/**
 * MAC algorithm 3 of ISO 9797-1 with DES, 8 bytes: the "retail MAC". `data` is padded already; `key` has 16 bytes.
 *
 * @throws {RangeError} when `data` is not one or more whole blocks
 */
export function retailMac(key: Uint8Array, data: Uint8Array): Uint8Array {
  if (data.length === 0 || data.length % DES_BLOCK !== 0) throw new RangeError('not whole blocks');
  const last = data.slice(-DES_BLOCK);
  if (data.length > DES_BLOCK) {
    const chained = encryptCbc(singleDesKey(key.subarray(0, DES_BLOCK)), data.subarray(0, -DES_BLOCK));
    const previous = chained.subarray(-DES_BLOCK);
    for (let i = 0; i < DES_BLOCK; i++) last[i] = byteAt(last, i) ^ byteAt(previous, i);
  }
  return encryptTripleDes(key, last);
}
