/** Unpacks PNG pictures (ISO/IEC 15948) onto white: PDF/A-1 forbids transparency, and print shops dislike it. */
import { inflateSync } from 'node:zlib';
import { unusable, type Picture } from './appearance-picture.js';

/** Samples of eight bits, row by row from the top. */
export interface PngPixels {
  readonly width: number;
  readonly height: number;
  /** 1: grey, 3: red, green, blue. */
  readonly channels: 1 | 3;
  readonly samples: Uint8Array;
}

interface Header {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly colourType: number;
  readonly interlaced: boolean;
}

interface Chunks {
  readonly header: Header;
  readonly data: Buffer;
  readonly palette: Buffer;
  /** tRNS: alpha of the palette's colours, or the one colour that is transparent. */
  readonly transparency: Buffer | undefined;
}

const GREY = 0;
const COLOUR = 2;
const PALETTE = 3;
const GREY_ALPHA = 4;
const COLOUR_ALPHA = 6;

/** Samples of a pixel and the depths that are allowed, by colour type (table 11.1). */
const TYPES: Readonly<Record<number, { readonly samples: number; readonly depths: readonly number[] }>> = {
  [GREY]: { samples: 1, depths: [1, 2, 4, 8, 16] },
  [COLOUR]: { samples: 3, depths: [8, 16] },
  [PALETTE]: { samples: 1, depths: [1, 2, 4, 8] },
  [GREY_ALPHA]: { samples: 2, depths: [8, 16] },
  [COLOUR_ALPHA]: { samples: 4, depths: [8, 16] },
};

/** Where the passes of an interlaced picture begin, and their steps: x, y, step x, step y (section 8.2). */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;
const WHOLE = [[0, 0, 1, 1]] as const;

/**
 * @param picture whose size was looked at: it is as large as its head says, or refused
 * @throws {SignatureError} `unusable-picture`
 */
export function unpackPng(picture: Picture): PngPixels {
  const chunks = readChunks(Buffer.from(picture.buffer, picture.byteOffset, picture.byteLength));
  const { width, height, bits, colourType, interlaced } = chunks.header;
  const perPixel = TYPES[colourType]?.samples ?? 0;
  const passes = (interlaced ? ADAM7 : WHOLE).map(([x, y, stepX, stepY]) => {
    const columns = Math.ceil((width - x) / stepX);
    const rows = columns <= 0 ? 0 : Math.max(0, Math.ceil((height - y) / stepY));
    return { x, y, stepX, stepY, columns, rows, rowLength: Math.ceil((columns * perPixel * bits) / 8) };
  });
  const length = passes.reduce((sum, { rows, rowLength }) => sum + rows * (1 + rowLength), 0);
  const raw = inflated(chunks.data, length);
  const channels = colourType === GREY || colourType === GREY_ALPHA ? 1 : 3;
  const samples = new Uint8Array(width * height * channels);
  const paint = painter(chunks, samples);
  let offset = 0;
  for (const { x, y, stepX, stepY, columns, rows, rowLength } of passes) {
    let above: Uint8Array = new Uint8Array(rowLength);
    for (let row = 0; row < rows; row++) {
      const line = raw.subarray(offset + 1, offset + 1 + rowLength);
      unfilter(raw[offset] ?? 0, line, above, Math.max(1, (perPixel * bits) >> 3));
      const start = (y + row * stepY) * width + x;
      for (let column = 0; column < columns; column++) paint(line, column, start + column * stepX);
      above = line;
      offset += 1 + rowLength;
    }
  }
  return { width, height, channels, samples };
}

function readChunks(bytes: Buffer): Chunks {
  let header: Header | undefined;
  let palette: Buffer = Buffer.alloc(0);
  let transparency: Buffer | undefined;
  const data: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const content = bytes.subarray(at + 8, at + 8 + length);
    if (content.length < length || type === 'IEND') break;
    if (type === 'IHDR') header = readHeader(content);
    else if (type === 'PLTE') palette = content;
    else if (type === 'tRNS') transparency = content;
    else if (type === 'IDAT') data.push(content);
    at += 12 + length;
  }
  if (header === undefined || data.length === 0) throw unusable();
  return { header, data: Buffer.concat(data), palette, transparency };
}

function readHeader(content: Buffer): Header {
  if (content.length < 13) throw unusable();
  const [bits = 0, colourType = 0, compression, filter, interlace] = content.subarray(8);
  const isKnown = TYPES[colourType]?.depths.includes(bits) === true;
  if (!isKnown || compression !== 0 || filter !== 0 || (interlace !== 0 && interlace !== 1)) throw unusable();
  return {
    width: content.readUInt32BE(0),
    height: content.readUInt32BE(4),
    bits,
    colourType,
    interlaced: interlace === 1,
  };
}

function inflated(data: Buffer, length: number): Uint8Array {
  let raw: Uint8Array;
  try {
    raw = inflateSync(data, { maxOutputLength: length + 1 });
  } catch (cause) {
    throw unusable(cause);
  }
  if (raw.length !== length) throw unusable();
  return raw;
}

/** Section 9.2, in place. @param back bytes of a pixel, at least one */
function unfilter(type: number, line: Uint8Array, above: Uint8Array, back: number): void {
  if (type > 4) throw unusable();
  for (let i = 0; i < line.length; i++) {
    const left = i < back ? 0 : (line[i - back] ?? 0);
    const up = above[i] ?? 0;
    const corner = i < back ? 0 : (above[i - back] ?? 0);
    const guess =
      type === 0 ? 0 : type === 1 ? left : type === 2 ? up : type === 3 ? (left + up) >> 1 : paeth(left, up, corner);
    line[i] = ((line[i] ?? 0) + guess) & 0xff;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const [toLeft, toUp, toCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

type Painter = (line: Uint8Array, column: number, pixel: number) => void;

/** Writes one pixel of a row into the samples, over white. */
function painter({ header: { bits, colourType }, palette, transparency }: Chunks, samples: Uint8Array): Painter {
  const most = 2 ** bits - 1;
  const at = (line: Uint8Array, index: number): number => {
    if (bits === 8) return line[index] ?? 0;
    if (bits === 16) return ((line[2 * index] ?? 0) << 8) | (line[2 * index + 1] ?? 0);
    const bit = index * bits;
    return ((line[bit >> 3] ?? 0) >> (8 - bits - (bit & 7))) & most;
  };
  const put = (place: number, value: number, alpha: number): void => {
    samples[place] = Math.round(value * alpha + 255 * (1 - alpha));
  };
  const scale = 255 / most;
  if (colourType === PALETTE) {
    return (line, column, pixel) => {
      const index = at(line, column);
      const alpha = (transparency?.[index] ?? 255) / 255;
      for (let i = 0; i < 3; i++) put(3 * pixel + i, palette[3 * index + i] ?? 0, alpha);
    };
  }
  const colours = colourType === GREY || colourType === GREY_ALPHA ? 1 : 3;
  const hasAlpha = colourType === GREY_ALPHA || colourType === COLOUR_ALPHA;
  const key = hasAlpha || transparency?.length !== 2 * colours ? undefined : transparency;
  return (line, column, pixel) => {
    const first = column * (colours + Number(hasAlpha));
    let isKey = key !== undefined;
    for (let i = 0; i < colours && isKey; i++) isKey = at(line, first + i) === key?.readUInt16BE(2 * i);
    const alpha = isKey ? 0 : hasAlpha ? at(line, first + colours) / most : 1;
    for (let i = 0; i < colours; i++) put(colours * pixel + i, at(line, first + i) * scale, alpha);
  };
}
