import { constants, createPublicKey, verify, type KeyObject } from 'node:crypto';
import {
  Asn1Fields,
  bitStringOctetsOf,
  CERTIFICATE_LIMITS,
  encodedOf,
  isUniversal,
  parseBer,
  Tag,
  type Asn1Node,
} from '../asn1/ber.js';
import { encodeDer } from '../asn1/der.js';
import { PkiError, type PkiErrorCode } from '../errors.js';
import { readAlgorithmIdentifier, type SignatureScheme } from './algorithms.js';
import { Oid } from './oids.js';

/** Bits. Below, the key proves nothing; above, verifying costs the attacker's victim seconds. */
const MIN_RSA_BITS = 1_024;
const MAX_RSA_BITS = 8_192;
const MAX_RSA_EXPONENT = 0xffff_ffffn;

/** A key as `verify` of node:crypto takes it. */
export interface VerificationInput {
  readonly key: KeyObject;
  readonly padding?: number;
  /** In bytes. */
  readonly saltLength?: number;
  readonly dsaEncoding?: 'der';
}

/** A subject public key (RFC 5280 section 4.1.2.7), as it was sent. */
export class PublicKey {
  /** SubjectPublicKeyInfo, DER. */
  readonly spki: Uint8Array;
  /** The content of its BIT STRING: what key identifiers are computed over. */
  readonly keyBits: Uint8Array;
  readonly algorithmOid: string;
  readonly #explicitCurve: boolean;
  readonly #hasPssRestriction: boolean;
  readonly #keyBitString: Uint8Array;
  #key: KeyObject | undefined;

  private constructor(node: Asn1Node, code: PkiErrorCode) {
    const fields = Asn1Fields.ofSequence(node, code);
    const algorithm = readAlgorithmIdentifier(fields.any(), code);
    const bits = fields.universal(Tag.bitString);
    fields.end();
    this.spki = Uint8Array.from(encodedOf(node));
    this.keyBits = Uint8Array.from(bitStringOctetsOf(bits, code));
    this.#keyBitString = Uint8Array.from(encodedOf(bits));
    this.algorithmOid = algorithm.oid;
    const { parameters } = algorithm;
    this.#explicitCurve =
      algorithm.oid === Oid.ecPublicKey && (parameters === undefined || !isUniversal(parameters, Tag.objectIdentifier));
    this.#hasPssRestriction = algorithm.oid === Oid.rsassaPss && parameters !== undefined;
  }

  /** @throws {PkiError} with `code` */
  static fromNode(node: Asn1Node, code: PkiErrorCode): PublicKey {
    return new PublicKey(node, code);
  }

  /** @param spki SubjectPublicKeyInfo, DER @throws {PkiError} `unsupported-key` */
  static fromSpki(spki: Uint8Array): PublicKey {
    return new PublicKey(parseBer(spki, CERTIFICATE_LIMITS, 'unsupported-key'), 'unsupported-key');
  }

  /**
   * The key for node:crypto.
   *
   * @throws {PkiError} `explicit-ec-parameters` (a curve spelled out instead of named can be a forged one:
   *   CVE-2020-0601), `weak-key`, `unsupported-key`
   */
  toKeyObject(): KeyObject {
    this.#key ??= this.#import();
    return this.#key;
  }

  /**
   * Whether `signature` over `data` was made with the private half of this key.
   *
   * @returns false for a signature that does not verify, also when it is not even of the right form
   * @throws {PkiError} as {@link toKeyObject}; `unsupported-algorithm` when scheme and key do not belong together
   */
  verify(scheme: SignatureScheme, data: Uint8Array, signature: Uint8Array): boolean {
    const input = this.verificationInput(scheme);
    try {
      return verify(scheme.hash, data, input, signature);
    } catch {
      // OpenSSL throws for some malformed signatures and for a key whose own restrictions the scheme breaks.
      return false;
    }
  }

  /**
   * What node:crypto takes as the key for signatures of this scheme, for data that come in pieces.
   *
   * @throws {PkiError} as {@link verify}
   */
  verificationInput(scheme: SignatureScheme): VerificationInput {
    const key = this.#keyFor(scheme);
    switch (scheme.kind) {
      case 'rsa-pkcs1':
        return { key, padding: constants.RSA_PKCS1_PADDING };
      case 'rsa-pss':
        return { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength };
      case 'ecdsa':
        return { key, dsaEncoding: 'der' };
    }
  }

  #keyFor(scheme: SignatureScheme): KeyObject {
    const key = this.toKeyObject();
    const type = key.asymmetricKeyType;
    const fits =
      scheme.kind === 'ecdsa' ? type === 'ec' : type === 'rsa' || (type === 'rsa-pss' && scheme.kind === 'rsa-pss');
    if (!fits) throw new PkiError('unsupported-algorithm', 'signature algorithm and key do not belong together');
    if (scheme.kind !== 'rsa-pss' || scheme.mgf1Hash === scheme.hash || this.#hasPssRestriction) return key;
    // node:crypto takes the mask generation hash from the key's restriction only: state the signature's as the key's.
    return importSpki(encodeDer(0x30, scheme.algorithmIdentifier, this.#keyBitString));
  }

  #import(): KeyObject {
    if (this.#explicitCurve) throw new PkiError('explicit-ec-parameters', 'elliptic curve not named');
    const key = importSpki(this.spki);
    const type = key.asymmetricKeyType;
    if (type !== 'rsa' && type !== 'rsa-pss') return key;
    const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
    if (modulusLength < MIN_RSA_BITS) throw new PkiError('weak-key', 'RSA key too short');
    if (modulusLength > MAX_RSA_BITS || publicExponent < 3n || publicExponent > MAX_RSA_EXPONENT) {
      throw new PkiError('unsupported-key', 'RSA key of an unusual size');
    }
    return key;
  }
}

function importSpki(spki: Uint8Array): KeyObject {
  try {
    return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
  } catch (cause) {
    throw new PkiError('unsupported-key', 'public key', { cause });
  }
}
