import type { CardImage } from '../card-image.js';
import { initialCardState, type CardState } from './card-state.js';

/** Exclusive use of a state among processes. */
export interface StateLock {
  /** Gives the state up. Never throws; calling it twice is harmless. */
  release(): Promise<void>;
}

/** Where a software card keeps its state. */
export interface StateStore {
  /** The state as it was last saved, by whomever. @throws {CardStateError} */
  load(): CardState;
  /**
   * Keeps the state for good before it returns: an answer of the card may depend on it. Synchronous for that reason.
   *
   * @throws {CardStateError} `state-unwritable`; the earlier state then still stands
   */
  save(state: CardState): void;
  /**
   * Takes the state for the length of a transaction.
   *
   * @returns `undefined` when another process has it
   * @throws {CardStateError} `state-unwritable` when it cannot be locked at all
   */
  tryLock(): Promise<StateLock | undefined>;
}

/** A state that lives as long as this object: a card that is new in every test. */
export class MemoryState implements StateStore {
  #state: CardState;

  constructor(image: CardImage) {
    this.#state = initialCardState(image);
  }

  load(): CardState {
    return this.#state;
  }

  save(state: CardState): void {
    this.#state = state;
  }

  tryLock(): Promise<StateLock> {
    return Promise.resolve({ release: () => Promise.resolve() });
  }
}
