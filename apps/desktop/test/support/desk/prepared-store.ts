import { SoftwareReaders, specimenImage } from '@ciekit/emulator';
import { createMiddleware, type Middleware } from '@ciekit/middleware';
import type { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { Holder } from '../../../../../packages/middleware/test/support/holder.js';

const READER = 'Where cards were paired before';

export interface StoreRequest {
  /** CIEKIT_HOME. */
  readonly home: string;
  readonly paired: readonly DeskCard[];
  /** Whether this PC knows the made-up State's certificates. */
  readonly trusts: boolean;
}

/** What this PC knows of cards and authorities before the app is started. */
export async function prepareStore({ home, paired, trusts }: StoreRequest): Promise<void> {
  const readers = new SoftwareReaders({ readers: [{ name: READER }] });
  try {
    const middleware = createMiddleware({ readers, storeDirectory: home });
    if (trusts) await trustSpecimens(middleware);
    for (const card of paired) await pairBefore(readers, middleware, card);
  } finally {
    await readers.close();
  }
}

async function trustSpecimens(middleware: Middleware): Promise<void> {
  const { cscaCertificate, rootCaCertificate, subCaCertificate } = specimenImage().pki;
  const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
  await middleware.addTrust(bytes(cscaCertificate), { purpose: 'chip-signer', trustUnpinned: true });
  await middleware.addTrust(bytes(rootCaCertificate), { purpose: 'holder-issuer', trustUnpinned: true });
  await middleware.addTrust(bytes(subCaCertificate));
}

/** With the card's own PIN and all tries, whatever its state is afterwards. */
async function pairBefore(readers: SoftwareReaders, middleware: Middleware, card: DeskCard): Promise<void> {
  const before = card.state.load();
  card.state.save({ ...before, pin: { ...before.pin, triesRemaining: 3 }, puk: { ...before.puk, triesRemaining: 10 } });
  readers.insert(READER, card.card);
  await middleware.pair(new Holder({ pins: [before.pin.digits], confirm: true }), { reader: READER });
  readers.remove(READER);
  card.state.save(before);
  card.codeCommands = [];
}
