import { transportError } from './return-code.js';
import { throwIfCancelled, within, type Patience } from './waiting.js';

/**
 * PC/SC calls block the thread that makes them, and all of them run on libuv's pool, four threads unless
 * UV_THREADPOOL_SIZE says otherwise, which also serves files, DNS and cryptography. So at most `size` calls run at a
 * time, and a call that nobody waits for any more keeps its lane until the driver lets it go.
 */
export class CallLanes {
  readonly #size: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #abandoned = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** Calls that run now, those that nobody waits for any more included. */
  get running(): number {
    return this.#running;
  }

  /** Calls that the driver has not answered although their time is over. */
  get abandoned(): number {
    return this.#abandoned;
  }

  /**
   * Runs one call as soon as a lane is free.
   *
   * @param start begins the call; never called when the patience ends before a lane is free
   * @param onLate gets the value of a call that ended after its caller had gone: it gives back what the call took
   * @param onAbandoned is told at the moment when the caller goes
   * @throws {TransportError} `timeout`
   * @throws {CancelledError} the signal fired
   */
  async run<T>(
    start: () => Promise<T>,
    patience: Patience,
    onLate: (value: T) => void = () => undefined,
    onAbandoned: () => void = () => undefined,
  ): Promise<T> {
    throwIfCancelled(patience.signal);
    await this.#enter(patience);
    const work = this.#track(start);
    const outcome = await within(work, patience);
    if (outcome.ended === 'done') return outcome.value;
    this.#abandoned++;
    const forget = (): void => {
      this.#abandoned--;
    };
    work.then(onLate, () => undefined).then(forget, forget);
    onAbandoned();
    if (outcome.ended === 'cancelled') throw outcome.error;
    throw transportError('timeout', new Error('the call into the PC/SC library did not return'));
  }

  async #enter(patience: Patience): Promise<void> {
    if (this.#running < this.#size) {
      this.#running++;
      return;
    }
    // The one who leaves hands the lane over, so #running does not change in between.
    const lane: { granted: boolean } = { granted: false };
    let handOver: () => void = () => undefined;
    const turn = new Promise<void>((resolve) => {
      handOver = (): void => {
        lane.granted = true;
        resolve();
      };
    });
    this.#waiting.push(handOver);
    const outcome = await within(turn, patience);
    if (outcome.ended === 'done') return;
    if (lane.granted) this.#leave();
    else this.#waiting.splice(this.#waiting.indexOf(handOver), 1);
    if (outcome.ended === 'cancelled') throw outcome.error;
    throw transportError('timeout', new Error('earlier calls into the PC/SC library have not returned'));
  }

  async #track<T>(start: () => Promise<T>): Promise<T> {
    try {
      return await start();
    } finally {
      this.#leave();
    }
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running--;
    else next();
  }
}

/** The size of libuv's pool, as libuv reads it. */
export function threadPoolSize(environment: NodeJS.ProcessEnv): number {
  const text = environment['UV_THREADPOOL_SIZE'];
  if (text === undefined) return 4;
  const size = Number.parseInt(text, 10);
  return Number.isInteger(size) && size > 0 ? Math.min(size, 1024) : 1;
}

/** One thread for the watch, one left to the rest of the program: what remains is for calls to cards. */
export function laneCount(poolSize: number): number {
  return Math.max(1, poolSize - 2);
}

/** The lanes of this process, shared by every binding: the pool is one, too. */
export const processLanes = new CallLanes(laneCount(threadPoolSize(process.env)));

/** The one thread of the pool that may wait for changes among the readers; a second watch polls. */
export const watchLane = new CallLanes(1);
