import { constants, verify, type KeyObject } from 'node:crypto';
import { PkiError, type HashAlgorithm, type PublicKey, type SignatureScheme } from '@ciekit/pki';
import { SignatureError } from '../errors.js';
import { BerTag, type BerValue } from './ber.js';
import { CmsOid } from './oids.js';

/** Hash functions by the name that node:crypto knows. SHA-1 verifies and is reported as weak. */
export type DigestName = HashAlgorithm | 'sha3-224' | 'sha3-256' | 'sha3-384' | 'sha3-512';

const DIGESTS: Readonly<Record<string, DigestName>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.4': 'sha224',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '2.16.840.1.101.3.4.2.7': 'sha3-224',
  '2.16.840.1.101.3.4.2.8': 'sha3-256',
  '2.16.840.1.101.3.4.2.9': 'sha3-384',
  '2.16.840.1.101.3.4.2.10': 'sha3-512',
};

interface FixedScheme {
  readonly kind: 'rsa-pkcs1' | 'ecdsa';
  readonly hash: DigestName;
}

/** RFC 8017 appendix A.2.4, RFC 5758, NIST's sigAlgs arc for SHA-3. */
const FIXED_SCHEMES: Readonly<Record<string, FixedScheme>> = {
  '1.2.840.113549.1.1.5': { kind: 'rsa-pkcs1', hash: 'sha1' },
  '1.3.14.3.2.29': { kind: 'rsa-pkcs1', hash: 'sha1' },
  '1.2.840.113549.1.1.14': { kind: 'rsa-pkcs1', hash: 'sha224' },
  '1.2.840.113549.1.1.11': { kind: 'rsa-pkcs1', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { kind: 'rsa-pkcs1', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { kind: 'rsa-pkcs1', hash: 'sha512' },
  '1.2.840.10045.4.1': { kind: 'ecdsa', hash: 'sha1' },
  '1.2.840.10045.4.3.1': { kind: 'ecdsa', hash: 'sha224' },
  '1.2.840.10045.4.3.2': { kind: 'ecdsa', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { kind: 'ecdsa', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { kind: 'ecdsa', hash: 'sha512' },
  '2.16.840.1.101.3.4.3.9': { kind: 'ecdsa', hash: 'sha3-224' },
  '2.16.840.1.101.3.4.3.10': { kind: 'ecdsa', hash: 'sha3-256' },
  '2.16.840.1.101.3.4.3.11': { kind: 'ecdsa', hash: 'sha3-384' },
  '2.16.840.1.101.3.4.3.12': { kind: 'ecdsa', hash: 'sha3-512' },
  '2.16.840.1.101.3.4.3.13': { kind: 'rsa-pkcs1', hash: 'sha3-224' },
  '2.16.840.1.101.3.4.3.14': { kind: 'rsa-pkcs1', hash: 'sha3-256' },
  '2.16.840.1.101.3.4.3.15': { kind: 'rsa-pkcs1', hash: 'sha3-384' },
  '2.16.840.1.101.3.4.3.16': { kind: 'rsa-pkcs1', hash: 'sha3-512' },
};

/** An AlgorithmIdentifier (RFC 5280 section 4.1.1.2). */
export interface CmsAlgorithm {
  /** Dotted. */
  readonly oid: string;
  readonly parameters: BerValue | undefined;
  readonly encoded: Uint8Array;
}

/** How a signature in CMS was made. */
export type CmsScheme =
  | FixedScheme
  | {
      readonly kind: 'rsa-pss';
      readonly hash: DigestName;
      readonly mgf1Hash: DigestName;
      /** In bytes. */
      readonly saltLength: number;
      readonly algorithmIdentifier: Uint8Array;
    };

/** @throws {SignatureError} `malformed-cms` */
export function readAlgorithm(value: BerValue): CmsAlgorithm {
  const [oid, parameters, ...more] = value.expect(BerTag.sequence).children();
  if (oid === undefined || more.length > 0) throw new SignatureError('malformed-cms', 'algorithm');
  return { oid: oid.oid(), parameters, encoded: value.encoded };
}

/** `undefined` for a hash function that nothing here accepts. */
export function digestByOid(oid: string): DigestName | undefined {
  return DIGESTS[oid];
}

/**
 * The hash that a SignerInfo's digestAlgorithm means. Some signers write their signature algorithm there; it names a hash
 * too.
 */
export function digestOf({ oid }: CmsAlgorithm): { readonly name: DigestName; readonly misnamed: boolean } | undefined {
  const name = DIGESTS[oid];
  if (name !== undefined) return { name, misnamed: false };
  const scheme = FIXED_SCHEMES[oid];
  return scheme && { name: scheme.hash, misnamed: true };
}

/**
 * @param digest the hash that the signer states beside it: bare key algorithms mean that one (RFC 3370 section 3.2)
 * @returns `undefined` for an algorithm that nothing here verifies
 */
export function schemeOf(algorithm: CmsAlgorithm, digest: DigestName): CmsScheme | undefined {
  const fixed = FIXED_SCHEMES[algorithm.oid];
  if (fixed !== undefined) return fixed;
  if (algorithm.oid === CmsOid.rsaEncryption) return { kind: 'rsa-pkcs1', hash: digest };
  if (algorithm.oid === CmsOid.ecPublicKey) return { kind: 'ecdsa', hash: digest };
  return algorithm.oid === CmsOid.rsassaPss ? pssScheme(algorithm) : undefined;
}

/** RFC 4055 section 3.1; absent fields mean SHA-1, MGF1 with SHA-1 and 20 bytes of salt. */
function pssScheme({ parameters, encoded }: CmsAlgorithm): CmsScheme | undefined {
  let hash: DigestName | undefined = 'sha1';
  let mgf1Hash: DigestName | undefined = 'sha1';
  let saltLength = 20;
  try {
    for (const field of parameters?.tag === BerTag.sequence ? parameters.children() : []) {
      const [value, ...more] = field.children();
      if (value === undefined || more.length > 0) return undefined;
      if (field.tag === 0xa0) hash = DIGESTS[readAlgorithm(value).oid];
      else if (field.tag === 0xa1) mgf1Hash = mgf1HashOf(readAlgorithm(value));
      else if (field.tag === 0xa2) saltLength = value.smallInteger();
      else if (field.tag !== 0xa3 || value.smallInteger() !== 1) return undefined;
    }
  } catch (error) {
    if (error instanceof SignatureError) return undefined;
    throw error;
  }
  if (hash === undefined || mgf1Hash === undefined || saltLength > 1_024) return undefined;
  return { kind: 'rsa-pss', hash, mgf1Hash, saltLength, algorithmIdentifier: Uint8Array.from(encoded) };
}

function mgf1HashOf({ oid, parameters }: CmsAlgorithm): DigestName | undefined {
  if (oid !== CmsOid.mgf1 || parameters === undefined) return undefined;
  return DIGESTS[readAlgorithm(parameters).oid];
}

/**
 * Whether the private half of `key` made `signature` over `data`.
 *
 * @throws {PkiError} `unsupported-key`, `weak-key`, `explicit-ec-parameters`; `unsupported-algorithm` when scheme and key
 *   do not belong together
 */
export function verifies(key: PublicKey, scheme: CmsScheme, data: Uint8Array, signature: Uint8Array): boolean {
  if (!isSha3(scheme.hash) && !(scheme.kind === 'rsa-pss' && isSha3(scheme.mgf1Hash))) {
    return key.verify(scheme as SignatureScheme, data, signature);
  }
  try {
    return verify(scheme.hash, data, keyInput(key, scheme), signature);
  } catch (error) {
    if (error instanceof PkiError) throw error;
    return false;
  }
}

/** What node:crypto needs besides the data. @throws {PkiError} as {@link verifies} */
export function keyInput(
  key: PublicKey,
  scheme: CmsScheme,
): { readonly key: KeyObject; readonly padding?: number; readonly saltLength?: number; readonly dsaEncoding?: 'der' } {
  const keyObject = key.toKeyObject();
  const type = keyObject.asymmetricKeyType;
  const fits =
    scheme.kind === 'ecdsa' ? type === 'ec' : type === 'rsa' || (type === 'rsa-pss' && scheme.kind === 'rsa-pss');
  if (!fits) throw new PkiError('unsupported-algorithm', 'signature algorithm and key do not belong together');
  if (scheme.kind === 'ecdsa') return { key: keyObject, dsaEncoding: 'der' };
  if (scheme.kind !== 'rsa-pss') return { key: keyObject, padding: constants.RSA_PKCS1_PADDING };
  // node:crypto masks with the signature's own hash.
  if (scheme.mgf1Hash !== scheme.hash) throw new PkiError('unsupported-algorithm', 'RSASSA-PSS with two hashes');
  return { key: keyObject, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: scheme.saltLength };
}

function isSha3(name: DigestName): boolean {
  return name.startsWith('sha3-');
}
