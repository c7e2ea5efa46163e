import { CancelledError, TransportError, type CardError } from '@ciekit/core/iso7816';

/** What cuts a wait short. */
export interface WaitLimits {
  /** The caller gave up: {@link CancelledError}. */
  readonly signal?: AbortSignal | undefined;
  /** The card left: {@link TransportError} `card-removed`. */
  readonly gone?: AbortSignal | undefined;
  /** The end of the wait, in the milliseconds of `performance.now()`: {@link TransportError} `sharing-violation`. */
  readonly deadline: number;
}

/** @throws {CancelledError} @throws {TransportError} when one of the limits is reached */
export function checkLimits(limits: WaitLimits): void {
  const ended = endOfWait(limits);
  if (ended !== undefined) throw ended;
}

function endOfWait({ signal, gone, deadline }: WaitLimits): CardError | undefined {
  if (signal?.aborted === true) return new CancelledError({ cause: signal.reason });
  if (gone?.aborted === true) return cardRemoved();
  return performance.now() < deadline ? undefined : sharingViolation();
}

export const cardRemoved = (): TransportError => new TransportError('card-removed', 'the card was removed');

const sharingViolation = (): TransportError =>
  new TransportError('sharing-violation', 'another program is using the card');

/** What a timer can hold; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** One at a time, first come first served. */
export class Turnstile {
  #occupied = false;
  readonly #waiting: (() => void)[] = [];

  /**
   * Waits for its turn.
   *
   * @returns what ends the turn; calling it twice is harmless
   * @throws {CancelledError} @throws {TransportError} `sharing-violation`, `card-removed`
   */
  async enter(limits: WaitLimits): Promise<() => void> {
    if (this.#occupied) await this.#wait(limits);
    else checkLimits({ ...limits, deadline: Infinity });
    this.#occupied = true;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const next = this.#waiting.shift();
      if (next === undefined) this.#occupied = false;
      else next();
    };
  }

  #wait(limits: WaitLimits): Promise<void> {
    return new Promise((resolve, reject) => {
      const { signal, gone, deadline } = limits;
      const settle = (action: () => void): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
        gone?.removeEventListener('abort', giveUp);
        action();
      };
      const admit = (): void => {
        settle(resolve);
      };
      const giveUp = (): void => {
        const position = this.#waiting.indexOf(admit);
        if (position >= 0) this.#waiting.splice(position, 1);
        const ended = endOfWait(limits) ?? sharingViolation();
        settle(() => {
          reject(ended);
        });
      };
      const timer = setTimeout(giveUp, Math.min(Math.max(0, deadline - performance.now()), LONGEST_TIMER_MS));
      signal?.addEventListener('abort', giveUp, { once: true });
      gone?.addEventListener('abort', giveUp, { once: true });
      this.#waiting.push(admit);
      if (signal?.aborted === true || gone?.aborted === true) giveUp();
    });
  }
}
