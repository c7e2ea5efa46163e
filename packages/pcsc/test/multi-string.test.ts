import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { encodeCString, parseMultiString } from '../src/multi-string.js';

const encodings = ['utf8', 'utf16le'] as const;
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => !text.includes('\0'));

describe.each(encodings)('a multi-string in %s', (encoding) => {
  const encode = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, encoding));

  it('holds nothing when it is empty', () => {
    expect(parseMultiString(new Uint8Array(0), encoding)).toEqual([]);
    expect(parseMultiString(encode('\0'), encoding)).toEqual([]);
  });

  it('ends at the empty name, whatever follows', () => {
    expect(parseMultiString(encode('A\0B\0\0C\0'), encoding)).toEqual(['A', 'B']);
  });

  it('tolerates a missing end', () => {
    expect(parseMultiString(encode('A\0B'), encoding)).toEqual(['A', 'B']);
  });

  it('keeps names that are not ASCII', () => {
    expect(parseMultiString(encode('Lettore à 00\0読み取り 01\0\0'), encoding)).toEqual([
      'Lettore à 00',
      '読み取り 01',
    ]);
  });

  it('gives back what was put in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 16 }), (names) => {
        const encoded = encode(`${names.map((each) => `${each}\0`).join('')}\0`);
        expect(parseMultiString(encoded, encoding)).toEqual(names);
      }),
      propertyRuns(),
    );
  });

  it('makes something bounded of any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
        const names = parseMultiString(bytes, encoding);
        expect(names.length).toBeLessThanOrEqual(256);
        expect(names).not.toContain('');
        expect(new Set(names).size).toBe(names.length);
      }),
      propertyRuns(),
    );
  });

  it('ends a C string with one NUL of its width', () => {
    const encoded = encodeCString('Rè', encoding);
    expect(Buffer.from(encoded).toString(encoding)).toBe('Rè\0');
  });

  it('refuses a NUL inside a name', () => {
    expect(() => encodeCString('A\0B', encoding)).toThrow(RangeError);
  });
});
