import type { CardCredentials } from './card-signer.js';
import { loadPki } from './load-pki.js';
import { ProgressReport } from './progress.js';
import { openPairedCard, type OpenedCard } from './recognise-holder.js';
import type { CardUseOptions, MiddlewareContext } from './use-case.js';

/**
 * The holder's certificate and its issuers, for programs that show them or send them to a server. Needs a card that was
 * paired on this PC, present in the reader; no code. The issuers come from the trust store, not from the pairing: one
 * that is added later is there from then on.
 *
 * @throws {PairingError} `not-paired`, after three commands
 * @throws {StoreError} `store-seal-broken` when the record was changed since, `store-damaged`, …
 * @throws {AuthenticityError} `clone-check`: the chip is not the one that was paired
 * @throws {CardSelectionError | TransportError | UnsupportedCardError | CancelledError}
 */
export async function cardCredentials(
  context: MiddlewareContext,
  options: CardUseOptions = {},
): Promise<CardCredentials> {
  const report = new ProgressReport(options.onProgress);
  report.at(0, 'searching-card');
  const credentials = await credentialsOf(context, await openPairedCard(context, options, report));
  report.done();
  return credentials;
}

/** The credentials of a paired card whose sealed part is open. */
export async function credentialsOf(
  context: MiddlewareContext,
  { reader, nis, record, holder }: OpenedCard,
): Promise<CardCredentials> {
  const { Certificate, holderIssuers } = await loadPki();
  const issuers = holderIssuers(Certificate.fromDer(holder.certificate), await context.trustAnchors());
  return {
    reader,
    nis,
    serialNumber: record.open.serialNumber,
    label: record.preferences.label,
    certificate: holder.certificate,
    issuers: issuers.map(({ der }) => der),
  };
}
