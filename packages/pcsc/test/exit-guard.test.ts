import { afterEach, describe, expect, it } from 'vitest';
import { ExitGuard } from '../src/exit-guard.js';

const before = process.rawListeners('exit');

/** What Node does at the end, for those listeners only that the test added. */
function exit(exitCode: number): void {
  for (const listener of process.rawListeners('exit')) if (!before.includes(listener)) listener.call(process, exitCode);
}

describe('ExitGuard', () => {
  afterEach(() => {
    for (const listener of process.rawListeners('exit'))
      if (!before.includes(listener)) process.off('exit', listener as () => void);
  });

  it('ends the process with its code when a call is left, after every other listener', () => {
    const log: unknown[] = [];
    const guard = new ExitGuard(
      () => 1,
      (exitCode) => log.push(exitCode),
    );
    process.on('exit', () => log.push('first'));
    guard.arm();
    process.once('exit', (exitCode) => log.push(`second ${exitCode}`));
    exit(7);
    expect(log.slice(0, 3)).toEqual(['first', 'second 7', 7]);
  });

  it('ends the process even when a listener fails', () => {
    const log: unknown[] = [];
    const guard = new ExitGuard(
      () => 1,
      (exitCode) => log.push(exitCode),
    );
    guard.arm();
    process.on('exit', () => {
      throw new Error('a bad listener');
    });
    expect(() => {
      exit(2);
    }).toThrow('a bad listener');
    expect(log).toEqual([2]);
  });

  it('leaves a process alone in which nothing is stuck', () => {
    const log: unknown[] = [];
    const guard = new ExitGuard(
      () => 0,
      (exitCode) => log.push(exitCode),
    );
    guard.arm();
    guard.arm();
    expect(process.rawListeners('exit').length).toBe(before.length + 1);
    exit(0);
    expect(log).toEqual([]);
  });
});
