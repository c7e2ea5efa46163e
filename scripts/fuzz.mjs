// @ts-check
// `npm run fuzz -- --minutes N`: the property tests again and again, each round from a new seed and with as many cases
// as fit into about a minute, until the time is over or a property fails. With --seed S --runs R: that one round again.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './setup/install.mjs';
import { commandScript } from './setup/paths.mjs';
import { ProcessError, runNode } from './setup/process.mjs';
import { duration } from './setup/progress.mjs';
import { propertyTests } from './verification/property-tests.mjs';

const ORDINARY_RUNS = 2_000;
const MOST_RUNS = 10_000_000;
const ROUND_MS = 60_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '5' },
    seed: { type: 'string' },
    runs: { type: 'string' },
  },
});
const minutes = Number(values.minutes);
if (!(minutes > 0)) {
  console.error('npm run fuzz -- --minutes N: a positive number, 5 unless told');
  process.exit(2);
}

await ensureInstalled('everything');
const files = propertyTests().map(({ path }) => path);
const end = performance.now() + minutes * 60_000;
const only = values.seed !== undefined || values.runs !== undefined;
let runs = Number(values.runs ?? ORDINARY_RUNS);
let round = 0;
do {
  round++;
  const seed = Number(values.seed ?? randomInt(2 ** 31));
  const started = performance.now();
  const failure = await runRound(runs, seed);
  const took = performance.now() - started;
  if (failure !== undefined) {
    console.error(failure);
    console.error(`A property failed. To repeat it: npm run fuzz -- --seed ${seed} --runs ${runs}`);
    process.exitCode = 1;
    break;
  }
  console.log(`round ${round}: seed ${seed}, ${runs} cases a property, ${duration(took)}, no failure`);
  const next = Math.min(ROUND_MS, end - performance.now());
  runs = Math.round(Math.min(MOST_RUNS, Math.max(ORDINARY_RUNS, (runs * next) / took)));
} while (!only && performance.now() < end);

/**
 * @param {number} numRuns cases a property that asks for the ordinary number
 * @param {number} seed
 * @returns {Promise<string | undefined>} what the test runner said when something failed
 */
async function runRound(numRuns, seed) {
  const args = ['run', '--config', 'vitest.workspace.ts', '--project=!with-*', '--testTimeout=0', ...files];
  const env = { CIEKIT_FUZZ_RUNS: String(numRuns), CIEKIT_FUZZ_SEED: String(seed) };
  try {
    await runNode(commandScript('vitest', 'vitest'), args, { env });
    return undefined;
  } catch (error) {
    if (error instanceof ProcessError) return error.output;
    throw error;
  }
}
