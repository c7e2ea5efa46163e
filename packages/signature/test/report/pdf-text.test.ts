import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { linesOf, printable, type Fonts, type Measure } from '../../src/report/pdf-text.js';

/** Every character is as wide as half its size; the strong ones a tenth more. */
const font = (factor: number): Measure => ({
  widthOfTextAtSize: (text, size) => Array.from(text).length * size * factor,
});
const known = new Set(Array.from({ length: 0x180 }, (_, i) => i).filter((code) => code >= 0x20));
const FONTS: Fonts = { plain: font(0.5), strong: font(0.55), known };
const STYLE = { size: 10, colour: [0, 0, 0] } as const;
const STRONG = { ...STYLE, strong: true };

describe('breaking text into lines', () => {
  it('loses nothing and stays within the width', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'è', '-', '/', '漢'), minLength: 1, maxLength: 60 });
    const text = fc.array(word, { maxLength: 20 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, fc.integer({ min: 40, max: 400 }), (plain, strong, width) => {
        const lines = linesOf(
          FONTS,
          [
            { text: plain, style: STYLE },
            { text: strong, style: STRONG },
          ],
          width,
        );
        expect(lines.map((line) => line.map((piece) => piece.text).join('')).join('')).toBe(
          printable(plain, FONTS) + printable(strong, FONTS),
        );
        for (const line of lines) {
          const last = line.at(-1)!;
          const factor = last.style === STRONG ? 5.5 : 5;
          expect(last.x + Array.from(last.text.trimEnd()).length * factor).toBeLessThanOrEqual(width + 0.001);
        }
      }),
      propertyRuns(500),
    );
  });

  it('names what the fonts cannot show', () => {
    expect(printable('a漢\u{1F600}', FONTS)).toBe('a[U+6F22][U+1F600]');
  });
});
