import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { agreedVersion, encodeFrame, FrameDecoder, MAX_BODY, MAX_OPTIONS } from '../../src/rpc/frame-decoder.js';
import type { Frame } from '../../src/rpc/frame.js';
import { watchCopies } from '../support/copies.js';
import { uint32 } from '../support/cryptoki-client.js';

const frame = fc.record({
  code: fc.integer({ min: 0, max: 0xffff_ffff }),
  options: fc.uint8Array({ maxLength: 40 }),
  body: fc.uint8Array({ maxLength: 300 }),
});

/** The stream in pieces of the given lengths, over and over. */
function pieces(stream: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const cut: Uint8Array[] = [];
  for (let offset = 0, i = 0; offset < stream.length; i++) {
    const length = lengths[i % lengths.length] ?? 1;
    cut.push(stream.subarray(offset, offset + length));
    offset += length;
  }
  return cut;
}

const plain = ({ code, options, body }: Frame): unknown => [code, [...options], [...body]];

describe('a stream of frames', () => {
  it('comes apart into the frames that were written, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(frame, { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
        (frames, lengths) => {
          const decoder = new FrameDecoder();
          const stream = Buffer.concat(frames.map(encodeFrame));
          const read = pieces(stream, lengths).flatMap((piece) => decoder.push(piece).map(plain));
          expect(read).toEqual(frames.map(plain));
          expect(decoder.isBetweenFrames).toBe(true);
        },
      ),
      propertyRuns(500),
    );
  });

  it('waits for the rest of a frame', () => {
    const decoder = new FrameDecoder();
    const bytes = encodeFrame({ code: 7, options: Buffer.from('client'), body: Buffer.from('body') });
    expect(decoder.push(bytes.subarray(0, bytes.length - 1))).toEqual([]);
    expect(decoder.isBetweenFrames).toBe(false);
    expect(decoder.push(bytes.subarray(bytes.length - 1)).map(plain)).toEqual([
      [7, [...Buffer.from('client')], [...Buffer.from('body')]],
    ]);
  });

  it('takes a frame of the largest size and none larger, whole or in pieces', () => {
    const header = (options: number, body: number): Buffer => Buffer.concat([uint32(1), uint32(options), uint32(body)]);
    const largest = Buffer.concat([header(MAX_OPTIONS, MAX_BODY), Buffer.alloc(MAX_OPTIONS + MAX_BODY)]);
    expect(new FrameDecoder().push(largest)).toHaveLength(1);
    for (const tooLarge of [header(MAX_OPTIONS + 1, 0), header(0, MAX_BODY + 1), header(0xffff_ffff, 0xffff_ffff)]) {
      expect(() => new FrameDecoder().push(tooLarge)).toThrow('frame too large');
      const decoder = new FrameDecoder();
      decoder.push(tooLarge.subarray(0, 5));
      expect(() => decoder.push(tooLarge.subarray(5))).toThrow('frame too large');
    }
  });

  it('leaves nothing of a frame in the pieces that it was put together from', () => {
    const stream = encodeFrame({ code: 1, options: new Uint8Array(), body: Buffer.from('a code, and more') });
    for (let cut = 1; cut < stream.length; cut++) {
      const [decoder, first, second] = [new FrameDecoder(), stream.slice(0, cut), stream.slice(cut)];
      decoder.push(first);
      const [frame] = decoder.push(second);
      expect(Buffer.from(frame?.body ?? []).toString()).toBe('a code, and more');
      expect([...first, ...second].every((byte) => byte === 0)).toBe(true);
    }
  });

  it('leaves nothing of a frame whose end does not come, and begins anew', () => {
    const stream = encodeFrame({ code: 1, options: new Uint8Array(), body: Buffer.from('a code, and more') });
    const copies = watchCopies();
    const held = (): boolean => [...copies].some((copy) => Buffer.from(copy).includes('a code'));
    const decoder = new FrameDecoder();
    decoder.push(stream.slice(0, stream.length - 1));
    expect(held()).toBe(true);
    decoder.drop();
    expect(held()).toBe(false);
    expect(decoder.push(stream.slice()).map(plain)).toEqual([[1, [], [...Buffer.from('a code, and more')]]]);
  });

  it('answers the version byte with the older of the two versions', () => {
    expect([0, 1, 2, 3, 255].map(agreedVersion)).toEqual([0, 1, 2, 2, 2]);
  });
});
