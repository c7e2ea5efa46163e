import { Asn1Fields, encodedOf, isUniversal, oidOf, smallIntegerOf, Tag, type Asn1Node } from '../asn1/ber.js';
import { PkiError, type PkiErrorCode } from '../errors.js';
import { Oid } from './oids.js';

/** Hash functions by the name that node:crypto knows. What SHA-1 is still good for is for each caller to judge. */
export type HashAlgorithm =
  'sha1' | 'sha224' | 'sha256' | 'sha384' | 'sha512' | 'sha3-224' | 'sha3-256' | 'sha3-384' | 'sha3-512';

/** Length of a hash value in bytes. */
export const HASH_LENGTH: Readonly<Record<HashAlgorithm, number>> = {
  sha1: 20,
  sha224: 28,
  sha256: 32,
  sha384: 48,
  sha512: 64,
  'sha3-224': 28,
  'sha3-256': 32,
  'sha3-384': 48,
  'sha3-512': 64,
};

/** How a signature was made, with everything that verifying it needs besides the key. */
export type SignatureScheme =
  | { readonly kind: 'rsa-pkcs1'; readonly hash: HashAlgorithm }
  | {
      readonly kind: 'rsa-pss';
      readonly hash: HashAlgorithm;
      readonly mgf1Hash: HashAlgorithm;
      /** In bytes. */
      readonly saltLength: number;
      /** The AlgorithmIdentifier as it was sent (DER). */
      readonly algorithmIdentifier: Uint8Array;
    }
  | { readonly kind: 'ecdsa'; readonly hash: HashAlgorithm };

const HASHES: Readonly<Record<string, HashAlgorithm>> = {
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

/** RFC 8017 appendix A.2.4, RFC 5758, NIST's sigAlgs arc for SHA-3, OIW's older name of RSA with SHA-1. */
const FIXED_SCHEMES: Readonly<Record<string, SignatureScheme>> = {
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

const UNSUPPORTED = 'unsupported-algorithm';

/** An AlgorithmIdentifier (RFC 5280 section 4.1.1.2) taken apart. */
export interface AlgorithmIdentifier {
  readonly oid: string;
  readonly parameters: Asn1Node | undefined;
  readonly node: Asn1Node;
}

/** @throws {PkiError} with `code` when the node is no AlgorithmIdentifier */
export function readAlgorithmIdentifier(node: Asn1Node, code: PkiErrorCode): AlgorithmIdentifier {
  const fields = Asn1Fields.ofSequence(node, code);
  const oid = oidOf(fields.any(), code);
  const [parameters, ...more] = fields.rest();
  if (more.length > 0) throw new PkiError(code, 'more than one algorithm parameter');
  return { oid, parameters, node };
}

/** `undefined` for a hash function that is not known here. Parameters are absent or NULL (RFC 5754 section 2). */
export function hashByOid(oid: string): HashAlgorithm | undefined {
  return HASHES[oid];
}

/**
 * The scheme that an AlgorithmIdentifier names.
 *
 * @param digest the hash that a CMS signer states beside it: plain `rsaEncryption` and `id-ecPublicKey` mean that one
 *   (RFC 3370 section 3.2; some signers do it with ECDSA too)
 * @throws {PkiError} `unsupported-algorithm`
 */
export function signatureSchemeOf(algorithm: AlgorithmIdentifier, digest?: HashAlgorithm): SignatureScheme {
  const fixed = FIXED_SCHEMES[algorithm.oid];
  if (fixed !== undefined) return fixed;
  if (algorithm.oid === Oid.rsaEncryption && digest !== undefined) return { kind: 'rsa-pkcs1', hash: digest };
  if (algorithm.oid === Oid.ecPublicKey && digest !== undefined) return { kind: 'ecdsa', hash: digest };
  if (algorithm.oid === Oid.rsassaPss) return pssScheme(algorithm);
  throw new PkiError(UNSUPPORTED, `signature algorithm ${algorithm.oid}`);
}

/** RFC 4055 section 3.1; absent fields mean SHA-1, MGF1 with SHA-1 and 20 bytes of salt. */
function pssScheme({ node, parameters }: AlgorithmIdentifier): SignatureScheme {
  const hasFields = parameters !== undefined && isUniversal(parameters, Tag.sequence);
  const fields = hasFields ? Asn1Fields.ofSequence(parameters, UNSUPPORTED) : undefined;
  const field = <T>(tagNumber: number, absent: T, read: (inner: Asn1Node) => T): T => {
    const explicit = fields?.optionalContext(tagNumber);
    if (explicit === undefined) return absent;
    const inside = Asn1Fields.ofConstructed(explicit, UNSUPPORTED);
    const value = read(inside.any());
    inside.end();
    return value;
  };
  const hash = field<HashAlgorithm | undefined>(0, 'sha1', hashOf);
  const mgf1Hash = field<HashAlgorithm | undefined>(1, 'sha1', mgf1HashOf);
  const saltLength = field(2, 20, (inner) => smallIntegerOf(inner, UNSUPPORTED));
  const trailerField = field(3, 1, (inner) => smallIntegerOf(inner, UNSUPPORTED));
  fields?.end();
  if (hash === undefined || mgf1Hash === undefined) throw new PkiError(UNSUPPORTED, 'RSASSA-PSS hash');
  if (trailerField !== 1 || saltLength > 1_024) throw new PkiError(UNSUPPORTED, 'RSASSA-PSS parameters');
  return { kind: 'rsa-pss', hash, mgf1Hash, saltLength, algorithmIdentifier: Uint8Array.from(encodedOf(node)) };
}

function hashOf(node: Asn1Node): HashAlgorithm | undefined {
  return hashByOid(readAlgorithmIdentifier(node, UNSUPPORTED).oid);
}

function mgf1HashOf(node: Asn1Node): HashAlgorithm | undefined {
  const { oid, parameters } = readAlgorithmIdentifier(node, UNSUPPORTED);
  return oid === Oid.mgf1 && parameters !== undefined ? hashOf(parameters) : undefined;
}
