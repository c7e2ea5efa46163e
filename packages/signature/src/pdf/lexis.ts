/** Characters of ISO 32000-2 section 7.2.3, by their code. */
export const CR = 13;
export const LF = 10;

/** NUL, HT, LF, FF, CR, SP. */
export function isWhiteSpace(byte: number | undefined): boolean {
  return byte === 32 || byte === LF || byte === CR || byte === 9 || byte === 12 || byte === 0;
}

const DELIMITERS: ReadonlySet<number> = new Set(new TextEncoder().encode('()<>[]{}/%'));

function isDelimiter(byte: number | undefined): boolean {
  return byte !== undefined && DELIMITERS.has(byte);
}

export function isRegular(byte: number | undefined): boolean {
  return byte !== undefined && !isWhiteSpace(byte) && !isDelimiter(byte);
}

export function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 48 && byte <= 57;
}

/** The value of a hexadecimal digit, -1 for anything else. */
export function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 48 && byte <= 57) return byte - 48;
  if (byte >= 65 && byte <= 70) return byte - 55;
  if (byte >= 97 && byte <= 102) return byte - 87;
  return -1;
}

/** Whether the ASCII text stands at the offset. */
export function standsAt(bytes: Uint8Array, at: number, text: string): boolean {
  if (at < 0 || at + text.length > bytes.length) return false;
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}

/** Bytes as characters of the same code. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The other way round; only characters below 256. */
export function latin1Bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'latin1'));
}
