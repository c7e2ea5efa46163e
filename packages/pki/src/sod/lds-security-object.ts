import {
  Asn1Fields,
  contentOf,
  isUniversal,
  octetsOf,
  parseBer,
  smallIntegerOf,
  Tag,
  type Asn1Node,
} from '../asn1/ber.js';
import { PkiError } from '../errors.js';
import { HASH_LENGTH, hashByOid, readAlgorithmIdentifier, type HashAlgorithm } from '../x509/algorithms.js';

const CODE = 'malformed-sod';
const LIMITS = { maxLength: 16_384, maxNodes: 400, maxDepth: 8 };
/** ICAO Doc 9303-10 section 4.6.2.3: ub-DataGroups; the CIE lists six. */
const MAX_DATA_GROUPS = 16;

/** The hashes that the State signed (ICAO Doc 9303-10, LDSSecurityObject). */
export interface LdsSecurityObject {
  /** 0: first generation of the CIE, 1: second. */
  readonly version: 0 | 1;
  readonly hashAlgorithm: HashAlgorithm;
  /** By data-group number, `A0|SFI` or 1B: hash values of the algorithm's length. */
  readonly dataGroupHashes: ReadonlyMap<number, Uint8Array>;
  /** Present from version 1 on. */
  readonly versionInfo: { readonly lds: string; readonly unicode: string } | undefined;
}

/**
 * Reads the signed content of an SOD.
 *
 * @throws {PkiError} `malformed-sod`; `unsupported-algorithm` for a hash below SHA-256
 */
export function parseLdsSecurityObject(bytes: Uint8Array): LdsSecurityObject {
  const fields = Asn1Fields.ofSequence(parseBer(bytes, LIMITS, CODE), CODE);
  const version = smallIntegerOf(fields.any(), CODE);
  if (version !== 0 && version !== 1) throw new PkiError(CODE, 'LDS security object version');
  const { oid } = readAlgorithmIdentifier(fields.any(), CODE);
  const hashAlgorithm = hashByOid(oid);
  // No CIE was ever made with less; the hash of a key is what everything after this stands on.
  if (hashAlgorithm === undefined || HASH_LENGTH[hashAlgorithm] < HASH_LENGTH.sha256) {
    throw new PkiError('unsupported-algorithm', `data group hash ${oid}`);
  }
  const dataGroupHashes = readHashes(fields.any(), HASH_LENGTH[hashAlgorithm]);
  const info = fields.optionalUniversal(Tag.sequence);
  fields.end();
  return { version, hashAlgorithm, dataGroupHashes, versionInfo: info && readVersionInfo(info) };
}

function readHashes(node: Asn1Node, hashLength: number): ReadonlyMap<number, Uint8Array> {
  const hashes = new Map<number, Uint8Array>();
  for (const group of Asn1Fields.ofSequence(node, CODE).rest()) {
    const fields = Asn1Fields.ofSequence(group, CODE);
    const number = dataGroupNumber(fields.any());
    const hash = octetsOf(fields.any(), CODE);
    fields.end();
    if (hash.length !== hashLength) throw new PkiError(CODE, 'data group hash length');
    if (hashes.has(number)) throw new PkiError(CODE, 'data group listed twice');
    if (hashes.size === MAX_DATA_GROUPS) throw new PkiError(CODE, 'too many data groups');
    hashes.set(number, Uint8Array.from(hash));
  }
  if (hashes.size === 0) throw new PkiError(CODE, 'no data group hash');
  return hashes;
}

/**
 * A raw byte under an INTEGER tag: cards write A5 as `02 01 A5`, which is not a negative number; a correct encoder
 * would write `02 02 00 A5`. Both are accepted.
 */
function dataGroupNumber(node: Asn1Node): number {
  const content = contentOf(node);
  const [first = 0, second] = content;
  if (!isUniversal(node, Tag.integer) || content.length === 0 || content.length > 2) {
    throw new PkiError(CODE, 'data group number');
  }
  if (second === undefined) return first;
  if (first !== 0) throw new PkiError(CODE, 'data group number');
  return second;
}

function readVersionInfo(node: Asn1Node): { readonly lds: string; readonly unicode: string } {
  const fields = Asn1Fields.ofSequence(node, CODE);
  const text = (part: Asn1Node): string => {
    const content = contentOf(part);
    if (content.length > 16) throw new PkiError(CODE, 'LDS version information');
    return Buffer.from(content)
      .toString('latin1')
      .replace(/[^0-9.]/g, '');
  };
  const lds = text(fields.any());
  const unicode = text(fields.any());
  fields.end();
  return { lds, unicode };
}
