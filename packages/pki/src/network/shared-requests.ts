import { unlessAborted } from './unless-aborted.js';

interface Shared {
  readonly answer: Promise<Uint8Array>;
  readonly abort: AbortController;
  waiting: number;
}

/** One request for everybody who asks the same at the same time; it ends early when the last of them has gone. */
export class SharedRequests {
  readonly #running = new Map<string, Shared>();

  /**
   * @param key what makes two questions the same
   * @param ask is called unless a request of that key is running
   * @returns as `ask` does; rejects with the reason of `signal` when that fires, whatever the request does
   */
  async get(key: string, ask: (signal: AbortSignal) => Promise<Uint8Array>, signal?: AbortSignal): Promise<Uint8Array> {
    signal?.throwIfAborted();
    const shared = this.#running.get(key) ?? this.#start(key, ask);
    shared.waiting++;
    try {
      return await (signal === undefined ? shared.answer : unlessAborted(shared.answer, signal));
    } finally {
      shared.waiting--;
      if (shared.waiting === 0) {
        shared.abort.abort();
        if (this.#running.get(key) === shared) this.#running.delete(key);
      }
    }
  }

  #start(key: string, ask: (signal: AbortSignal) => Promise<Uint8Array>): Shared {
    const abort = new AbortController();
    const shared: Shared = { answer: ask(abort.signal), abort, waiting: 0 };
    this.#running.set(key, shared);
    return shared;
  }
}
