import { isMainThread } from 'node:worker_threads';

/**
 * Node joins the threads of libuv's pool before a process ends. One that waits in a driver for a card that never answers
 * would keep the process from ending for ever, so the last listener of 'exit' ends it on the spot, with the exit code
 * that was set, when such calls are left.
 *
 * A process that simply runs out of work does not get there while a call is stuck: a program ends by `process.exit`.
 */
export class ExitGuard {
  readonly #callsLeft: () => number;
  readonly #exitNow: (exitCode: number) => void;
  readonly #onExit = (exitCode: number): void => {
    if (this.#callsLeft() > 0) this.#exitNow(exitCode);
  };

  /**
   * @param callsLeft calls that have not come back
   * @param exitNow ends the process without joining a thread: `_exit`, TerminateProcess
   */
  constructor(callsLeft: () => number, exitNow: (exitCode: number) => void) {
    this.#callsLeft = callsLeft;
    this.#exitNow = exitNow;
  }

  /** Puts the guard behind every listener there is, so that none of them is skipped. Workers leave the process alone. */
  arm(): void {
    if (!isMainThread) return;
    process.off('exit', this.#onExit);
    process.on('exit', this.#onExit);
  }
}
