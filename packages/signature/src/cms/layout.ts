/** Finding one's way in a BER file of any size by its headers: nothing but headers and small values is read. */
import { SignatureError } from '../errors.js';
import { BerTag, BerValue, MAX_HEADER_LENGTH, readBerHeader } from './ber.js';
import type { PieceList } from './piece-list.js';

const CODE = 'malformed-cms';
/** A value that is read whole, such as digestAlgorithms, in bytes. */
const MAX_SMALL = 65_536;
/** What stands behind the content and is read whole: certificates, revocation values, signers, time stamps; in bytes. */
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

export interface Header {
  readonly tag: number;
  readonly contentStart: number;
  /** `undefined`: indefinite. */
  readonly end: number | undefined;
}

/** The octets of an OCTET STRING, whole or in pieces; returns the offset behind it. */
export function* octetString(offset: number, limit: number, list: PieceList): Reading<number> {
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

export function* header(offset: number, limit: number, tag: number | undefined): Reading<Header> {
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
export function* small(offset: number, limit: number): Reading<{ readonly value: BerValue; readonly end: number }> {
  const bytes = yield { offset, length: Math.min(MAX_SMALL, limit - offset) };
  const value = BerValue.at(bytes, 0);
  return { value, end: offset + value.end };
}

/**
 * The bytes from `offset` to the end of a value, a copy; at most as many as are read where its length is indefinite.
 *
 * @param around the value, `limit` where it has to end
 * @throws {SignatureError} `malformed-cms` for too many
 */
export function* tailOf(around: Header, offset: number, limit: number): Reading<Uint8Array> {
  const length = limit - offset;
  if (around.end !== undefined && length > MAX_TAIL) throw new SignatureError(CODE, 'too long');
  return Uint8Array.from(yield { offset, length: Math.min(length, MAX_TAIL) });
}

/** Where a value ends whose components end at `offset`. */
export function* endOf(value: Header, offset: number): Reading<number> {
  if (value.end === undefined) {
    const bytes = yield { offset, length: 2 };
    if (!isEndOfContents(bytes, 0)) throw new SignatureError(CODE, 'end of contents expected');
    return offset + 2;
  }
  if (value.end !== offset) throw new SignatureError(CODE, 'unexpected component');
  return offset;
}

export function isEndOfContents(bytes: Uint8Array, offset: number): boolean {
  return bytes[offset] === 0 && bytes[offset + 1] === 0 && offset + 2 <= bytes.length;
}
