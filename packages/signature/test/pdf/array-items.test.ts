import { describe, expect, it } from 'vitest';
import { withItems } from '../../src/pdf/incremental-update.js';
import { pdfArray, pdfDictionary, pdfName, pdfNumber } from '../../src/pdf/objects.js';

describe('more at the end of an array', () => {
  it.each([
    ['a dictionary', pdfDictionary({})],
    ['a name', pdfName('X')],
    ['a number', pdfNumber(1)],
  ])('is refused where %s stands: it would be lost', (_, value) => {
    expect(() => withItems(value, pdfNumber(2))).toThrow(expect.objectContaining({ code: 'malformed-pdf' }) as Error);
  });

  it('keeps what is there, and begins where there is nothing', () => {
    const list = pdfArray([pdfNumber(1)]);
    expect(withItems(list, pdfNumber(2), pdfNumber(3))).toEqual(pdfArray([1, 2, 3].map(pdfNumber)));
    expect(list.items).toHaveLength(1);
    expect(withItems(undefined, pdfNumber(2))).toEqual(pdfArray([pdfNumber(2)]));
  });
});
