import { createHash } from 'node:crypto';
import { byteAt, concatBytes, equalBytes } from '@ciekit/core/bytes';

/** Header and trailer of a signature with message recovery, partial recovery, SHA-256 by context (ISO 9796-2). */
const HEADER = 0x6a;
const TRAILER = 0xbc;
const HASH_LENGTH = 32;

export const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** How many bytes of the message a signature of `modulusLength` bytes carries: 222 for 2048 bits. */
export const recoverableLength = (modulusLength: number): number => modulusLength - HASH_LENGTH - 2;

/** The block to sign: header ‖ recoverable part ‖ hash ‖ trailer. */
export function encodeRecoverable(recoverable: Uint8Array, hash: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(HEADER), recoverable, hash, Uint8Array.of(TRAILER));
}

/** The recoverable part of an opened signature, when header, trailer and the hash that `hashOf` makes of it are right. */
export function decodeRecoverable(
  block: Uint8Array,
  hashOf: (recoverable: Uint8Array) => Uint8Array,
): Uint8Array | undefined {
  if (block.length < HASH_LENGTH + 2) return undefined;
  if (byteAt(block, 0) !== HEADER || byteAt(block, block.length - 1) !== TRAILER) return undefined;
  const recoverable = block.subarray(1, -1 - HASH_LENGTH);
  const hash = block.subarray(-1 - HASH_LENGTH, -1);
  return equalBytes(hash, hashOf(recoverable)) ? recoverable : undefined;
}
