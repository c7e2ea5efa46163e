import { SignatureError } from '../errors.js';
import { BerTag, BerValue, MAX_HEADER_LENGTH } from './ber.js';
import { endOf, header, isEndOfContents, octetString, small, tailOf, type Reading } from './layout.js';
import { CmsOid } from './oids.js';
import { PieceList } from './piece-list.js';
import type { ContentExtent } from './signed-data.js';

const CODE = 'malformed-cms';

/** Where the parts of a SignedData lie. */
export interface SignedDataLayout {
  readonly contentType: string;
  readonly content: ContentExtent | undefined;
  readonly encapsulated: { readonly start: number; readonly end: number };
  /** digestAlgorithms, a SET. */
  readonly digestAlgorithms: Uint8Array;
  /** What follows the EncapsulatedContentInfo: certificates, crls, signerInfos. */
  readonly tail: readonly BerValue[];
  /** Behind the ContentInfo. */
  readonly end: number;
}

/**
 * Finds the parts of a SignedData in a ContentInfo without reading its content.
 *
 * @param size of the file, in bytes
 * @throws {SignatureError} `malformed-cms`
 */
export function* signedDataLayout(size: number): Reading<SignedDataLayout> {
  const contentInfo = yield* header(0, size, BerTag.sequence);
  const type = yield* small(contentInfo.contentStart, contentInfo.end ?? size);
  if (type.value.oid() !== CmsOid.signedData) throw new SignatureError(CODE, 'not SignedData');
  const explicit = yield* header(type.end, contentInfo.end ?? size, BerTag.context0);
  const signedData = yield* header(explicit.contentStart, explicit.end ?? size, BerTag.sequence);
  const limit = signedData.end ?? size;
  const version = yield* small(signedData.contentStart, limit);
  version.value.smallInteger();
  const digests = yield* small(version.end, limit);
  const digestAlgorithms = Uint8Array.from(digests.value.expect(BerTag.set).encoded);
  const encapsulated = yield* encapsulatedContent(digests.end, limit);

  const bytes = yield* tailOf(signedData, encapsulated.end, limit);
  const tail: BerValue[] = [];
  let offset = 0;
  while (offset < bytes.length && !(signedData.end === undefined && isEndOfContents(bytes, offset))) {
    // certificates, crls, signerInfos
    if (tail.length === 3) throw new SignatureError(CODE, 'unexpected component');
    const value = BerValue.at(bytes, offset);
    tail.push(value);
    offset = value.end;
  }
  let end = encapsulated.end + offset;
  for (const outer of [signedData, explicit, contentInfo]) end = yield* endOf(outer, end);
  const { contentType, content, start } = encapsulated;
  return { contentType, content, encapsulated: { start, end: encapsulated.end }, digestAlgorithms, tail, end };
}

function* encapsulatedContent(
  start: number,
  limit: number,
): Reading<{ contentType: string; content: ContentExtent | undefined; start: number; end: number }> {
  const sequence = yield* header(start, limit, BerTag.sequence);
  const inside = sequence.end ?? limit;
  const type = yield* small(sequence.contentStart, inside);
  const contentType = type.value.oid();
  const next = yield { offset: type.end, length: Math.min(MAX_HEADER_LENGTH, inside - type.end) };
  if (type.end === sequence.end || (sequence.end === undefined && isEndOfContents(next, 0))) {
    return { contentType, content: undefined, start, end: yield* endOf(sequence, type.end) };
  }
  const explicit = yield* header(type.end, inside, BerTag.context0);
  const list = new PieceList();
  const contentEnd = yield* octetString(explicit.contentStart, explicit.end ?? inside, list);
  const end = yield* endOf(sequence, yield* endOf(explicit, contentEnd));
  return { contentType, content: list.extent(), start, end };
}
