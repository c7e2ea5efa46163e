import { describe, expect, it } from 'vitest';
import { withDeadline } from '@ciekit/pki';

const never = (): Promise<never> => new Promise(() => undefined);

describe('a deadline', () => {
  it('ends what does not heed its signal', async () => {
    await expect(withDeadline(10, undefined, never)).rejects.toThrow('timed out');
  });

  it('ends with the reason of whoever no longer waits, before and during', async () => {
    const gone = AbortSignal.abort(new RangeError('gone'));
    await expect(withDeadline(60_000, gone, never)).rejects.toThrow(RangeError);
    const stop = new AbortController();
    const pending = withDeadline(60_000, stop.signal, never);
    stop.abort(new RangeError('enough'));
    await expect(pending).rejects.toThrow(RangeError);
  });

  it('tells the work, and is out of the way afterwards', async () => {
    let told: AbortSignal | undefined;
    await expect(
      withDeadline(10, undefined, (signal) => {
        told = signal;
        return never();
      }),
    ).rejects.toThrow();
    expect(told?.aborted).toBe(true);
    expect(await withDeadline(10, undefined, () => Promise.resolve(7))).toBe(7);
  });
});
