import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PROPERTY_RUNS, propertyRuns } from '../../fixtures/property-runs.js';
import { ROOT } from '../setup/paths.mjs';
import { propertyTests } from '../verification/property-tests.mjs';

describe('propertyRuns', () => {
  it.each(['abc', '0', '-5', '1.5', '1e3', '99999999999', ' 7'])('refuses CIEKIT_FUZZ_RUNS=%j', (value) => {
    expect(() => propertyRuns(undefined, { CIEKIT_FUZZ_RUNS: value })).toThrow(RangeError);
  });

  it.each(['x', '2147483648', '-2147483649', '0x10'])('refuses CIEKIT_FUZZ_SEED=%j', (value) => {
    expect(() => propertyRuns(undefined, { CIEKIT_FUZZ_SEED: value })).toThrow(RangeError);
  });

  it('takes the ordinary number of cases and leaves the seed to fast-check', () => {
    expect(propertyRuns(undefined, {})).toEqual({ numRuns: 2000 });
    expect(propertyRuns(50, { CIEKIT_FUZZ_RUNS: '', CIEKIT_FUZZ_SEED: '' })).toEqual({ numRuns: 50 });
  });

  it('scales expensive properties with the others', () => {
    const environment = { CIEKIT_FUZZ_RUNS: '20000', CIEKIT_FUZZ_SEED: '-2147483648' };
    expect(propertyRuns(undefined, environment)).toEqual({ numRuns: 20_000, seed: -(2 ** 31) });
    expect(propertyRuns(50, environment).numRuns).toBe(500);
    expect(propertyRuns(50, { CIEKIT_FUZZ_RUNS: '1' }).numRuns).toBe(1);
  });

  it('agrees with the fuzz command about the ordinary number', () => {
    const script = readFileSync(`${ROOT}/scripts/fuzz.mjs`, 'utf8').replaceAll('_', '');
    expect(script).toContain(`const ORDINARYRUNS = ${DEFAULT_PROPERTY_RUNS};`);
  });
});

describe('the property tests', () => {
  it('are found, and all take their runs and seed from propertyRuns, or a fuzz run would not reach them', () => {
    const tests = propertyTests();
    expect(tests.map(({ path }) => path)).toContain('packages/core/test/tlv.test.ts');
    expect(tests.filter(({ adjustable }) => !adjustable)).toEqual([]);
  });
});
