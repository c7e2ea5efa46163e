import { SignatureError } from '../errors.js';

/** A picture for a visible signature: PNG or JPEG, exact bytes of the file. */
export type Picture = Uint8Array;

interface PngFormat {
  readonly kind: 'png';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

export interface JpegFormat {
  readonly kind: 'jpeg';
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Colours: 1, 3 or 4. */
  readonly components: number;
  /** Bits of each. */
  readonly precision: number;
}

/** In bytes of the file. */
const MAX_LENGTH = 10 * 1024 * 1024;
/** In pixels: 64 MB when unpacked with transparency. */
const MAX_PIXELS = 16 * 1024 * 1024;

/**
 * Reads a picture's head, before anything is unpacked.
 *
 * @throws {SignatureError} `unusable-picture`
 */
export function pictureFormat(picture: Picture): PngFormat | JpegFormat {
  const format = pngFormat(picture) ?? jpegFormat(picture);
  if (format === undefined || picture.length > MAX_LENGTH) throw unusable();
  const { width, height } = format;
  if (width === 0 || height === 0 || width * height > MAX_PIXELS) throw unusable();
  return format;
}

export function unusable(cause?: unknown): SignatureError {
  return new SignatureError('unusable-picture', 'picture for the signature', { cause });
}

const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** PNG (RFC 2083 section 4.1.1): the header comes first. */
function pngFormat(picture: Picture): PngFormat | undefined {
  const bytes = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength);
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(PNG_SIGNATURE)) return undefined;
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { kind: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

const SOI = 0xffd8;
/** Frame headers (ITU-T T.81 table B.1) but for DHT, JPG and DAC, which share their range. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const MAX_SEGMENTS = 10_000;

/** The size is in the frame header, behind any number of other segments. */
function jpegFormat(picture: Picture): JpegFormat | undefined {
  const bytes = Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength);
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== SOI) return undefined;
  let at = 2;
  for (let i = 0; i < MAX_SEGMENTS && at + 10 <= bytes.length; i++) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (isFrame(marker)) {
      const [height, width] = [bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 7)];
      return { kind: 'jpeg', width, height, precision: bytes.readUInt8(at + 4), components: bytes.readUInt8(at + 9) };
    }
    at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return undefined;
}
