import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { unpackPng } from '../../src/pades/png-image.js';

interface Spec {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  readonly colourType: number;
  readonly interlaced?: boolean;
  readonly transparency?: Uint8Array;
  /** Bytes more, or fewer, than the picture has. */
  readonly surplus?: number;
  /** Of every row; else each in turn. */
  readonly filter?: number;
}

const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A picture of random bytes: each row with one of the five filters, whose result is what a reader has to find out. */
function png({
  width,
  height,
  bits,
  colourType,
  interlaced = false,
  transparency,
  surplus = 0,
  filter,
}: Spec): Uint8Array {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([bits, colourType, 0, 0, Number(interlaced)], 8);
  const rows = (interlaced ? PASSES : ([[0, 0, 1, 1]] as const)).flatMap(([x, y, stepX, stepY]) => {
    const columns = Math.max(0, Math.ceil((width - x) / stepX));
    const count = columns === 0 ? 0 : Math.max(0, Math.ceil((height - y) / stepY));
    const length = Math.ceil((columns * (SAMPLES[colourType] ?? 1) * bits) / 8);
    return Array.from({ length: count }, (_, row) => Buffer.from([filter ?? row % 5, ...randomBytes(length)]));
  });
  const raw = Buffer.concat([...rows, Buffer.alloc(Math.max(0, surplus))]);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      ...(colourType === 3 ? [chunk('PLTE', randomBytes(3 * 2 ** bits))] : []),
      ...(transparency === undefined ? [] : [chunk('tRNS', transparency)]),
      chunk('IDAT', deflateSync(raw.subarray(0, raw.length + Math.min(0, surplus)))),
      chunk('IEND', new Uint8Array()),
    ]),
  );
}

/** Red, green and blue as Skia paints them on white. */
async function painted(picture: Uint8Array): Promise<readonly number[]> {
  const image = await loadImage(Buffer.from(picture));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, image.width, image.height);
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return [...data].filter((_, index) => index % 4 !== 3);
}

function unpacked(picture: Uint8Array): readonly number[] {
  const { channels, samples } = unpackPng(picture);
  return [...samples].flatMap((sample) => (channels === 1 ? [sample, sample, sample] : [sample]));
}

const KINDS = [
  ...[1, 2, 4, 8, 16].map((bits) => ({ colourType: 0, bits })),
  ...[8, 16].map((bits) => ({ colourType: 2, bits })),
  ...[1, 2, 4, 8].map((bits) => ({ colourType: 3, bits })),
  ...[8, 16].map((bits) => ({ colourType: 4, bits })),
  ...[8, 16].map((bits) => ({ colourType: 6, bits })),
  { colourType: 3, bits: 4, transparency: randomBytes(16) },
  { colourType: 0, bits: 2, transparency: Uint8Array.of(0, 1) },
];

describe('a PNG picture', () => {
  it.each(KINDS)('is what Skia makes of it: %j', async (kind) => {
    for (const interlaced of [false, true]) {
      for (const [width, height] of [
        [13, 11],
        [1, 9],
        [5, 1],
      ] as const) {
        const picture = png({ ...kind, width, height, interlaced });
        const [ours, theirs] = [unpacked(picture), await painted(picture)];
        expect(ours).toHaveLength(theirs.length);
        // Skia multiplies by alpha in eight bits first.
        for (const [index, sample] of ours.entries()) expect(Math.abs(sample - (theirs[index] ?? NaN))).toBeLessThan(3);
      }
    }
  });

  const good: Spec = { width: 4, height: 4, bits: 8, colourType: 2 };
  it.each<[string, Uint8Array]>([
    ['with more pixels than its head says', png({ ...good, surplus: 1 })],
    ['with fewer', png({ ...good, surplus: -1 })],
    ['of a depth that there is not', png({ ...good, bits: 4 })],
    ['of a colour type that there is not', png({ ...good, colourType: 5 })],
    ['with a filter that there is not', png({ ...good, filter: 5 })],
    ['without data', Buffer.concat([png(good).subarray(0, 33), chunk('IEND', new Uint8Array())])],
    ['cut off', png(good).subarray(0, 40)],
  ])('%s is refused', (_, picture) => {
    expect(() => unpackPng(picture)).toThrow(expect.objectContaining({ code: 'unusable-picture' }) as Error);
  });
});
