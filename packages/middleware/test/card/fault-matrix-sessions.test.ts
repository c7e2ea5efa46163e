import { expect, it } from 'vitest';
import { walkMatrix } from './fault-matrix.js';

it('ends every fault at every command of a session that is kept as it should', { timeout: 600_000 }, async () => {
  const begin = performance.now();
  const { cases, complaints } = await walkMatrix(['log in and sign twice', 'log in with a wrong PIN', 'sign a file']);
  process.stdout.write(
    `fault matrix, kept sessions: ${cases} cases in ${Math.round((performance.now() - begin) / 1000)} s\n`,
  );
  expect(cases).toBeGreaterThan(600);
  expect(complaints).toEqual([]);
});
