import { expect, it } from 'vitest';
import { walkMatrix } from './fault-matrix.js';

it(
  'ends every fault at every command of pairing and of the tries query as it should',
  { timeout: 600_000 },
  async () => {
    const begin = performance.now();
    const { cases, complaints } = await walkMatrix(['pair a new card', 'pair again', 'sign twice']);
    process.stdout.write(
      `fault matrix, pairing: ${cases} cases in ${Math.round((performance.now() - begin) / 1000)} s\n`,
    );
    expect(cases).toBeGreaterThan(1_500);
    expect(complaints).toEqual([]);
  },
);
