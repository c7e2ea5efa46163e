import { SoftwareCard, SoftwareReaders, specimenImage } from '@ciekit/emulator';

/** A name that nobody takes for a real reader's. */
export const TRY_OUT_READER = 'Software card (not a real card)';

/** The card of "try it without a card": in this process, with a fresh state at each start. */
export class TryOutCard {
  readonly readers: SoftwareReaders;
  #card = new SoftwareCard({ image: specimenImage() });
  #isIn = true;

  constructor() {
    this.readers = new SoftwareReaders({ readers: [{ name: TRY_OUT_READER, card: this.#card }] });
  }

  /** @param action `renew`: a card whose PIN is not blocked */
  act(action: 'insert' | 'remove' | 'renew'): Promise<void> {
    if (action === 'remove' || action === 'renew') this.#take();
    if (action === 'renew') this.#card = new SoftwareCard({ image: specimenImage() });
    if (action !== 'remove') this.#put();
    return Promise.resolve();
  }

  #put(): void {
    if (this.#isIn) return;
    this.#isIn = true;
    this.readers.insert(TRY_OUT_READER, this.#card);
  }

  #take(): void {
    if (!this.#isIn) return;
    this.#isIn = false;
    this.readers.remove(TRY_OUT_READER);
  }
}
