import { SoftwareCard, SoftwareReaders, specimenImage } from '@ciekit/emulator';
import type { Middleware } from '@ciekit/middleware';

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

  /** Takes the made-up authorities for the State's; only in the store of try-outs, which holds nothing else. */
  async trust(middleware: Middleware): Promise<void> {
    const { cscaCertificate, rootCaCertificate, subCaCertificate } = specimenImage().pki;
    await middleware.addTrust(bytesOf(cscaCertificate), { purpose: 'chip-signer', trustUnpinned: true });
    await middleware.addTrust(bytesOf(rootCaCertificate), { purpose: 'holder-issuer', trustUnpinned: true });
    await middleware.addTrust(bytesOf(subCaCertificate));
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

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, 'base64'));
}
