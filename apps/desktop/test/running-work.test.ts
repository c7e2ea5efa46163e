import { EventEmitter } from 'node:events';
import { describe, expect, test } from 'vitest';
import type { OperationEvent } from '../src/contract/operations.js';
import { RunningWork, type WorkWindow } from '../src/main/running-work.js';

const ID = '5f6f4c6a-8a5e-4b0e-9d0c-2f1d3a4b5c6d';

class Window extends EventEmitter {
  send(): void {
    // What is told is start-desktop's.
  }
}

function begun(): {
  readonly work: RunningWork;
  readonly window: Window;
  readonly cancelled: readonly string[];
  readonly ending: Promise<string>;
  readonly end: (value: string) => void;
} {
  const cancelled: string[] = [];
  const work = new RunningWork((id) => cancelled.push(id));
  const window = new Window();
  const { promise, resolve } = withResolvers();
  return {
    work,
    window,
    cancelled,
    ending: work.during(ID, window as unknown as WorkWindow, promise, true),
    end: resolve,
  };
}

function withResolvers(): { readonly promise: Promise<string>; readonly resolve: (value: string) => void } {
  let take: (value: string) => void = () => undefined;
  const promise = new Promise<string>((resolve) => {
    take = resolve;
  });
  return {
    promise,
    resolve: (value) => {
      take(value);
    },
  };
}

describe('an operation of a window', () => {
  test('is that window’s and no other’s until it has ended', async () => {
    const { work, window, ending, end } = begun();
    expect([work.has(ID), work.size, work.windowOf(ID)]).toEqual([true, 1, window]);
    expect(work.windowOf(crypto.randomUUID())).toBeUndefined();
    end('done');
    expect(await ending).toBe('done');
    expect([work.has(ID), work.size, work.windowOf(ID)]).toEqual([false, 0, undefined]);
    expect(window.eventNames()).toEqual([]);
  });

  test.each(['destroyed', 'render-process-gone'])(
    'is cancelled when its window is %s, and told nothing more',
    async (event) => {
      const { work, window, cancelled, ending, end } = begun();
      window.emit(event);
      expect(cancelled).toEqual([ID]);
      expect([work.has(ID), work.windowOf(ID)]).toEqual([true, undefined]);
      end('stopped');
      await ending;
    },
  );

  test('that fails is over too', async () => {
    const work = new RunningWork(() => undefined);
    const window = new Window();
    await expect(
      work.during(ID, window as unknown as WorkWindow, Promise.reject(new Error('x')), false),
    ).rejects.toThrow('x');
    expect([work.has(ID), window.eventNames()]).toEqual([false, []]);
  });
});

describe('a code that is with the card', () => {
  const at = (step: string): OperationEvent => ({ type: 'progress', percent: 50, step, sentence: '' });

  test.each(['checking-code', 'changing-pin', 'unblocking-pin'])(
    'keeps the window there at %s, until that is over',
    async (step) => {
      const { work, ending, end } = begun();
      work.told(ID, at('searching-card'));
      expect(work.isWithCode).toBe(false);
      work.told(ID, at(step));
      expect(work.isWithCode).toBe(true);
      work.told(ID, at('signing'));
      expect(work.isWithCode).toBe(false);
      work.told(ID, at(step));
      end('done');
      await ending;
      expect(work.isWithCode).toBe(false);
      work.told(ID, at(step));
      expect(work.isWithCode).toBe(false);
    },
  );

  test('keeps it neither while the person is asked, nor when nobody is left to see how it ends', async () => {
    const { work, window, ending, end } = begun();
    work.told(ID, at('checking-code'));
    work.told(ID, { type: 'question', questionId: 1, question: { ask: 'unverified-issuer' } });
    expect(work.isWithCode).toBe(false);
    work.told(ID, at('checking-code'));
    window.emit('render-process-gone');
    expect(work.isWithCode).toBe(false);
    end('done');
    await ending;
  });
});

test('the end of the app waits for what runs, and no longer than it is told to', async () => {
  const { work, ending, end } = begun();
  let isSettled = false;
  const settled = work.settled(60_000).then(() => (isSettled = true));
  await Promise.resolve();
  expect(isSettled).toBe(false);
  await work.settled(1);
  end('done');
  await ending;
  await settled;
  expect(isSettled).toBe(true);
});
