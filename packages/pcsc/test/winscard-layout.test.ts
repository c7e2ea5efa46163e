import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { fromHex, toHex } from '@ciekit/core';
import {
  decodeReaderStates,
  encodeIoRequest,
  encodeReaderStates,
  readerStateOffsets,
  readUnsigned,
  winscardLayout,
  writeUnsigned,
} from '../src/native/winscard-layout.js';
import { getFeatureRequestControlCode } from '../src/winscard.js';

const platforms = {
  'Linux, 64 bits': winscardLayout('linux', 8),
  'Linux, 32 bits': winscardLayout('linux', 4),
  'Windows, 64 bits': winscardLayout('win32', 8),
  'Windows, 32 bits': winscardLayout('win32', 4),
  macOS: winscardLayout('darwin', 8),
};

describe('sizes', () => {
  it.each([
    ['Linux, 64 bits', 8, 8, 'utf8', ''],
    ['Linux, 32 bits', 4, 4, 'utf8', ''],
    ['Windows, 64 bits', 4, 8, 'utf16le', 'W'],
    ['Windows, 32 bits', 4, 4, 'utf16le', 'W'],
    ['macOS', 4, 4, 'utf8', ''],
  ] as const)('%s', (platform, longSize, handleSize, nameEncoding, nameSuffix) => {
    expect(platforms[platform]).toMatchObject({ longSize, handleSize, nameEncoding, nameSuffix });
  });

  it('calls the right SCardControl', () => {
    expect(Object.values(platforms).map((layout) => layout.controlFunction)).toEqual([
      'SCardControl',
      'SCardControl',
      'SCardControl',
      'SCardControl',
      'SCardControl132',
    ]);
  });

  it('knows the libraries', () => {
    expect(Object.values(platforms).map((layout) => layout.library)).toEqual([
      'libpcsclite.so.1',
      'libpcsclite.so.1',
      'winscard.dll',
      'winscard.dll',
      '/System/Library/Frameworks/PCSC.framework/PCSC',
    ]);
  });
});

describe('SCARD_READERSTATE', () => {
  // What sizeof and offsetof say of the structures in winscard.h, pcsclite.h and PCSC.framework.
  it.each([
    ['Linux, 64 bits', [0, 8, 16, 24, 32, 40, 80]],
    ['Linux, 32 bits', [0, 4, 8, 12, 16, 20, 56]],
    ['Windows, 64 bits', [0, 8, 16, 20, 24, 28, 64]],
    ['Windows, 32 bits', [0, 4, 8, 12, 16, 20, 56]],
    ['macOS', [0, 8, 16, 20, 24, 28, 61]],
  ] as const)('%s', (platform, expected) => {
    const { szReader, pvUserData, dwCurrentState, dwEventState, cbAtr, rgbAtr, size } = readerStateOffsets(
      platforms[platform],
    );
    expect([szReader, pvUserData, dwCurrentState, dwEventState, cbAtr, rgbAtr, size]).toEqual(expected);
  });

  it('is written as the library on 64-bit Linux reads it', () => {
    const bytes = encodeReaderStates(
      [{ nameAddress: 0x1122334455667788n, currentState: 0x00010022 }],
      platforms['Linux, 64 bits'],
    );
    expect(toHex(bytes.subarray(0, 24))).toBe('8877665544332211' + '0000000000000000' + '2200010000000000');
    expect(toHex(bytes.subarray(24))).toBe('00'.repeat(56));
  });

  it('is written as macOS reads it, without a gap between elements', () => {
    const entry = { nameAddress: 1n, currentState: 0x22 };
    const bytes = encodeReaderStates([entry, { ...entry, currentState: 0x10 }], platforms.macOS);
    expect(bytes).toHaveLength(122);
    expect(bytes[16]).toBe(0x22);
    expect(bytes[61 + 16]).toBe(0x10);
  });

  it.each(Object.entries(platforms))('is read as %s writes it', (_platform, layout) => {
    const offsets = readerStateOffsets(layout);
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ eventState: fc.integer({ min: 0, max: 0xffffffff }), atr: fc.uint8Array({ maxLength: 33 }) }),
          { maxLength: 16 },
        ),
        (states) => {
          const bytes = new Uint8Array(offsets.size * states.length);
          states.forEach(({ eventState, atr }, index) => {
            const at = offsets.size * index;
            writeUnsigned(bytes, at + offsets.dwEventState, layout.longSize, BigInt(eventState));
            writeUnsigned(bytes, at + offsets.cbAtr, layout.longSize, BigInt(atr.length));
            bytes.set(atr, at + offsets.rgbAtr);
          });
          expect(decodeReaderStates(bytes, layout)).toEqual(states);
        },
      ),
      propertyRuns(),
    );
  });

  it.each(Object.entries(platforms))('takes a length beyond the field for no ATR (%s)', (_platform, layout) => {
    const { cbAtr, size } = readerStateOffsets(layout);
    const bytes = new Uint8Array(2 * size).fill(0x3b);
    writeUnsigned(bytes, cbAtr, layout.longSize, BigInt(layout.atrFieldSize + 1));
    writeUnsigned(bytes, size + cbAtr, layout.longSize, BigInt(layout.atrFieldSize));
    expect(decodeReaderStates(bytes, layout).map(({ atr }) => atr.length)).toEqual([0, layout.atrFieldSize]);
  });

  it.each(Object.entries(platforms))('never gives more of an ATR than the field holds (%s)', (_platform, layout) => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        for (const { atr, eventState } of decodeReaderStates(bytes, layout)) {
          expect(atr.length).toBeLessThanOrEqual(layout.atrFieldSize);
          expect(eventState).toBeLessThanOrEqual(0xffffffff);
        }
      }),
      propertyRuns(),
    );
  });
});

describe('SCARD_IO_REQUEST', () => {
  it.each([
    ['Linux, 64 bits', '0200000000000000' + '1000000000000000'],
    ['Windows, 64 bits', '02000000' + '08000000'],
    ['macOS', '02000000' + '08000000'],
  ] as const)('%s', (platform, expected) => {
    expect(toHex(encodeIoRequest(2, platforms[platform]))).toBe(expected);
  });
});

describe('integers', () => {
  it('reads what it writes, and cuts what does not fit', () => {
    const bytes = new Uint8Array(12);
    writeUnsigned(bytes, 2, 8, 0x0102030405060708n);
    expect(toHex(bytes)).toBe(toHex(fromHex('0000 0807060504030201 0000')));
    expect(readUnsigned(bytes, 2, 8)).toBe(0x0102030405060708n);
    writeUnsigned(bytes, 0, 4, 0x1_8010000cn);
    expect(readUnsigned(bytes, 0, 4)).toBe(0x8010000cn);
  });
});

describe('control codes', () => {
  it('are counted from other bases on Windows than elsewhere', () => {
    expect(getFeatureRequestControlCode('win32')).toBe(0x00313520);
    expect(getFeatureRequestControlCode('linux')).toBe(0x42000d48);
    expect(getFeatureRequestControlCode('darwin')).toBe(0x42000d48);
  });
});
