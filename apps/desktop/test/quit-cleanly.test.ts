import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { quitCleanly } from '../src/main/quit-cleanly.js';

const electron = vi.hoisted(() => ({ app: undefined as EventEmitter | undefined, quits: 0 }));

vi.mock('electron', () => ({
  app: {
    on: (name: string, listener: (...values: unknown[]) => void) => electron.app?.on(name, listener),
    quit: () => electron.quits++,
  },
}));

let happened: string[] = [];
let mayEnd = true;
let settle: () => void = () => undefined;

beforeEach(() => {
  electron.app = new EventEmitter();
  electron.quits = 0;
  happened = [];
  mayEnd = true;
  quitCleanly({
    mayEnd: () => mayEnd,
    close: () => happened.push('close'),
    settle: () =>
      new Promise<void>((resolve) => {
        happened.push('settle');
        settle = resolve;
      }),
    end: () => happened.push('end'),
  });
});

/** @returns whether it was prevented */
function tell(name: 'before-quit' | 'will-quit'): boolean {
  const event = { preventDefault: vi.fn() };
  electron.app?.emit(name, event);
  return event.preventDefault.mock.calls.length > 0;
}

describe('the end of the app', () => {
  test('closes, waits for what has to be written, ends the processes, and then comes', async () => {
    expect([tell('before-quit'), tell('will-quit')]).toEqual([false, true]);
    expect([happened, electron.quits]).toEqual([['close', 'settle'], 0]);
    settle();
    await expect.poll(() => electron.quits).toBe(1);
    expect(happened).toEqual(['close', 'settle', 'end']);
    expect([tell('before-quit'), tell('will-quit')]).toEqual([false, false]);
    expect(happened).toEqual(['close', 'settle', 'end']);
  });

  test('does not come while it may not; nothing is closed by then', () => {
    mayEnd = false;
    expect(tell('before-quit')).toBe(true);
    expect(happened).toEqual([]);
    mayEnd = true;
    expect(tell('before-quit')).toBe(false);
    expect(happened).toEqual(['close']);
  });
});
