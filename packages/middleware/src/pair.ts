import { PairingError } from './errors.js';
import type { HolderIdentity } from '@ciekit/pki';
import type { PairingData } from '@ciekit/core';
import { runWithCode } from './code-operation.js';
import { askCode, type CodeSource } from './code-source.js';
import { sealHolder } from './holder-seal.js';
import { pairedCard, type PairedCard } from './list-cards.js';
import { loadPki } from './load-pki.js';
import { isLabel, type OpenPart, type PairingRecord } from './pairing-record.js';
import { printableText } from './printable-text.js';
import { ProgressReport } from './progress.js';
import { RECOGNISED_AT, recogniseCard } from './recognise-holder.js';
import type { CodeUseOptions, MiddlewareContext } from './use-case.js';

export interface PairOptions extends CodeUseOptions {
  /** A name for the card in lists, at most 64 printable characters. A card paired before keeps its own. */
  readonly label?: string | undefined;
}

export interface PairResult {
  readonly reader: string;
  readonly card: PairedCard;
  /** Whether the card was paired before; its record was renewed. */
  readonly renewed: boolean;
}

/**
 * Checks that the card is genuine, reads its certificate and remembers it on this PC. Needs the card, the PIN and a
 * store that can be written, which is tried before the PIN is asked for.
 *
 * @throws {StoreError} before the PIN is asked for, or while saving
 * @throws {PairingError} `holder-data-mismatch`
 * @throws {PinError} `code-incorrect`, `code-blocked`, `last-try-unconfirmed`, `code-outcome-unknown`, `code-format`
 * @throws {CodeRefusedError} `code-half`: nothing was sent
 * @throws {AuthenticityError} the chip did not prove itself; nothing was sent
 * @throws {PkiError} the certificate on the card cannot be read
 * @throws {CardSelectionError | TransportError | UnsupportedCardError | CancelledError}
 * @throws {RangeError} a label that cannot be kept
 */
export async function pair(
  context: MiddlewareContext,
  source: CodeSource,
  options: PairOptions = {},
): Promise<PairResult> {
  if (options.label !== undefined && !isLabel(options.label)) throw new RangeError('label of another form');
  const report = new ProgressReport(options.onProgress);
  report.at(0, 'preparing-store');
  await context.pairings.prepare();
  report.at(2, 'searching-card');
  const { reader, nis } = await recogniseCard(context, options);
  // A record that could not be replaced would cost a PIN entry for nothing.
  const before = await context.pairings.find(nis);
  report.at(RECOGNISED_AT, 'recognising-card');
  const pin = await askCode(source, 'pin', options.signal);
  try {
    const data = await runWithCode(
      context,
      { reader, nis, kind: 'pin', source, options, report },
      (card, codeOptions) => card.pair(pin, codeOptions),
    );
    try {
      report.at(95, 'saving-pairing');
      const record = await recordOf(data, options.label ?? before?.preferences.label ?? '', context.clock());
      await context.pairings.save(record);
      report.done();
      return { reader, card: pairedCard(record, context.clock()), renewed: before !== undefined };
    } finally {
      data.seal.key.wipe();
    }
  } finally {
    pin.wipe();
  }
}

async function recordOf(data: PairingData, label: string, pairedAt: Date): Promise<PairingRecord> {
  const { extendedRefusedBy, ...card } = data.known;
  const { Certificate, readHolderIdentity } = await loadPki();
  const identity = readHolderIdentity(Certificate.fromDer(data.certificate));
  requireSameHolder(identity, data);
  const open: OpenPart = {
    card,
    serialNumber: data.documentNumber,
    notBefore: identity.notBefore,
    notAfter: identity.notAfter,
    pairedAt,
    assurance: data.assurance,
  };
  const sealed = sealHolder(data.seal, open, {
    surname: printableText(identity.surname ?? ''),
    givenName: printableText(identity.givenName ?? ''),
    codiceFiscale: identity.fiscalCode,
    certificate: data.certificate,
  });
  return { open, preferences: { label, extendedRefusedBy }, sealed };
}

/** The chip's files are signed one by one; that they are about the same card is checked here. */
function requireSameHolder(identity: HolderIdentity, data: PairingData): void {
  if (identity.servicesId !== data.known.nis || identity.documentNumber !== data.documentNumber) {
    throw new PairingError('holder-data-mismatch');
  }
}
