// @ts-check
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT, TOOLING, commandScript, readJson } from '../setup/paths.mjs';
import { ProcessError, run } from '../setup/process.mjs';
import { CheckFailure, countsLine } from './outcome.mjs';

/**
 * The counts of a vitest JSON report. A file that failed outside of its tests (it could not be loaded, a hook threw)
 * has no failed test of its own: it counts as one.
 *
 * @param {any} report
 * @returns {import('./outcome.mjs').TestCounts}
 */
export function countsOf(report) {
  const broken = report.testResults.filter(
    (/** @type {any} */ file) =>
      file.status === 'failed' && !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** So many failures are named in the summary. */
const NAMED_FAILURES = 10;

/**
 * The failed tests of a vitest JSON report, for a log of which only the end is kept.
 *
 * @param {any} report
 * @returns {string} a line each: the file, the test, and the first line of what went wrong
 */
export function failuresOf(report) {
  const lines = report.testResults.flatMap((/** @type {any} */ file) => {
    const path = relative(ROOT, file.name);
    const failed = file.assertionResults.filter((/** @type {any} */ test) => test.status === 'failed');
    if (failed.length === 0) return file.status === 'failed' ? [`${path}: ${firstLine(file.message)}`] : [];
    return failed.map((/** @type {any} */ test) => `${path} > ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
  });
  const more = lines.length - NAMED_FAILURES;
  return [...lines.slice(0, NAMED_FAILURES), ...(more > 0 ? [`and ${more} more`] : [])]
    .map((line) => `  ${line}`)
    .join('\n');
}

/** @param {string | undefined} message */
const firstLine = (message = '') => message.split('\n', 1)[0]?.slice(0, 200) ?? '';

/** vitest bounds each test, and cannot bound one that blocks its thread: a run that hangs fails by this. */
const LONGEST_RUN_MS = 20 * 60_000;

/**
 * Runs vitest and reads its report.
 *
 * @param {object} request
 * @param {string} request.name of the report file
 * @param {readonly string[]} request.projects of vitest.workspace.ts; `!name` leaves one out
 * @param {string} [request.node] the Node program; this one unless told
 * @param {NodeJS.ProcessEnv} [request.env]
 * @returns {Promise<import('./outcome.mjs').TestCounts>}
 * @throws {CheckFailure} when a test failed, when there was none, or when vitest itself failed
 */
export async function runTests({ name, projects, node = process.execPath, env = {} }) {
  const reports = join(TOOLING, 'reports');
  const report = join(reports, `${name}.json`);
  mkdirSync(reports, { recursive: true });
  rmSync(report, { force: true });
  const args = ['run', '--config', 'vitest.workspace.ts', ...projects.map((project) => `--project=${project}`)];
  const output = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  let ended = true;
  try {
    await run(node, [commandScript('vitest', 'vitest'), ...args, ...output], {
      env,
      show: true,
      timeoutMs: LONGEST_RUN_MS,
    });
  } catch (error) {
    if (!(error instanceof ProcessError)) throw error;
    ended = false;
  }
  if (!existsSync(report)) {
    throw new CheckFailure('vitest ended without a report', { passed: 0, failed: 1, skipped: 0 });
  }
  const told = readJson(report);
  const counts = countsOf(told);
  const none = counts.passed + counts.failed === 0;
  // Unhandled errors between tests fail vitest without failing a test.
  if (!ended && counts.failed === 0) counts.failed = 1;
  if (none) throw new CheckFailure('not one test ran', counts);
  if (counts.failed > 0) throw new CheckFailure(`${countsLine(counts)}\n${failuresOf(told)}`, counts);
  return counts;
}
