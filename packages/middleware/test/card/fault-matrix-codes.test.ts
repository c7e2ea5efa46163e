import { expect, it } from 'vitest';
import { OPERATIONS, walkMatrix, type OperationName } from './fault-matrix.js';

const ELSEWHERE: ReadonlySet<OperationName> = new Set([
  'pair a new card',
  'pair again',
  'sign twice',
  'log in and sign twice',
  'log in with a wrong PIN',
  'sign a file',
]);

it('ends every fault at every command of every other operation as it should', { timeout: 600_000 }, async () => {
  const begin = performance.now();
  const names = (Object.keys(OPERATIONS) as OperationName[]).filter((name) => !ELSEWHERE.has(name));
  const { cases, complaints } = await walkMatrix(names);
  process.stdout.write(
    `fault matrix, data and codes: ${cases} cases in ${Math.round((performance.now() - begin) / 1000)} s\n`,
  );
  expect(cases).toBeGreaterThan(1_500);
  expect(complaints).toEqual([]);
});
