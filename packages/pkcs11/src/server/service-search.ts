/** How a look for the service went; `silent`: somebody accepted the connection and said nothing. */
export type SearchOutcome = 'found' | 'absent' | 'silent';

/** How long a program waits for the service, ms; one that systemd starts meanwhile is found after that all the same. */
const PROGRAM_WAITS_MS = 2_000;
/** How soon the next look may be, ms: a program that polls does not make us connect at each of its calls. */
const PAUSES: Readonly<Record<SearchOutcome, number>> = { found: 50, absent: 50, silent: 30_000 };

/** Looks for the service, once at a time; who asks waits a little while and no longer. */
export class ServiceSearch {
  readonly #search: () => Promise<SearchOutcome>;
  readonly #patienceMs: number;
  #notBefore = -Infinity;
  #isRunning = false;
  #patience: Promise<void> = Promise.resolve();
  #stopWaiting: () => void = () => undefined;

  /** @param search never rejects @param patienceMs default two seconds */
  constructor(search: () => Promise<SearchOutcome>, patienceMs = PROGRAM_WAITS_MS) {
    this.#search = search;
    this.#patienceMs = patienceMs;
  }

  /** Resolves when it is known whether the service is there, or when that takes too long for a program to wait. */
  look(): Promise<void> {
    if (!this.#isRunning && performance.now() >= this.#notBefore) this.#start();
    return this.#patience;
  }

  /** Whoever waits goes on. */
  stop(): void {
    this.#stopWaiting();
  }

  #start(): void {
    this.#isRunning = true;
    this.#patience = new Promise((resolve) => {
      const timer = setTimeout(resolve, this.#patienceMs);
      this.#stopWaiting = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    void this.#search().then((outcome) => {
      this.#isRunning = false;
      this.#notBefore = performance.now() + PAUSES[outcome];
      this.#stopWaiting();
    });
  }
}
