import { createHash, randomBytes } from 'node:crypto';
import { asciiToBytes, concatBytes } from '../bytes.js';
import { SecretBytes } from '../secret.js';

/** What the challenge begins with: key 83 signs anything, and this signature shall serve nothing else. */
const SEAL_PREFIX = asciiToBytes('CIEKIT-SEAL-1:');
const SEAL_RANDOM_LENGTH = 32;

/** A challenge for a new pairing, 46 bytes. */
export function newSealChallenge(): Uint8Array {
  return concatBytes(SEAL_PREFIX, randomBytes(SEAL_RANDOM_LENGTH));
}

/** The seal's key, 32 bytes, from key 83's signature of the challenge; the signature is wiped. */
export function sealKey(signature: Uint8Array): SecretBytes {
  const digest = createHash('sha256').update('CIEKIT-SEAL-KEY-1').update(signature).digest();
  signature.fill(0);
  return SecretBytes.takeFrom(digest);
}
