import { describe, expect, it } from 'vitest';
import { duration } from '../setup/progress.mjs';
import { ROOT } from '../setup/paths.mjs';
import { otherVersion } from '../setup/second-node.mjs';
import { countsLine, sumCounts } from '../verification/outcome.mjs';
import { plan } from '../verification/plan.mjs';
import { summaryTable } from '../verification/table.mjs';
import { countsOf, failuresOf } from '../verification/test-run.mjs';
import { readChoice } from '../verification/verify.mjs';

describe('counting tests', () => {
  const report = {
    numPassedTests: 5,
    numFailedTests: 1,
    numPendingTests: 2,
    numTodoTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
    ],
  };

  it('reads a vitest report', () => {
    expect(countsOf(report)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  it('counts a file that could not be loaded, or whose hook threw, as one failure', () => {
    const broken = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'skipped' }] },
    ];
    expect(countsOf({ ...report, testResults: [...report.testResults, ...broken] }).failed).toBe(3);
  });

  it('names what failed, a line each, and not more than one can read', () => {
    const test = (name: string): object => ({
      status: 'failed',
      fullName: name,
      failureMessages: [`no: ${name}\n  at x`],
    });
    const file = (name: string, tests: readonly object[]): object => ({
      name: `${ROOT}/test/${name}`,
      status: 'failed',
      message: 'cannot be loaded\n  at y',
      assertionResults: tests,
    });
    const few = [file('a.test.ts', [test('one'), { status: 'passed' }]), file('b.test.ts', [])];
    expect(failuresOf({ testResults: few }).split('\n')).toEqual([
      '  test/a.test.ts > one: no: one',
      '  test/b.test.ts: cannot be loaded',
    ]);
    const many = Array.from({ length: 12 }, (_, i) => test(String(i)));
    expect(
      failuresOf({ testResults: [file('a.test.ts', many)] })
        .split('\n')
        .slice(-2),
    ).toEqual(['  test/a.test.ts > 9: no: 9', '  and 2 more']);
  });

  it('sums runs into the line that ends the test command', () => {
    const sum = sumCounts([
      { passed: 10, failed: 1, skipped: 1 },
      { passed: 5, failed: 2, skipped: 3 },
    ]);
    expect(countsLine(sum)).toBe('15 passed, 3 failed, 4 skipped');
    expect(countsLine(sumCounts([]))).toBe('0 passed, 0 failed, 0 skipped');
  });
});

describe('the summary', () => {
  it('shows every step, and the reason where it did not pass', () => {
    const table = summaryTable([
      {
        id: 'unit',
        title: 'Tests',
        result: 'passed',
        milliseconds: 61_000,
        tests: { passed: 7, failed: 0, skipped: 0 },
      },
      { id: 'pcsc', title: 'PC/SC', result: 'left out', milliseconds: 3, reason: 'no root' },
    ]);
    expect(table.split('\n')).toEqual([
      'Step   Result          Time  Tests',
      '-----  --------  ----------  -----------------------------',
      'Tests  passed    1 min 01 s  7 passed, 0 failed, 0 skipped',
      'PC/SC  left out       0.0 s',
      '',
      'PC/SC: left out: no root',
    ]);
  });

  it.each([
    [0, '0.0 s'],
    [9_949, '9.9 s'],
    [9_950, '10 s'],
    [59_400, '59 s'],
    [59_600, '1 min 00 s'],
    [125_000, '2 min 05 s'],
  ])('writes %i ms as %s', (milliseconds, text) => {
    expect(duration(milliseconds)).toBe(text);
  });
});

describe('the choice of steps', () => {
  const steps = plan();

  it.each([[['--only', 'units']], [['--only', 'unit,']], [['--fast']], [['unit']], [['--only']]])(
    'says what is wrong with %j',
    (args) => {
      expect(readChoice(args, steps)).toBeTypeOf('string');
    },
  );

  it('takes lists and repetitions', () => {
    const choice = readChoice(['--only', 'unit,lint', '--only=docs', '--require-pcsc'], steps);
    expect(choice).toEqual({ only: ['unit', 'lint', 'docs'], required: ['pcsc'], list: false });
    expect(readChoice(['--require-programs', '--require-pcsc'], steps)).toMatchObject({
      required: ['pcsc', 'programs', 'desktop', 'desktop-pcsc'],
    });
    expect(readChoice([], steps)).toEqual({ only: undefined, required: [], list: false });
  });
});

describe('the second Node version', () => {
  it('is the current LTS, and the oldest supported where the LTS is running already', () => {
    expect(otherVersion('20.20.2')).toMatch(/^26\./);
    expect(otherVersion('24.4.0')).toMatch(/^26\./);
    expect(otherVersion('26.1.0')).toBe('20.19.0');
    expect(otherVersion('28.0.0')).toBe('20.19.0');
  });
});
