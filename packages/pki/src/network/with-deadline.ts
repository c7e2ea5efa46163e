import { unlessAborted } from './unless-aborted.js';

/**
 * Gives something so long, and no longer than its caller wants it. `AbortSignal.any` over `AbortSignal.timeout` does not do:
 * Node 20 holds the sources of such a signal weakly, and a time-out that was collected never comes.
 *
 * @param timeoutMs milliseconds
 * @throws the signal's reason when that fires, an error when the time is over; whatever the work throws
 */
export async function withDeadline<T>(
  timeoutMs: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const abort = new AbortController();
  const timer = setTimeout(() => {
    abort.abort(new Error('timed out'));
  }, timeoutMs);
  const stop = (): void => {
    abort.abort(signal?.reason);
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await unlessAborted(work(abort.signal), abort.signal);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}
