import { setTimeout as delay } from 'node:timers/promises';
import { join } from 'node:path';
import { StoreError } from './errors.js';
import { storeErrorFrom, systemCode } from './store-files.js';

/** A process killed while it held the lock blocks others for this long, ms. */
const STALE_MS = 3_000;
const REFRESH_MS = 1_000;
const POLL_MS = 40;
/** How long one process waits for another, ms: longer than a stale lock lives. */
const WAIT_MS = 10_000;

const LOCK_NAME = 'store.lock';

/** What the holder of the lock may ask. */
export interface HeldLock {
  /** @throws {StoreError} `store-locked` when another process took the lock for abandoned (this one was suspended). */
  readonly assertHeld: () => void;
}

/**
 * Runs `work` while no other process changes the store.
 *
 * @param folder the store's folder; it exists
 * @throws {StoreError} `store-locked` after ten seconds
 */
export async function withStoreLock<T>(folder: string, work: (held: HeldLock) => Promise<T>): Promise<T> {
  let compromised: Error | undefined;
  const lockfilePath = join(folder, LOCK_NAME);
  const release = await acquire(folder, lockfilePath, (error) => {
    compromised = error;
  });
  try {
    return await work({
      assertHeld: () => {
        if (compromised !== undefined) throw new StoreError('store-locked', lockfilePath, { cause: compromised });
      },
    });
  } finally {
    // Fails only when the lock was lost already; the work was judged by `assertHeld`.
    await release().catch(() => undefined);
  }
}

async function acquire(
  folder: string,
  lockfilePath: string,
  onCompromised: (error: Error) => void,
): Promise<() => Promise<void>> {
  // Whoever only reads the store waits for nobody.
  const { lock } = await import('proper-lockfile');
  const deadline = performance.now() + WAIT_MS;
  for (;;) {
    try {
      return await lock(folder, {
        lockfilePath,
        realpath: false,
        stale: STALE_MS,
        update: REFRESH_MS,
        retries: 0,
        onCompromised,
      });
    } catch (cause) {
      if (systemCode(cause) !== 'ELOCKED') throw storeErrorFrom(cause, folder);
      if (performance.now() > deadline) throw new StoreError('store-locked', lockfilePath, { cause });
      await delay(POLL_MS);
    }
  }
}
