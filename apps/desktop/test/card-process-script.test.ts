import { join } from 'node:path';
import { expect, test } from 'vitest';
import { cardProcessScript } from '../src/main/card-process-script.js';

const OWN = join('/app', 'card-process.cjs');

test.each([
  { isPackaged: true, environment: { CIEKIT_CARD_PROCESS: '/tmp/other.cjs' }, script: OWN },
  { isPackaged: true, environment: {}, script: OWN },
  { isPackaged: false, environment: {}, script: OWN },
  { isPackaged: false, environment: { CIEKIT_CARD_PROCESS: '/tmp/other.cjs' }, script: '/tmp/other.cjs' },
])('installed: $isPackaged, asked for $environment: $script', ({ isPackaged, environment, script }) => {
  expect(cardProcessScript('/app', { isPackaged, environment })).toBe(script);
});
