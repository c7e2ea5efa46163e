/** The most slots that a program is told about; readers are few. */
const MAX_SLOTS = 64;
/** The slot that every token of ours has. */
const FIRST_SLOT = 1;

/**
 * Slots whose card came or went because the service did: a program that waits for slot events hears of each slot that it
 * knows, one a call.
 */
export class SlotEvents {
  readonly #known = new Set([FIRST_SLOT]);
  readonly #changed = new Set<number>();

  get any(): boolean {
    return this.#changed.size > 0;
  }

  /** The program uses this slot. */
  learn(slot: number): void {
    if (this.#known.size < MAX_SLOTS && slot > 0) this.#known.add(slot);
  }

  /** The service came or went. */
  changeAll(): void {
    for (const slot of this.#known) this.#changed.add(slot);
  }

  /** @returns the next slot to tell; `undefined`: none */
  take(): number | undefined {
    const [slot] = this.#changed;
    if (slot !== undefined) this.#changed.delete(slot);
    return slot;
  }

  clear(): void {
    this.#changed.clear();
  }
}
