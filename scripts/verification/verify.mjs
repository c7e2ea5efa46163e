// @ts-check
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TOOLING } from '../setup/paths.mjs';
import { ProcessError } from '../setup/process.mjs';
import { duration } from '../setup/progress.mjs';
import { CheckFailure, LeftOut, countsLine, sumCounts } from './outcome.mjs';
import { plan } from './plan.mjs';
import { summaryTable } from './table.mjs';

/** @typedef {import('./outcome.mjs').StepOutcome} StepOutcome */

const USAGE = `npm test -- [--only ID[,ID…]] [--require-pcsc] [--require-programs] [--list]

  --only              these steps only, after the set-up and the build
  --require-pcsc      fail where the tests against pcscd cannot run (continuous integration)
  --require-programs  fail where the tests with other people's programs and the app cannot run (likewise)
  --list              show the steps and their ids`;

/**
 * Runs the steps one after the other, goes on after a failure, and ends with a table and the sum of all test runs.
 *
 * @param {readonly string[]} args
 */
export async function main(args) {
  const steps = plan();
  const choice = readChoice(args, steps);
  if (typeof choice === 'string') {
    console.error(`${choice}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  if (choice.list) {
    for (const { id, title } of steps) console.log(`${id.padEnd(14)}${title}`);
    return;
  }
  const selected = steps.filter(({ id, required }) => required === true || choice.only?.includes(id) !== false);
  const started = performance.now();
  /** @type {StepOutcome[]} */
  const outcomes = [];
  for (const [index, step] of selected.entries()) {
    console.log(`\n[${index + 1}/${selected.length}] ${step.title}`);
    const outcome = await runStep(step);
    if (outcome.result === 'left out' && choice.required.includes(step.id)) outcome.result = 'failed';
    outcomes.push(outcome);
    console.log(`${outcome.result}, ${duration(outcome.milliseconds)}${outcome.reason ? `: ${outcome.reason}` : ''}`);
    if (outcome.result === 'failed' && step.required === true) break;
  }
  const total = sumCounts(outcomes.flatMap(({ tests }) => tests ?? []));
  const milliseconds = performance.now() - started;
  mkdirSync(join(TOOLING, 'reports'), { recursive: true });
  writeFileSync(
    join(TOOLING, 'reports/summary.json'),
    JSON.stringify({ milliseconds, total, steps: outcomes }, null, 2),
  );
  console.log(`\n${summaryTable(outcomes)}\n\nTotal ${duration(milliseconds)}`);
  console.log(countsLine(total));
  if (outcomes.some(({ result }) => result === 'failed')) process.exitCode = 1;
}

/**
 * @param {readonly string[]} args
 * @param {readonly import('./plan.mjs').Step[]} steps
 * @returns {{ only: string[] | undefined, required: readonly string[], list: boolean } | string} a string says what is wrong
 */
export function readChoice(args, steps) {
  /** @type {{ only?: string[], 'require-pcsc'?: boolean, 'require-programs'?: boolean, list?: boolean }} */
  let values;
  try {
    ({ values } = parseArgs({
      args: [...args],
      options: {
        only: { type: 'string', multiple: true },
        'require-pcsc': { type: 'boolean' },
        'require-programs': { type: 'boolean' },
        list: { type: 'boolean' },
      },
    }));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const only = values.only?.flatMap((list) => list.split(','));
  const unknown = only?.find((id) => !steps.some((step) => step.id === id));
  if (unknown !== undefined) return `There is no step "${unknown}".`;
  const required = [
    ...(values['require-pcsc'] === true ? ['pcsc'] : []),
    ...(values['require-programs'] === true ? ['programs', 'desktop', 'desktop-pcsc'] : []),
  ];
  return { only, required, list: values.list === true };
}

/**
 * @param {import('./plan.mjs').Step} step
 * @returns {Promise<StepOutcome>}
 */
async function runStep({ id, title, run }) {
  const started = performance.now();
  const ended = () => performance.now() - started;
  try {
    const tests = await run();
    return { id, title, result: 'passed', milliseconds: ended(), ...(tests && { tests }) };
  } catch (error) {
    if (error instanceof LeftOut)
      return { id, title, result: 'left out', milliseconds: ended(), reason: error.message };
    if (!(error instanceof CheckFailure || error instanceof ProcessError)) console.error(error);
    const reason = error instanceof Error ? error.message : String(error);
    const tests = error instanceof CheckFailure ? error.tests : undefined;
    return { id, title, result: 'failed', milliseconds: ended(), reason, ...(tests && { tests }) };
  }
}
