import type { HashName } from './mechanisms.js';

/** DER of DigestInfo up to the hash value, as RFC 8017 section 9.2 note 1 lists it: the parameters are NULL. */
const PREFIX: Readonly<Record<HashName, Uint8Array>> = {
  // SEQUENCE { SEQUENCE { OID 1.3.14.3.2.26, NULL }, OCTET STRING (20) }
  sha1: Uint8Array.of(0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00, 0x04, 0x14),
  // SEQUENCE { SEQUENCE { OID 2.16.840.1.101.3.4.2.{1,2,3}, NULL }, OCTET STRING }
  sha256: sha2Prefix(0x01, 32),
  sha384: sha2Prefix(0x02, 48),
  sha512: sha2Prefix(0x03, 64),
};

function sha2Prefix(arc: number, length: number): Uint8Array {
  const oid = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, arc];
  return Uint8Array.of(0x30, 0x11 + length, 0x30, 0x0d, ...oid, 0x05, 0x00, 0x04, length);
}

/**
 * The DigestInfo of a hash value, which the card pads and signs.
 *
 * @param digest of the length that `hash` gives
 * @returns at most 83 bytes
 */
export function digestInfo(hash: HashName, digest: Uint8Array): Uint8Array {
  const prefix = PREFIX[hash];
  const whole = new Uint8Array(prefix.length + digest.length);
  whole.set(prefix);
  whole.set(digest, prefix.length);
  return whole;
}
