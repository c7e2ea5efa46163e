import type { ChipAssurance } from '@ciekit/core';
import type { ChainResult } from '@ciekit/pki';
import { cardValidity, type CardValidity } from './card-validity.js';
import { loadPki } from './load-pki.js';
import { printableText } from './printable-text.js';
import { ProgressReport } from './progress.js';
import { openPairedCard } from './recognise-holder.js';
import type { CardUseOptions, MiddlewareContext } from './use-case.js';

/** Whether the holder's certificate leads to an issuer that this PC trusts. Revocation is not asked about. */
export type IssuerStatus = ChainResult['status'];

/** The card and its holder. Personal data: show, do not log. */
export interface CardInfo {
  readonly reader: string;
  readonly nis: string;
  readonly serialNumber: string;
  readonly label: string;
  readonly surname: string;
  readonly givenName: string;
  readonly codiceFiscale: string;
  /** ISO 3166-1 alpha-2, where the certificate says it. */
  readonly citizenship: string | undefined;
  /** Dates of the certificate, which follow the card's, judged by this PC's clock. */
  readonly validity: CardValidity;
  /** SHA-256 of the certificate, hexadecimal. */
  readonly certificateFingerprint: string;
  readonly issuer: IssuerStatus;
  readonly pairedAt: Date;
  /** Of the chip's issuer, when the card was paired. */
  readonly assurance: ChipAssurance;
}

/**
 * What the card says about itself and its holder. Needs a card that was paired on this PC, present in the reader; no
 * code.
 *
 * @throws {PairingError} `not-paired`
 * @throws {StoreError} `store-seal-broken` when the record was changed since, `store-damaged`, …
 * @throws {AuthenticityError} `clone-check`: the chip is not the one that was paired
 * @throws {CardSelectionError | TransportError | UnsupportedCardError | CancelledError}
 */
export async function cardInfo(context: MiddlewareContext, options: CardUseOptions = {}): Promise<CardInfo> {
  const report = new ProgressReport(options.onProgress);
  report.at(0, 'searching-card');
  const { reader, nis, record, holder } = await openPairedCard(context, options, report);
  const { Certificate, judgeHolderCertificate, readHolderIdentity } = await loadPki();
  const certificate = Certificate.fromDer(holder.certificate);
  const identity = readHolderIdentity(certificate);
  const at = context.clock();
  const chain = judgeHolderCertificate(certificate, await context.trustAnchors(), at);
  report.done();
  return {
    reader,
    nis,
    serialNumber: record.open.serialNumber,
    label: record.preferences.label,
    surname: holder.surname,
    givenName: holder.givenName,
    codiceFiscale: holder.codiceFiscale,
    citizenship: identity.citizenship && printableText(identity.citizenship),
    validity: cardValidity(identity.notBefore, identity.notAfter, at),
    certificateFingerprint: certificate.sha256,
    issuer: chain.status,
    pairedAt: record.open.pairedAt,
    assurance: record.open.assurance,
  };
}
