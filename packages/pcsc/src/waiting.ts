import { CancelledError } from '@ciekit/core';

/** A point in time by which something has to have happened; on the monotonic clock. */
export class Deadline {
  readonly #at: number;

  /** @param timeoutMs from now; infinity never passes */
  constructor(timeoutMs: number) {
    this.#at = performance.now() + timeoutMs;
  }

  /** Milliseconds left, never negative. */
  get remainingMs(): number {
    return Math.max(0, this.#at - performance.now());
  }

  get passed(): boolean {
    return this.remainingMs === 0;
  }
}

/** How long somebody is ready to wait, and what ends the wait early. */
export interface Patience {
  readonly deadline: Deadline;
  readonly signal?: AbortSignal | undefined;
}

/** Patience for `timeoutMs` from now. */
export function patienceFor(timeoutMs: number, signal?: AbortSignal): Patience {
  return { deadline: new Deadline(timeoutMs), signal };
}

/** Whether the signal has fired. A function, because a type checker takes an `aborted` that was false for false for ever. */
export function hasFired(signal: AbortSignal): boolean {
  return signal.aborted;
}

/** @throws {CancelledError} when the signal has fired */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new CancelledError({ cause: signal.reason });
}

/** How a wait ended. */
export type Outcome<T> =
  | { readonly ended: 'done'; readonly value: T }
  | { readonly ended: 'late' }
  | { readonly ended: 'cancelled'; readonly error: CancelledError };

/** setTimeout's own limit; longer waits are cut to it. */
const MAX_TIMER_MS = 2 ** 31 - 1;

/**
 * Waits for `work`, the deadline or the signal, whichever comes first. What becomes of `work` afterwards is the
 * caller's business.
 *
 * @throws what `work` rejects with, when it does so first
 */
export async function within<T>(work: Promise<T>, patience: Patience): Promise<Outcome<T>> {
  const { deadline, signal } = patience;
  const cancelled = (): Outcome<T> => ({ ended: 'cancelled', error: new CancelledError({ cause: signal?.reason }) });
  let timer: NodeJS.Timeout | undefined;
  let onAbort: (() => void) | undefined;
  const limit = new Promise<Outcome<T>>((resolve) => {
    if (signal?.aborted === true) {
      resolve(cancelled());
      return;
    }
    timer = setTimeout(
      () => {
        resolve({ ended: 'late' });
      },
      Math.min(deadline.remainingMs, MAX_TIMER_MS),
    );
    onAbort = (): void => {
      resolve(cancelled());
    };
    signal?.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work.then((value): Outcome<T> => ({ ended: 'done', value })), limit]);
  } finally {
    clearTimeout(timer);
    if (onAbort !== undefined) signal?.removeEventListener('abort', onAbort);
  }
}

/** Waits `ms`, or until the deadline, whichever is first. @throws {CancelledError} */
export async function pause(ms: number, patience: Patience): Promise<void> {
  const shorter = new Deadline(Math.min(ms, patience.deadline.remainingMs));
  const never = new Promise<never>(() => undefined);
  const outcome = await within(never, { deadline: shorter, signal: patience.signal });
  if (outcome.ended === 'cancelled') throw outcome.error;
}
