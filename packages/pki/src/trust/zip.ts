import { inflateRawSync } from 'node:zlib';
import { PkiError } from '../errors.js';

/** One file of a ZIP archive. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

const END_OF_DIRECTORY = 0x0605_4b50;
const DIRECTORY_ENTRY = 0x0201_4b50;
const LOCAL_ENTRY = 0x0403_4b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED_FLAG = 1;
const MAX_COMMENT = 65_535;

/**
 * The files of a ZIP archive (PKWARE APPNOTE), for the archives that the Ministry publishes: stored or deflated, not
 * encrypted, not ZIP64.
 *
 * @param limits `maxEntries` files, `maxLength` bytes in all when unpacked
 * @throws {PkiError} `malformed-bundle`
 */
export function readZip(
  archive: Uint8Array,
  limits: { readonly maxEntries: number; readonly maxLength: number },
): readonly ZipEntry[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  try {
    return readEntries(bytes, limits);
  } catch (cause) {
    throw cause instanceof PkiError ? cause : new PkiError('malformed-bundle', 'ZIP archive', { cause });
  }
}

function readEntries(
  bytes: Buffer,
  limits: { readonly maxEntries: number; readonly maxLength: number },
): readonly ZipEntry[] {
  const end = endOfDirectory(bytes);
  const count = bytes.readUInt16LE(end + 10);
  if (count > limits.maxEntries) throw new PkiError('malformed-bundle', 'too many files in the archive');
  const entries: ZipEntry[] = [];
  let left = limits.maxLength;
  let offset = bytes.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (bytes.readUInt32LE(offset) !== DIRECTORY_ENTRY) throw new PkiError('malformed-bundle', 'ZIP directory');
    const nameLength = bytes.readUInt16LE(offset + 28);
    const name = bytes.toString('utf8', offset + 46, offset + 46 + nameLength);
    const next = offset + 46 + nameLength + bytes.readUInt16LE(offset + 30) + bytes.readUInt16LE(offset + 32);
    if (!name.endsWith('/')) {
      const content = unpack(bytes, offset, left);
      left -= content.length;
      entries.push({ name, content });
    }
    offset = next;
  }
  return entries;
}

/** The record is at the end, before a comment of any length. */
function endOfDirectory(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= 0 && at >= bytes.length - 22 - MAX_COMMENT; at--) {
    if (bytes.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  }
  throw new PkiError('malformed-bundle', 'no ZIP directory');
}

function unpack(bytes: Buffer, offset: number, maxLength: number): Uint8Array {
  const flags = bytes.readUInt16LE(offset + 8);
  const method = bytes.readUInt16LE(offset + 10);
  const packedLength = bytes.readUInt32LE(offset + 20);
  const local = bytes.readUInt32LE(offset + 42);
  if (bytes.readUInt32LE(local) !== LOCAL_ENTRY) throw new PkiError('malformed-bundle', 'ZIP entry');
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
  const packed = bytes.subarray(start, start + packedLength);
  if (packed.length !== packedLength || (flags & ENCRYPTED_FLAG) !== 0) {
    throw new PkiError('malformed-bundle', 'ZIP entry cut short or encrypted');
  }
  if (method === DEFLATED && maxLength > 0) return inflateRawSync(packed, { maxOutputLength: maxLength });
  if (method === STORED && packed.length <= maxLength) return packed;
  throw new PkiError('malformed-bundle', 'ZIP entry too long or of an unknown method');
}
