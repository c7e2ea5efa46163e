/** Longest reader list that is looked at; PC/SC names have at most 128 bytes and pcsc-lite has sixteen readers. */
const MAX_NAMES = 256;

/**
 * The names in a multi-string: each ends with a NUL, an empty one ends the list (SCardListReaders).
 * What follows that end is left alone, a missing end is tolerated, a name that is there twice is given once.
 *
 * @param units bytes in UTF-8 (pcsc-lite, macOS) or in UTF-16 little-endian (the W functions of Windows)
 * @example
 * ```ts
 * parseMultiString(asciiToBytes('A 00\0B 00\0\0'), 'utf8'); // ['A 00', 'B 00']
 * ```
 */
export function parseMultiString(units: Uint8Array, encoding: 'utf8' | 'utf16le'): string[] {
  const text = new TextDecoder(encoding === 'utf8' ? 'utf-8' : 'utf-16le', { ignoreBOM: true }).decode(units);
  const names = new Set<string>();
  let start = 0;
  while (start < text.length && names.size < MAX_NAMES) {
    const end = text.indexOf('\0', start);
    const name = end === -1 ? text.slice(start) : text.slice(start, end);
    if (name === '') break;
    names.add(name);
    if (end === -1) break;
    start = end + 1;
  }
  return [...names];
}

/** A NUL-terminated string for a PC/SC function. A NUL inside the text would cut it, so it is refused. */
export function encodeCString(text: string, encoding: 'utf8' | 'utf16le'): Uint8Array {
  if (text.includes('\0')) throw new RangeError('a NUL inside a reader name');
  return new Uint8Array(Buffer.from(`${text}\0`, encoding));
}
