import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { fromHex, toHex } from '../src/bytes.js';
import { MalformedResponseError } from '../src/errors.js';
import { announcedLength, encodeTlv, parseTlv, parseTlvs, requireTlv, unwrapTlv } from '../src/iso7816/tlv.js';

describe('BER-TLV', () => {
  it('takes the PIN object of card-protocol.md section 2 apart', () => {
    const whole = encodeTlv(0x70, encodeTlv(0xbf8101, encodeTlv(0xa0, fromHex('840350494E 9A0103 9B0102 80020008'))));
    expect(toHex(requireTlv(parseTlvs(unwrapTlv(whole, [0x70, 0xbf8101, 0xa0])), 0x9b))).toBe('02');
  });

  it.each([
    ['nothing', ''],
    ['a tag alone', '87'],
    ['a tag cut short', '7F'],
    ['a length cut short', '8782'],
    ['a value cut short', '870201'],
    ['an indefinite length', '3080020101'],
    ['a length of four bytes: 4 GB', '8784FFFFFFFF'],
    ['a tag of four bytes', 'BF81818101'],
    ['a multi-byte tag that begins with zero', '1F8001 00'],
  ])('refuses %s', (_name, hex) => {
    expect(() => parseTlv(fromHex(hex))).toThrow(MalformedResponseError);
  });

  it('refuses a template that is not filled exactly, or has an object twice, or hundreds of them', () => {
    expect(() => parseTlvs(fromHex('800101 82'))).toThrow(MalformedResponseError);
    expect(() => requireTlv(parseTlvs(fromHex('800101 800102')), 0x80)).toThrow(MalformedResponseError);
    expect(() => requireTlv(parseTlvs(fromHex('800101')), 0x81)).toThrow(MalformedResponseError);
    expect(() => parseTlvs(new Uint8Array(257 * 2).fill(0x00).map((_, i) => (i % 2 === 0 ? 0x80 : 0x00)))).toThrow(
      MalformedResponseError,
    );
  });

  it('tells how far to read from the first bytes', () => {
    expect(announcedLength(fromHex('30820100'))).toBe(260);
    expect(announcedLength(fromHex('7F498180'))).toBe(132);
    expect(announcedLength(fromHex('3082'))).toBeUndefined();
    expect(announcedLength(new Uint8Array(0))).toBeUndefined();
  });

  it('reads back what it wrote, at every length form', () => {
    const tags = fc.constantFrom(0x80, 0x30, 0x87, 0x7f49, 0x5f37, 0xbfa101);
    fc.assert(
      fc.property(tags, fc.uint8Array({ maxLength: 400 }), (tag, value) => {
        const read = parseTlv(encodeTlv(tag, value));
        expect(read.tag).toBe(tag);
        expect(toHex(read.value)).toBe(toHex(value));
      }),
      propertyRuns(),
    );
    expect(parseTlv(encodeTlv(0x30, new Uint8Array(70_000))).value.length).toBe(70_000);
  });

  it('reads any bytes to objects or a typed error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        for (const read of [parseTlv, parseTlvs, announcedLength]) {
          try {
            read(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(MalformedResponseError);
          }
        }
      }),
      propertyRuns(),
    );
  });
});
