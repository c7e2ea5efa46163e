import { describe, expect, it } from 'vitest';
import { CallLanes, laneCount, threadPoolSize } from '../src/call-lanes.js';
import { Turnstile } from '../src/turnstile.js';
import { patienceFor, within } from '../src/waiting.js';

/** A call that ends when it is told to. */
function call<T>(): {
  readonly promise: Promise<T>;
  readonly end: (value: T) => void;
  readonly fail: (error: Error) => void;
} {
  let end: (value: T) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { promise, end, fail };
}

describe('within', () => {
  it('gives the value, the deadline or the signal, whichever is first', async () => {
    expect(await within(Promise.resolve(1), patienceFor(1000))).toEqual({ ended: 'done', value: 1 });
    expect(await within(call<number>().promise, patienceFor(1))).toEqual({ ended: 'late' });
    const stop = new AbortController();
    const waiting = within(call<number>().promise, patienceFor(60_000, stop.signal));
    stop.abort(new Error('enough'));
    expect(await waiting).toMatchObject({ ended: 'cancelled', error: { code: 'cancelled' } });
  });

  it('takes a signal that has fired already', async () => {
    const outcome = await within(call<number>().promise, patienceFor(60_000, AbortSignal.abort()));
    expect(outcome.ended).toBe('cancelled');
  });

  it('passes a rejection on', async () => {
    await expect(within(Promise.reject(new Error('no')), patienceFor(1000))).rejects.toThrow('no');
  });

  it('waits for a deadline that never passes', async () => {
    const work = call<number>();
    const waiting = within(work.promise, patienceFor(Infinity));
    work.end(2);
    expect(await waiting).toEqual({ ended: 'done', value: 2 });
  });
});

describe('CallLanes', () => {
  it('runs no more calls than there are lanes, in order', async () => {
    const lanes = new CallLanes(2);
    const calls = [call<number>(), call<number>(), call<number>()];
    const begun: number[] = [];
    const results = calls.map((each, index) =>
      lanes.run(() => {
        begun.push(index);
        return each.promise;
      }, patienceFor(1000)),
    );
    await Promise.resolve();
    expect(begun).toEqual([0, 1]);
    expect(lanes.running).toBe(2);
    calls[1]!.end(1);
    expect(await results[1]).toBe(1);
    expect(begun).toEqual([0, 1, 2]);
    calls[0]!.end(0);
    calls[2]!.end(2);
    expect(await Promise.all(results)).toEqual([0, 1, 2]);
    expect(lanes.running).toBe(0);
  });

  it('gives up a call at its deadline, keeps its lane, and gives back what it took', async () => {
    const lanes = new CallLanes(1);
    const stuck = call<string>();
    const late: string[] = [];
    const given = lanes.run(
      () => stuck.promise,
      patienceFor(5),
      (value) => late.push(value),
    );
    await expect(given).rejects.toMatchObject({ code: 'timeout' });
    expect([lanes.running, lanes.abandoned]).toEqual([1, 1]);
    await expect(lanes.run(() => Promise.resolve(1), patienceFor(5))).rejects.toMatchObject({ code: 'timeout' });
    stuck.end('handle');
    expect(await lanes.run(() => Promise.resolve(2), patienceFor(1000))).toBe(2);
    expect(late).toEqual(['handle']);
    expect([lanes.running, lanes.abandoned]).toEqual([0, 0]);
  });

  it('never begins a call whose wait for a lane was cancelled', async () => {
    const lanes = new CallLanes(1);
    const first = call<number>();
    const running = lanes.run(() => first.promise, patienceFor(1000));
    const stop = new AbortController();
    let begun = false;
    const second = lanes.run(
      () => {
        begun = true;
        return Promise.resolve(2);
      },
      patienceFor(1000, stop.signal),
    );
    stop.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    first.end(1);
    expect(await running).toBe(1);
    expect(begun).toBe(false);
    expect(lanes.running).toBe(0);
  });

  it('passes a lane on that was granted to somebody who had just gone', async () => {
    const lanes = new CallLanes(1);
    const first = call<number>();
    const running = lanes.run(() => first.promise, patienceFor(1000));
    const stop = new AbortController();
    const second = lanes.run(() => Promise.resolve(2), patienceFor(1000, stop.signal));
    await Promise.resolve();
    stop.abort();
    first.end(1);
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    expect(await running).toBe(1);
    expect(lanes.running).toBe(0);
    expect(await lanes.run(() => Promise.resolve(3), patienceFor(1000))).toBe(3);
  });

  it('frees the lane of a call that fails', async () => {
    const lanes = new CallLanes(1);
    await expect(lanes.run(() => Promise.reject(new Error('no')), patienceFor(1000))).rejects.toThrow('no');
    expect(await lanes.run(() => Promise.resolve(1), patienceFor(1000))).toBe(1);
  });

  it('leaves threads of libuv’s pool to the watch and to the rest of the program', () => {
    expect([1, 2, 3, 4, 16].map(laneCount)).toEqual([1, 1, 1, 2, 14]);
    expect(threadPoolSize({})).toBe(4);
    expect(threadPoolSize({ UV_THREADPOOL_SIZE: '8' })).toBe(8);
    expect(threadPoolSize({ UV_THREADPOOL_SIZE: '0' })).toBe(1);
    expect(threadPoolSize({ UV_THREADPOOL_SIZE: 'many' })).toBe(1);
  });
});

describe('Turnstile', () => {
  it('lets one through at a time, in order', async () => {
    const turnstile = new Turnstile();
    const order: number[] = [];
    const leaveFirst = await turnstile.enter(patienceFor(1000));
    const others = [1, 2].map(async (number) => {
      const leave = await turnstile.enter(patienceFor(1000));
      order.push(number);
      leave?.();
    });
    expect(order).toEqual([]);
    leaveFirst?.();
    await Promise.all(others);
    expect(order).toEqual([1, 2]);
  });

  it('skips those who did not wait', async () => {
    const turnstile = new Turnstile();
    const leaveFirst = await turnstile.enter(patienceFor(1000));
    expect(await turnstile.enter(patienceFor(1))).toBeUndefined();
    const stop = new AbortController();
    const cancelled = turnstile.enter(patienceFor(1000, stop.signal));
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
    const third = turnstile.enter(patienceFor(1000));
    leaveFirst?.();
    expect(await third).toBeTypeOf('function');
  });
});
