import type { TokenLogEvent } from '@ciekit/pkcs11';

/** A token's log that a test can wait on. */
export class WatchedLog {
  readonly events: TokenLogEvent[] = [];
  readonly #listeners = new Set<() => void>();

  /** What the token is given as its log. */
  readonly take = (event: TokenLogEvent): void => {
    this.events.push(event);
    for (const listener of [...this.#listeners]) listener();
  };

  /** Waits until the log holds such an event, so many times. */
  readonly logged = (type: TokenLogEvent['type'], times = 1): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (this.events.filter((event) => event.type === type).length < times) return;
        this.#listeners.delete(look);
        resolve();
      };
      this.#listeners.add(look);
      look();
    });
}
