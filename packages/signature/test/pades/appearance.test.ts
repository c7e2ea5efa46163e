import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { layOut } from '../../src/pades/appearance-layout.js';
import { pageRectangle, uprightExtent, uprightMatrix } from '../../src/pades/appearance-place.js';
import type { PdfPage } from '../../src/pdf/pages.js';
import { pdfDictionary, pdfReference } from '../../src/pdf/objects.js';

/** Every character as wide as half its height. */
const metrics = { width: (text: string): number => text.length * 0.5 };
const withoutSpace = (text: string): string => text.replaceAll(/\s/gu, '');

describe('the layout of text', () => {
  it('keeps every character inside the box', () => {
    const line = fc.record({ label: fc.string({ maxLength: 12 }), text: fc.string({ maxLength: 60 }) });
    const box = fc.record({
      width: fc.double({ min: 8, max: 400, noNaN: true }),
      height: fc.double({ min: 4, max: 200, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), box, (lines, extent) => {
        const { pieces } = layOut(lines, extent, metrics);
        const shown = lines.map(({ label, text }) => withoutSpace(label + text)).join('');
        expect(withoutSpace(pieces.map(({ text }) => text).join(''))).toBe(shown);
        for (const { text, x, y, size } of pieces) {
          expect(y).toBeLessThanOrEqual(extent.height + 1e-6);
          expect(y - size * 0.8).toBeGreaterThanOrEqual(-1e-6);
          if (text.length > 1) expect(x + metrics.width(text) * size).toBeLessThanOrEqual(extent.width + 1e-6);
        }
      }),
      propertyRuns(300),
    );
  });

  it('does not grow beyond what is pleasant, and says how high the text is', () => {
    const { pieces, top, height } = layOut([{ text: 'Maria' }], { width: 500, height: 300 }, metrics);
    expect(pieces).toHaveLength(1);
    expect(pieces[0]?.size).toBe(11);
    expect(top * 2 + height).toBeCloseTo(300);
  });
});

describe('the place on the page', () => {
  const page = (rotation: PdfPage['rotation'], userUnit = 1): PdfPage => ({
    reference: pdfReference(3),
    dictionary: pdfDictionary({}),
    mediaBox: { left: 0, bottom: 0, right: 500, top: 900 },
    cropBox: { left: 100, bottom: 200, right: 300, top: 700 },
    rotation,
    userUnit,
  });
  const corner = { unit: 'point', x: 10, y: 20, width: 50, height: 30 } as const;

  it.each([
    [0, { left: 110, bottom: 650, right: 160, top: 680 }],
    [90, { left: 120, bottom: 210, right: 150, top: 260 }],
    [180, { left: 240, bottom: 220, right: 290, top: 250 }],
    [270, { left: 250, bottom: 640, right: 280, top: 690 }],
  ] as const)('is counted from the displayed upper left corner: turned by %s', (rotation, expected) => {
    expect(pageRectangle(page(rotation), corner)).toEqual(expected);
    expect(uprightExtent(page(rotation), expected)).toEqual({ width: 50, height: 30 });
  });

  it('counts points in inches where the unit of the page is larger', () => {
    const rectangle = pageRectangle(page(0, 2), corner);
    expect(rectangle).toEqual({ left: 105, right: 130, top: 690, bottom: 675 });
    expect(uprightExtent(page(0, 2), rectangle)).toEqual({ width: 50, height: 30 });
  });

  it.each([0, 90, 180, 270] as const)('turns the drawing so that its box stays at the origin: %s', (rotation) => {
    const [width, height] = [50, 30];
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = uprightMatrix(rotation, { width, height });
    const corners = [
      [0, 0],
      [width, 0],
      [0, height],
      [width, height],
    ] as const;
    const turned = corners.map(([x, y]) => [a * x + c * y + e, b * x + d * y + f] as const);
    expect(Math.min(...turned.map(([x]) => x))).toBe(0);
    expect(Math.min(...turned.map(([, y]) => y))).toBe(0);
    expect(Math.max(...turned.map(([x]) => x))).toBe(rotation % 180 === 0 ? width : height);
  });
});
