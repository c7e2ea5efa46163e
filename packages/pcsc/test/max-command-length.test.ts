import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { fromHex } from '@ciekit/core';
import {
  commandLengthOf,
  commandLengthOfAttribute,
  featureControlCode,
  maxApduDataSize,
} from '../src/native/max-command-length.js';

describe('the driver’s features (PC/SC part 10)', () => {
  it('finds the control code of a feature, which is big-endian', () => {
    const features = fromHex('0604 42330006 1204 42000D4A');
    expect(featureControlCode(features, 0x12)).toBe(0x42000d4a);
    expect(featureControlCode(features, 0x06)).toBe(0x42330006);
  });

  it('finds none in a list without it, or cut short', () => {
    expect(featureControlCode(fromHex('0604 42330006'), 0x12)).toBeUndefined();
    expect(featureControlCode(fromHex('1204 42000D'), 0x12)).toBeUndefined();
    expect(featureControlCode(fromHex('1203 42000D 00'), 0x12)).toBeUndefined();
  });
});

describe('dwMaxAPDUDataSize', () => {
  it('is little-endian among the other properties', () => {
    expect(maxApduDataSize(fromHex('0102 0010 0A04 00000100 0B02 E604'))).toBe(65_536);
  });

  it('is unknown when missing or cut short', () => {
    expect(maxApduDataSize(fromHex('0102 0010'))).toBeUndefined();
    expect(maxApduDataSize(fromHex('0A04 000001'))).toBeUndefined();
    expect(maxApduDataSize(fromHex('0A'))).toBeUndefined();
  });

  it.each([
    [undefined, undefined],
    [0, undefined],
    [256, 261],
    [255, 261],
    [1024, 1033],
    [65_536, 65_544],
    [0xffffffff, 65_544],
  ])('%s allows commands of %s bytes', (dataSize, length) => {
    expect(commandLengthOf(dataSize)).toBe(length);
  });
});

describe('SCARD_ATTR_MAXINPUT', () => {
  it.each([
    ['05010000', 261],
    ['0D0C0100', 65_544],
    ['0D0C010000000000', 65_544],
    ['08080000', 2056],
    ['00000000', undefined],
    ['0401', undefined],
    ['', undefined],
  ])('%s', (hex, length) => {
    expect(commandLengthOfAttribute(fromHex(hex))).toBe(length);
  });

  it('makes a usable length or none of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        for (const length of [commandLengthOfAttribute(bytes), commandLengthOf(maxApduDataSize(bytes))]) {
          if (length === undefined) continue;
          expect(length).toBeGreaterThanOrEqual(261);
          expect(length).toBeLessThanOrEqual(65_544);
        }
      }),
      propertyRuns(),
    );
  });
});
