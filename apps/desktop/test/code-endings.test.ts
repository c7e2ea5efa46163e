import { TransportError } from '@ciekit/core';
import { expect, test } from 'vitest';
import { learnedOf, ofShownCard } from '../src/card-process/code-endings.js';

const error = { title: '', meaning: '', nextStep: '' };

test.each([
  [
    'a wrong PIN with the tries left',
    { code: 'code-incorrect', codeKind: 'pin', triesRemaining: 2 },
    undefined,
    { pin: 2 },
  ],
  [
    'a wrong PIN of a card that does not tell',
    { code: 'code-incorrect', codeKind: 'pin' },
    undefined,
    { pin: undefined },
  ],
  [
    'a PUK that was blocked before',
    { code: 'code-blocked', codeKind: 'puk', triesRemaining: 0 },
    'not-sent',
    { puk: 0 },
  ],
  ['half a code, which no card saw', { code: 'code-half', codeKind: 'pin' }, 'not-sent', {}],
  ['a card that left before the code', { code: 'card-removed' }, 'not-sent', {}],
  ['a card that left after it was right', { code: 'card-removed' }, 'accepted', {}],
] as const)('what is known of the tries after %s', (_, told, codeUse, learned) => {
  expect(learnedOf({ ...error, ...told }, codeUse)).toStrictEqual(learned);
});

test.each([
  [{ code: 'unexpected-status' }],
  [{ code: 'code-outcome-unknown', codeKind: 'pin', triesRemaining: 3 }],
  [{ code: 'change-outcome-unknown', codeKind: 'pin', triesRemaining: 3 }],
] as const)('nothing is known of them after %j with the code on its way', (told) => {
  expect(learnedOf({ ...error, ...told }, undefined)).toBeUndefined();
});

test('a card that is not found any more was taken away; every other error is what it is', () => {
  const codeOf = (code: ConstructorParameters<typeof TransportError>[0]): unknown =>
    (ofShownCard(new TransportError(code, 'x')) as TransportError).code;
  expect((['no-card', 'no-reader', 'timeout'] as const).map(codeOf)).toEqual([
    'card-removed',
    'reader-removed',
    'timeout',
  ]);
  const other = new RangeError('x');
  expect(ofShownCard(other)).toBe(other);
});
