import { createHash } from 'node:crypto';
import { concatBytes, equalBytes } from '../bytes.js';

const HEADER = 0x6a;
const TRAILER = 0xbc;
const HASH_LENGTH = 32;
/** Of a 2048-bit signature: 256 bytes less header, hash and trailer. */
export const RECOVERABLE_LENGTH = 222;

/**
 * The representative of ISO 9796-2 scheme 1 with partial recovery: `6A ‖ M1 ‖ SHA-256(input) ‖ BC`, 256 bytes.
 *
 * @param recoverable M1, exactly 222 bytes
 * @param input what is hashed; begins with M1
 */
export function encodeRepresentative(recoverable: Uint8Array, input: Uint8Array): Uint8Array {
  if (recoverable.length !== RECOVERABLE_LENGTH) throw new RangeError('recoverable part is 222 bytes');
  const hash = createHash('sha256').update(input).digest();
  return concatBytes(Uint8Array.of(HEADER), recoverable, hash, Uint8Array.of(TRAILER));
}

/**
 * Checks all of a recovered representative.
 *
 * @param rest what followed M1 in the hash input
 */
export function isRepresentativeOf(representative: Uint8Array, rest: Uint8Array): boolean {
  if (representative.length !== RECOVERABLE_LENGTH + HASH_LENGTH + 2) return false;
  if (representative[0] !== HEADER || representative.at(-1) !== TRAILER) return false;
  const recoverable = representative.subarray(1, 1 + RECOVERABLE_LENGTH);
  const hash = representative.subarray(1 + RECOVERABLE_LENGTH, -1);
  return equalBytes(hash, createHash('sha256').update(recoverable).update(rest).digest());
}
