import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import lockfile from 'proper-lockfile';
import type { CardImage } from '../card-image.js';
import { CardStateError, initialCardState, parseCardState, serializeCardState, type CardState } from './card-state.js';
import type { StateLock, StateStore } from './state-store.js';

/** A lock that was not refreshed for so long was left behind by a process that is no more. */
const STALE_MS = 3000;
const REFRESH_MS = 1000;
/** How long `open` waits for a process that is just making the file. */
const OPEN_WAIT_MS = 2 * STALE_MS;
const POLL_MS = 25;
/** Longer than any state: what is read of a file that is none. */
const READ_LIMIT = 8192;
const OWNER_ONLY = 0o600;

/**
 * The state of a software card in a file, shared by processes: written whole or not at all, and locked for the length
 * of a transaction. The lock is a folder beside the file, `<file>.lock`.
 *
 * @example
 * ```ts
 * const card = new SoftwareCard({ image, state: await FileState.open('card-state.json', image) });
 * ```
 */
export class FileState implements StateStore {
  readonly path: string;
  readonly #card: string;
  #lock: { compromised: boolean } | undefined;

  private constructor(path: string, card: string) {
    this.path = path;
    this.#card = card;
  }

  /**
   * Opens the state file, or makes it with the image's codes when there is none. A file that is no state of this card
   * is reported and left alone.
   *
   * @throws {CardStateError}
   */
  static async open(path: string, image: CardImage): Promise<FileState> {
    const initial = initialCardState(image);
    const file = new FileState(resolve(path), initial.card);
    if (file.#read() !== undefined) return file;
    const lock = await file.#waitForLock();
    try {
      if (file.#read() === undefined) file.save(initial);
    } finally {
      await lock.release();
    }
    return file;
  }

  load(): CardState {
    return this.#read() ?? fail('state-unreadable', 'the state file is gone');
  }

  save(state: CardState): void {
    // a process that slept longer than its lock lives must not write over another's state
    if (this.#lock?.compromised !== false) fail('state-unwritable', 'the state file is not locked');
    const temporary = `${this.path}.tmp`;
    try {
      writeDurably(temporary, serializeCardState(state));
      renameSync(temporary, this.path);
    } catch (cause) {
      rmSync(temporary, { force: true });
      fail('state-unwritable', 'the state file cannot be written', cause);
    }
    syncFolder(dirname(this.path));
  }

  async tryLock(): Promise<StateLock | undefined> {
    const lock = { compromised: false };
    let release: () => Promise<void>;
    try {
      release = await lockfile.lock(this.path, {
        realpath: false,
        stale: STALE_MS,
        update: REFRESH_MS,
        onCompromised: () => {
          lock.compromised = true;
        },
      });
    } catch (cause) {
      if (errorCode(cause) === 'ELOCKED') return undefined;
      return fail('state-unwritable', 'the state file cannot be locked', cause);
    }
    this.#lock = lock;
    return {
      release: async () => {
        if (this.#lock === lock) this.#lock = undefined;
        // released twice, or taken over by another process: either way it is not ours any more
        await release().catch(() => undefined);
      },
    };
  }

  async #waitForLock(): Promise<StateLock> {
    for (let waited = 0; waited < OPEN_WAIT_MS; waited += POLL_MS) {
      const lock = await this.tryLock();
      if (lock !== undefined) return lock;
      await delay(POLL_MS);
    }
    return fail('state-unwritable', 'the state file stays locked by another process');
  }

  #read(): CardState | undefined {
    const text = readText(this.path);
    if (text === undefined) return undefined;
    const state = parseCardState(text);
    if (state.card !== this.#card) fail('state-of-another-card', 'the state file belongs to another card');
    return state;
  }
}

function readText(path: string): string | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT') return undefined;
    return fail('state-unreadable', 'the state file cannot be read', cause);
  }
  try {
    const buffer = Buffer.alloc(READ_LIMIT);
    let length = 0;
    for (;;) {
      const count = readSync(descriptor, buffer, length, READ_LIMIT - length, null);
      length += count;
      if (count === 0 || length === READ_LIMIT) return buffer.toString('utf8', 0, length);
    }
  } catch (cause) {
    return fail('state-unreadable', 'the state file cannot be read', cause);
  } finally {
    closeSync(descriptor);
  }
}

function writeDurably(path: string, text: string): void {
  const descriptor = openSync(path, 'w', OWNER_ONLY);
  try {
    const bytes = Buffer.from(text);
    for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Makes the rename itself durable. Windows does not let a folder be opened; there the file system sees to it. */
function syncFolder(path: string): void {
  try {
    const descriptor = openSync(path, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // the new state is in place; only its surviving a power cut in the next seconds is less certain
  }
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function fail(code: CardStateError['code'], message: string, cause?: unknown): never {
  throw new CardStateError(code, message, cause === undefined ? undefined : { cause });
}
