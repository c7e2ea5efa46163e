import type { WebContents } from 'electron';

/**
 * The operations that windows began. One whose window has gone is cancelled: nobody is left to answer its questions, and
 * the card would stay taken.
 */
export class RunningWork {
  readonly #cancel: (id: string) => void;
  readonly #running = new Map<string, Promise<unknown>>();

  constructor(cancel: (id: string) => void) {
    this.#cancel = cancel;
  }

  has(id: string): boolean {
    return this.#running.has(id);
  }

  async during<T>(id: string, window: Pick<WebContents, 'once' | 'off'>, work: Promise<T>): Promise<T> {
    const gone = (): void => {
      this.#cancel(id);
    };
    this.#running.set(id, work);
    window.once('destroyed', gone);
    try {
      return await work;
    } finally {
      window.off('destroyed', gone);
      this.#running.delete(id);
    }
  }

  /** All have ended, or the time is over: a card that is being written to is given the time to finish. */
  async settled(withinMs: number): Promise<void> {
    if (this.#running.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, withinMs);
    });
    await Promise.race([Promise.allSettled(this.#running.values()), late]);
    clearTimeout(timer);
  }
}
