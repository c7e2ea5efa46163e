import { formatDay, formatTime } from '@ciekit/signature/report/vocabulary';
import { expect, test } from 'vitest';

/** The last second of the day that is printed on the card. */
const END_OF_CARD = new Date('2034-03-12T23:59:59Z');

test.each([
  ['it', '12 marzo 2034'],
  ['en', '12 March 2034'],
  ['de', '12. März 2034'],
  ['fr', '12 mars 2034'],
  ['sl', '12. marec 2034'],
] as const)('%s: a certificate ends on its own day, though in Italy’s time it would be the next', (language, day) => {
  expect(formatDay(END_OF_CARD, language)).toBe(day);
  expect(formatTime(END_OF_CARD, language)).toMatch(/13.*00:59:59 CET$/u);
});
