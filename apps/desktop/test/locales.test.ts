import { LANGUAGE_LOCALES } from '@ciekit/middleware';
import { expect, test } from 'vitest';
import { WINDOW_LOCALES } from '../src/contract/locales.js';

test('windows write dates and numbers as reports and signatures do', () => {
  expect(WINDOW_LOCALES).toEqual(LANGUAGE_LOCALES);
});
