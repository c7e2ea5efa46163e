// @ts-check

/**
 * @typedef {object} TestCounts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/**
 * What a step of `npm test` came to.
 *
 * @typedef {object} StepOutcome
 * @property {string} id
 * @property {string} title
 * @property {'passed' | 'failed' | 'left out'} result
 * @property {number} milliseconds
 * @property {TestCounts} [tests] for test runs
 * @property {string} [reason] why it failed or was left out, in one line; then the failed tests, a line each
 */

/** A step's own finding: shown as one line, without a stack. */
export class CheckFailure extends Error {
  /**
   * @param {string} message
   * @param {TestCounts} [tests]
   */
  constructor(message, tests) {
    super(message);
    this.name = 'CheckFailure';
    this.tests = tests;
  }
}

/** A step that this machine cannot do, and why. */
export class LeftOut extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'LeftOut';
  }
}

/**
 * The sum of several runs.
 *
 * @param {readonly TestCounts[]} runs
 * @returns {TestCounts}
 */
export function sumCounts(runs) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const run of runs) {
    sum.passed += run.passed;
    sum.failed += run.failed;
    sum.skipped += run.skipped;
  }
  return sum;
}

/**
 * @param {TestCounts} counts
 * @returns {string} such as `12 passed, 0 failed, 1 skipped`
 */
export function countsLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
