// @ts-check
import { duration } from '../setup/progress.mjs';
import { countsLine } from './outcome.mjs';

/**
 * The summary that `npm test` ends with.
 *
 * @param {readonly import('./outcome.mjs').StepOutcome[]} outcomes
 * @returns {string} one line a step, with its reason where it did not pass
 */
export function summaryTable(outcomes) {
  const rows = outcomes.map((outcome) => [
    outcome.title,
    outcome.result,
    duration(outcome.milliseconds),
    outcome.tests === undefined ? '' : countsLine(outcome.tests),
  ]);
  const header = ['Step', 'Result', 'Time', 'Tests'];
  const widths = header.map((name, column) => Math.max(name.length, ...rows.map((row) => (row[column] ?? '').length)));
  const line = (/** @type {readonly string[]} */ cells) =>
    cells
      .map((cell, column) => (column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  const rule = line(widths.map((width) => '-'.repeat(width)));
  const reasons = outcomes
    .filter((outcome) => outcome.reason !== undefined)
    .map((outcome) => `${outcome.title}: ${outcome.result}: ${outcome.reason}`);
  return [line(header), rule, ...rows.map(line), ...(reasons.length > 0 ? ['', ...reasons] : [])].join('\n');
}
