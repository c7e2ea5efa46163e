import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import {
  centredAt,
  FIRST_BOX,
  HANDLES,
  moved,
  resized,
  scaled,
  SMALLEST,
  type ShareBox,
} from '../src/renderer/screens/sign/preview/box-geometry.js';

const share = fc.double({ min: -2, max: 2, noNaN: true });
/** What a person may do with the box, one after the other. */
const steps = fc.array(
  fc.oneof(
    fc.tuple(share, share).map(
      ([x, y]) =>
        (box: ShareBox) =>
          moved(box, x, y),
    ),
    fc.tuple(share, share).map(
      ([x, y]) =>
        (box: ShareBox) =>
          centredAt(box, x, y),
    ),
    fc.tuple(fc.constantFrom(...HANDLES), share, share).map(([handle, x, y]) => (box: ShareBox) => {
      return resized(box, handle, x, y);
    }),
    fc.double({ min: 0.1, max: 10, noNaN: true }).map((factor) => (box: ShareBox) => scaled(box, factor)),
  ),
  { maxLength: 12 },
);

/** The middleware refuses a box that reaches further over the edge than 0.01 points; rounding stays far below. */
const ROUNDING = 1e-9;

describe('the box of a signature', () => {
  it('stays whole on the page and large enough, whatever is done to it', () => {
    fc.assert(
      fc.property(steps, (work) => {
        const { x, y, width, height } = work.reduce((box, step) => step(box), FIRST_BOX);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1 + ROUNDING);
        expect(width).toBeGreaterThanOrEqual(SMALLEST.width - ROUNDING);
        expect(height).toBeGreaterThanOrEqual(SMALLEST.height - ROUNDING);
      }),
      propertyRuns(),
    );
  });

  it.each([
    ['nw', { x: 0.4, y: 0.7, width: 0.52, height: 0.2 }],
    ['n', { x: 0.5, y: 0.7, width: 0.42, height: 0.2 }],
    ['e', { x: 0.5, y: 0.8, width: 0.32, height: 0.1 }],
    ['sw', { x: 0.4, y: 0.8, width: 0.52, height: 0.03 }],
  ] as const)('keeps the opposite edges where they are: %s', (handle, wanted) => {
    const box = resized(FIRST_BOX, handle, -0.1, -0.1);
    for (const key of ['x', 'y', 'width', 'height'] as const) expect(box[key]).toBeCloseTo(wanted[key], 9);
  });
});
