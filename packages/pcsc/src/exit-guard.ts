import { isMainThread } from 'node:worker_threads';

/**
 * Node joins the threads of libuv's pool before a process ends. One that waits in a driver for a card that never answers
 * would keep the process from ending for ever, so when such calls are left a listener of 'exit' ends it on the spot, with
 * the exit code that was set.
 *
 * A process that simply runs out of work does not get there while a call is stuck: a program ends by `process.exit`.
 */
export class ExitGuard {
  readonly #callsLeft: () => number;
  readonly #exitNow: (exitCode: number) => void;
  readonly #onExit = (exitCode: number): void => {
    if (this.#callsLeft() === 0) return;
    try {
      // Nobody is skipped: those who registered later are heard now, since nothing comes after this.
      const listeners = process.rawListeners('exit');
      for (const listener of listeners.slice(listeners.indexOf(this.#onExit) + 1)) listener.call(process, exitCode);
    } finally {
      this.#exitNow(exitCode);
    }
  };

  /**
   * @param callsLeft calls that have not come back
   * @param exitNow ends the process without joining a thread: `_exit`, TerminateProcess
   */
  constructor(callsLeft: () => number, exitNow: (exitCode: number) => void) {
    this.#callsLeft = callsLeft;
    this.#exitNow = exitNow;
  }

  /** Sets the guard; again is harmless. Workers leave the process alone. */
  arm(): void {
    if (!isMainThread || process.rawListeners('exit').includes(this.#onExit)) return;
    process.on('exit', this.#onExit);
  }
}
