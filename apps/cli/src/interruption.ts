/** Turns requests to stop into an abort; what is on its way to the card is waited for. */
const PATIENCE_MS = 15_000;

/**
 * The signal that every operation listens to. The first request aborts it. Later ones change nothing, so that nobody
 * tears a PIN change apart with a second Ctrl-C; only when the program has not ended long after the first does another
 * one end it by force.
 */
export class Interruption {
  readonly #controller = new AbortController();
  readonly #onRepeated: (force: boolean) => void;
  #since: number | undefined;

  /** @param onRepeated told of each further request, and whether patience is over */
  constructor(onRepeated: (force: boolean) => void) {
    this.#onRepeated = onRepeated;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  request(): void {
    if (this.#since === undefined) {
      this.#since = performance.now();
      this.#controller.abort();
    } else {
      this.#onRepeated(performance.now() - this.#since > PATIENCE_MS);
    }
  }
}
