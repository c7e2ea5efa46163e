import { createHash } from 'node:crypto';
import { hashByOid, type HashAlgorithm } from '@ciekit/pki/x509';
import { readAlgorithm } from '../cms/algorithms.js';
import { BerTag, BerValue } from '../cms/ber.js';
import { derOctets, derOid, derSequence } from '../cms/der-values.js';
import { SHA256_ALGORITHM } from '../cms/sign-cms.js';
import type { Attribute, SignedData, SignerInfo } from '../cms/signed-data.js';

/** What an ats-hash-index-v3 lists hashes of. */
export type IndexedParts = Pick<SignedData, 'certificates' | 'revocationValues'> & {
  readonly unsignedAttributes: readonly Attribute[];
};

const sha256 = (...parts: readonly Uint8Array[]): Uint8Array => digest('sha256', parts);

/** ATSHashIndexV3 over everything that is there (ETSI EN 319 122-1 section 5.5.2), SHA-256. */
export function atsHashIndex(parts: IndexedParts): Uint8Array {
  const list = (hashes: readonly Uint8Array[]): Uint8Array => derSequence(...hashes.map(derOctets));
  return derSequence(
    SHA256_ALGORITHM,
    list(parts.certificates.map((certificate) => sha256(certificate))),
    list(parts.revocationValues.map((value) => sha256(value))),
    list(parts.unsignedAttributes.flatMap((attribute) => attributeParts(attribute).map((part) => sha256(...part)))),
  );
}

/** attrType and one value each, as section 5.5.2 hashes them. */
function attributeParts({ type, values }: Attribute): readonly (readonly Uint8Array[])[] {
  const encodedType = derOid(type);
  return values.map((value) => [encodedType, value]);
}

/** `value`: of each attribute value with its type; `attribute`: of each whole attribute, as indexes before version 3 have it. */
export type IndexForm = 'value' | 'attribute';

/**
 * Whether everything that the index lists is there (section 5.5.2; ETSI TS 101 733 V2.2.1 section 6.4.2): what was taken
 * away or exchanged is found so, what came later is allowed.
 *
 * @throws {SignatureError} `malformed-cms`
 */
export function indexHolds(index: Uint8Array, form: IndexForm, parts: IndexedParts): boolean {
  const [first, ...lists] = BerValue.of(index).expect(BerTag.sequence).children();
  // The hash function is SHA-256 where an index of the first form names none.
  const named = lists.length === 3 ? first : undefined;
  const fields = BerValue.of(index).fields(BerTag.sequence);
  const hash = named === undefined ? 'sha256' : hashByOid(readAlgorithm(fields.next()).oid);
  if (hash === undefined) return false;
  const isThere = (groups: readonly (readonly Uint8Array[])[]): boolean => {
    const present = new Set(groups.map((group) => hex(digest(hash, group))));
    return fields
      .next()
      .fields(BerTag.sequence)
      .rest()
      .every((value) => present.has(hex(value.octets())));
  };
  const single = (encodings: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] =>
    encodings.map((encoding) => [encoding]);
  return (
    isThere(single(parts.certificates)) &&
    isThere(single(parts.revocationValues)) &&
    isThere(
      form === 'value'
        ? parts.unsignedAttributes.flatMap(attributeParts)
        : single(parts.unsignedAttributes.map(({ encoded }) => encoded)),
    )
  );
}

/**
 * The imprint of an archive-time-stamp-v3 (section 5.5.3): content type, hash of the content, the signer's fields, index.
 *
 * @param contentDigest with the same hash function
 * @param index the ATSHashIndexV3 that the token carries
 */
export function archiveImprint(
  name: HashAlgorithm,
  contentType: string,
  contentDigest: Uint8Array,
  signer: SignerInfo,
  index: Uint8Array,
): Uint8Array {
  return digest(name, [derOid(contentType), contentDigest, ...signer.signedFields, index]);
}

function digest(name: HashAlgorithm, parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash(name);
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
