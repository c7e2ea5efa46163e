import { readFileSync } from 'node:fs';
import * as fontkit from '@cantoo/fontkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { TrueTypeFont } from '../../src/pades/true-type-font.js';

/** What fontkit, which reads every OpenType font, says about the same file. */
interface Judge {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly characterSet: readonly number[];
  readonly numGlyphs: number;
  glyphForCodePoint(codePoint: number): { readonly id: number };
  getGlyph(id: number): { readonly advanceWidth: number; readonly path: { toSVG(): string } };
}

const bytesOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../fonts/TitilliumWeb-${name}.ttf`, import.meta.url)));
const judge = (file: Uint8Array): Judge => fontkit.create(Buffer.from(file)) as unknown as Judge;

describe.each(['Regular', 'SemiBold'])('the font %s', (name) => {
  const font = new TrueTypeFont(bytesOf(name));
  const whole = judge(bytesOf(name));

  it('has the characters, widths and heights that fontkit finds', () => {
    for (const codePoint of whole.characterSet) {
      const { id } = whole.glyphForCodePoint(codePoint);
      expect(font.glyphOf(String.fromCodePoint(codePoint))).toBe(id === 0 ? undefined : id);
      expect(font.advanceOf(id)).toBe(whole.getGlyph(id).advanceWidth);
    }
    expect(font.glyphOf('日')).toBeUndefined();
    expect([font.unitsPerEm, font.ascent, font.descent, font.capHeight]).toEqual([
      whole.unitsPerEm,
      whole.ascent,
      whole.descent,
      whole.capHeight,
    ]);
    expect(font.widthOf('aa')).toBeCloseTo((2 * font.advanceOf(font.glyphOf('a') ?? 0)) / 1_000);
  });

  it('has the same outlines in every part of it', () => {
    const characters = whole.characterSet.filter((codePoint) => whole.glyphForCodePoint(codePoint).id !== 0);
    const some = fc.uniqueArray(fc.constantFrom(...characters), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(some, (codePoints) => {
        const order = [0, ...new Set(codePoints.map((each) => whole.glyphForCodePoint(each).id))];
        const { file, count } = font.subset(order);
        const part = judge(file);
        expect(part.numGlyphs).toBe(count);
        for (const [number, glyph] of order.entries()) {
          expect(part.getGlyph(number).path.toSVG()).toBe(whole.getGlyph(glyph).path.toSVG());
          expect(part.getGlyph(number).advanceWidth).toBe(whole.getGlyph(glyph).advanceWidth);
        }
      }),
      propertyRuns(60),
    );
  });
});
