import type { KeyUser } from './slot.js';

/** How often in a row a holder says no before the same program has to wait for its next question. */
const IN_A_ROW = 2;
/** How long such a program is answered without a question, ms. */
const REST_MS = 15_000;

interface Declined {
  /** In all. */
  readonly times: number;
  /** Since the last log-in. */
  readonly inRow: number;
  readonly at: number;
}

/** Questions that the holder declined, by the program that they were asked for. */
export class Declines {
  readonly #byUser = new WeakMap<KeyUser, Declined>();

  /** How many so far: one answer is for everything that a program is waiting for at that moment. */
  timesOf(user: KeyUser): number {
    return this.#byUser.get(user)?.times ?? 0;
  }

  /** Whether the holder said no so often that a further question would only be to wear them down. */
  isResting(user: KeyUser, now: number): boolean {
    const declined = this.#byUser.get(user);
    return declined !== undefined && declined.inRow >= IN_A_ROW && now - declined.at < REST_MS;
  }

  note(user: KeyUser, now: number): void {
    const before = this.#byUser.get(user);
    this.#byUser.set(user, { times: (before?.times ?? 0) + 1, inRow: (before?.inRow ?? 0) + 1, at: now });
  }

  /** The holder did log in: what they said before is past. */
  settle(user: KeyUser): void {
    const before = this.#byUser.get(user);
    if (before !== undefined) this.#byUser.set(user, { ...before, inRow: 0 });
  }
}
