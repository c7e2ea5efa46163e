/** Events as they happen, for one reader of them. Ends when the signal fires or somebody closes it. */
export class EventFeed<T> implements AsyncIterable<T> {
  readonly #signal: AbortSignal;
  #events: T[] = [];
  #closed = false;
  #wake: (() => void) | undefined;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    if (signal.aborted) this.#closed = true;
    else signal.addEventListener('abort', this.close, { once: true });
  }

  push(event: T): void {
    if (this.#closed) return;
    this.#events.push(event);
    this.#wake?.();
  }

  readonly close = (): void => {
    this.#signal.removeEventListener('abort', this.close);
    this.#closed = true;
    this.#events = [];
    this.#wake?.();
  };

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const next = this.#events.shift();
      if (next !== undefined) yield next;
      else if (this.#closed) return;
      else await this.#nextWake();
    }
  }

  #nextWake(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = () => {
        this.#wake = undefined;
        resolve();
      };
    });
  }
}
