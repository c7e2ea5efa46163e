import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from 'node:crypto';
import { concatBytes, padStartBytes } from '../bytes.js';
import { MalformedResponseError } from '../errors.js';
import { encodeTlv, parseTlv, parseTlvs } from '../iso7816/tlv.js';
import { SecretBytes } from '../secret.js';
import { DH_PRIME_LENGTH, type DhParameters } from './dh-parameters.js';

/**
 * Diffie-Hellman through key objects (PKCS#3, RFC 5208, RFC 5280). `createDiffieHellman` would be shorter; from Node 22
 * on it tests the group for primality each time, which takes longer than a whole pairing. The group was checked before.
 */

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const SEQUENCE = 0x30;
/** dhKeyAgreement, 1.2.840.113549.1.3.1, as a whole OBJECT IDENTIFIER. */
const DH_KEY_AGREEMENT = Uint8Array.of(0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x03, 0x01);
const PKCS8_VERSION = Uint8Array.of(INTEGER, 0x01, 0x00);
const NO_UNUSED_BITS = Uint8Array.of(0x00);

function integer(value: Uint8Array): Uint8Array {
  let start = 0;
  while (start < value.length - 1 && value[start] === 0) start++;
  const trimmed = value.subarray(start);
  return (trimmed[0] ?? 0) >= 0x80 ? encodeTlv(INTEGER, Uint8Array.of(0), trimmed) : encodeTlv(INTEGER, trimmed);
}

function algorithm({ p, g }: DhParameters): Uint8Array {
  return encodeTlv(SEQUENCE, DH_KEY_AGREEMENT, encodeTlv(SEQUENCE, integer(p), integer(g)));
}

/** The private side of one key agreement. */
export class EphemeralKey {
  /** g^x, 256 bytes. */
  readonly publicValue: Uint8Array;
  readonly #group: DhParameters;
  readonly #key: KeyObject;

  /** @param x the private value; the caller wipes its own */
  constructor(group: DhParameters, x: Uint8Array) {
    const encoded = encodeTlv(SEQUENCE, PKCS8_VERSION, algorithm(group), encodeTlv(OCTET_STRING, integer(x)));
    this.#group = group;
    this.#key = createPrivateKey({ key: Buffer.from(encoded.buffer), format: 'der', type: 'pkcs8' });
    encoded.fill(0);
    this.publicValue = publicValueOf(createPublicKey(this.#key));
  }

  /**
   * y^x mod p, 256 bytes with its leading zeros.
   *
   * @param y the card's public value, checked to be in the subgroup
   * @throws {MalformedResponseError} when the runtime refuses it
   */
  agree(y: Uint8Array): SecretBytes {
    const encoded = encodeTlv(SEQUENCE, algorithm(this.#group), encodeTlv(BIT_STRING, NO_UNUSED_BITS, integer(y)));
    try {
      const publicKey = createPublicKey({ key: Buffer.from(encoded), format: 'der', type: 'spki' });
      const shared = new Uint8Array(diffieHellman({ privateKey: this.#key, publicKey }));
      const secret = SecretBytes.own(padStartBytes(shared, DH_PRIME_LENGTH));
      shared.fill(0);
      return secret;
    } catch (cause) {
      throw new MalformedResponseError('key agreement failed', { cause });
    }
  }
}

function publicValueOf(key: KeyObject): Uint8Array {
  const [, bits] = parseTlvs(parseTlv(key.export({ format: 'der', type: 'spki' })).value);
  if (bits === undefined) throw new TypeError('no SubjectPublicKeyInfo');
  return padStartBytes(concatBytes(parseTlv(bits.value, NO_UNUSED_BITS.length).value), DH_PRIME_LENGTH);
}
