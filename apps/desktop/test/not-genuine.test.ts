import { errorCatalogue } from '@ciekit/middleware';
import { expect, test } from 'vitest';
import { NOT_GENUINE_CODES } from '../src/renderer/state/not-genuine.js';

test('every error of a chip that did not prove itself keeps codes away, and no other', () => {
  const refused = errorCatalogue.filter(({ exitClass }) => exitClass === 'not-genuine').map(({ code }) => code);
  expect([...NOT_GENUINE_CODES].sort()).toEqual(refused.sort());
});
