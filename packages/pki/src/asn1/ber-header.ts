/** Identifier and length octets of one value (X.690 sections 8.1.2 and 8.1.3). */
export interface BerHeader {
  readonly tagClass: number;
  readonly tagNumber: number;
  readonly isConstructed: boolean;
  /** Of both, in bytes. */
  readonly headerLength: number;
  /** `undefined`: indefinite, until the end-of-contents octets. */
  readonly contentLength: number | undefined;
}

const LONG_TAG = 0x1f;
/** 28 bits: no standard comes near such a number. */
const MAX_TAG_OCTETS = 4;
const MAX_LENGTH_OCTETS = 8;
/** Universal types that have components, and those that never are in pieces (X.690 sections 8.2 to 8.5, 8.8 to 8.11, 8.19). */
const ALWAYS_CONSTRUCTED: ReadonlySet<number> = new Set([16, 17]);
const ALWAYS_PRIMITIVE: ReadonlySet<number> = new Set([0, 1, 2, 5, 6, 9, 10, 13]);
/** END-OF-CONTENTS and NULL are empty, BOOLEAN is one octet. */
const FIXED_LENGTHS: ReadonlyMap<number, number> = new Map([
  [0, 0],
  [1, 1],
  [5, 0],
]);

/**
 * The header of the value that begins at `offset`.
 *
 * @param limit where what it lies in ends: its content may not go beyond
 * @returns `undefined` when no value begins there
 */
export function headerAt(bytes: Uint8Array, offset: number, limit: number): BerHeader | undefined {
  if (offset >= limit) return undefined;
  let next = offset;
  const identifier = bytes[next++] ?? 0;
  const tagClass = identifier >> 6;
  const isConstructed = (identifier & 0x20) !== 0;
  let tagNumber = identifier & LONG_TAG;
  if (tagNumber === LONG_TAG) {
    tagNumber = 0;
    for (let more = true, octets = 0; more; octets++) {
      if (next >= limit || octets === MAX_TAG_OCTETS) return undefined;
      const octet = bytes[next++] ?? 0;
      if (octets === 0 && octet === 0x80) return undefined;
      tagNumber = tagNumber * 128 + (octet & 0x7f);
      more = octet > 0x7f;
    }
    // Section 8.1.2.4: only for numbers that do not fit the short form; else two tags would be one.
    if (tagNumber < LONG_TAG) return undefined;
  }
  if (next >= limit) return undefined;
  const first = bytes[next++] ?? 0;
  let contentLength: number | undefined = first;
  if (first === 0x80) {
    if (!isConstructed) return undefined;
    contentLength = undefined;
  } else if (first > 0x80) {
    const octets = first & 0x7f;
    if (octets > MAX_LENGTH_OCTETS || next + octets > limit) return undefined;
    contentLength = 0;
    for (const end = next + octets; next < end; next++) contentLength = contentLength * 256 + (bytes[next] ?? 0);
  }
  if (contentLength !== undefined && next + contentLength > limit) return undefined;
  const header = { tagClass, tagNumber, isConstructed, headerLength: next - offset, contentLength };
  return tagClass === 0 && !isPossible(header) ? undefined : header;
}

function isPossible({ tagNumber, isConstructed, contentLength }: BerHeader): boolean {
  if ((isConstructed ? ALWAYS_PRIMITIVE : ALWAYS_CONSTRUCTED).has(tagNumber)) return false;
  const fixed = FIXED_LENGTHS.get(tagNumber);
  return fixed === undefined || contentLength === fixed;
}
