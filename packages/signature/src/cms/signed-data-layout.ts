import { SignatureError } from '../errors.js';
import { BerTag, BerValue, MAX_HEADER_LENGTH, readBerHeader } from './ber.js';
import { CmsOid } from './oids.js';
import { PieceList } from './piece-list.js';
import type { ContentExtent } from './signed-data.js';

const CODE = 'malformed-cms';
/** digestAlgorithms and eContentType, in bytes. */
const MAX_FRONT = 65_536;
/** Certificates, revocation values and signers, in bytes. */
const MAX_TAIL = 64 * 1_048_576;
/** Bytes in which the headers of pieces are looked for at once. */
const PIECES_WINDOW = 16_384;
/** Levels of OCTET STRINGs within each other that make up one content. */
const MAX_PIECE_DEPTH = 8;

/**
 * A reader that asks for bytes instead of reading them: what it is driven by decides whether they come from memory or from
 * a file of gigabytes. It gets at most what it asked for, and less at the end; what it got may be overwritten when it asks
 * again.
 */
export type Reading<T> = Generator<{ readonly offset: number; readonly length: number }, T, Uint8Array>;

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

interface Header {
  readonly tag: number;
  readonly contentStart: number;
  /** `undefined`: indefinite. */
  readonly end: number | undefined;
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

  const tailLength = limit - encapsulated.end;
  if (signedData.end !== undefined && tailLength > MAX_TAIL) throw new SignatureError(CODE, 'too long');
  const bytes = Uint8Array.from(yield { offset: encapsulated.end, length: Math.min(tailLength, MAX_TAIL) });
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

/** The octets of an OCTET STRING, whole or in pieces; returns the offset behind it. */
function* octetString(offset: number, limit: number, list: PieceList): Reading<number> {
  const value = yield* header(offset, limit, undefined);
  if (value.tag === BerTag.octetStringInPieces) return yield* pieces(value, limit, list, 1);
  // PKCS #7 had other types than OCTET STRING here; what is hashed is their content all the same (RFC 5652 section 5.2.1).
  if (value.end === undefined) throw new SignatureError(CODE, 'content of another type');
  list.add(value.contentStart, value.end);
  return value.end;
}

/** The pieces in a constructed OCTET STRING; returns the offset behind it. */
function* pieces(value: Header, limit: number, list: PieceList, depth: number): Reading<number> {
  if (depth === MAX_PIECE_DEPTH) throw new SignatureError(CODE, 'nested too deeply');
  const inside = value.end ?? limit;
  let offset = value.contentStart;
  for (;;) {
    // Headers of small neighbours come with one read: a step of a generator costs more than a header.
    const from = offset;
    const bytes = yield { offset, length: Math.min(PIECES_WINDOW, inside - offset) };
    const isLast = from + bytes.length === inside;
    do {
      if (offset === value.end) return offset;
      if (value.end === undefined && isEndOfContents(bytes, offset - from)) return offset + 2;
      const piece = headerIn(bytes, offset - from, from, inside);
      if (piece.tag === BerTag.octetStringInPieces) {
        offset = yield* pieces(piece, inside, list, depth + 1);
        break;
      }
      if (piece.tag !== BerTag.octetString || piece.end === undefined) {
        throw new SignatureError(CODE, 'content of another type');
      }
      list.add(piece.contentStart, piece.end);
      offset = piece.end;
    } while (offset - from + MAX_HEADER_LENGTH <= bytes.length || (isLast && offset - from < bytes.length));
  }
}

function* header(offset: number, limit: number, tag: number | undefined): Reading<Header> {
  const bytes = yield { offset, length: Math.min(MAX_HEADER_LENGTH, limit - offset) };
  const found = headerIn(bytes, 0, offset, limit);
  if (tag !== undefined && found.tag !== tag) throw new SignatureError(CODE, 'another type expected');
  return found;
}

/** @param from the offset of `bytes` in the file */
function headerIn(bytes: Uint8Array, start: number, from: number, limit: number): Header {
  const found = readBerHeader(bytes, start, bytes.length);
  if (found === undefined) throw new SignatureError(CODE, 'not BER');
  const contentStart = from + start + found.headerLength;
  const end = found.length === undefined ? undefined : contentStart + found.length;
  if (end !== undefined && end > limit) throw new SignatureError(CODE, 'cut off');
  return { tag: found.tag, contentStart, end };
}

/** A whole value that is read into memory. */
function* small(offset: number, limit: number): Reading<{ readonly value: BerValue; readonly end: number }> {
  const bytes = yield { offset, length: Math.min(MAX_FRONT, limit - offset) };
  const value = BerValue.at(bytes, 0);
  return { value, end: offset + value.end };
}

/** Where a value ends whose components end at `offset`. */
function* endOf(value: Header, offset: number): Reading<number> {
  if (value.end === undefined) {
    const bytes = yield { offset, length: 2 };
    if (!isEndOfContents(bytes, 0)) throw new SignatureError(CODE, 'end of contents expected');
    return offset + 2;
  }
  if (value.end !== offset) throw new SignatureError(CODE, 'unexpected component');
  return offset;
}

function isEndOfContents(bytes: Uint8Array, offset: number): boolean {
  return bytes[offset] === 0 && bytes[offset + 1] === 0 && offset + 2 <= bytes.length;
}
