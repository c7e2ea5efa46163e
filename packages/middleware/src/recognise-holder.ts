import type { CieCard } from '@ciekit/core';
import { operationOptions, storedMemory, withCard } from './card-session.js';
import { PairingError, StoreError } from './errors.js';
import { findCard, type FoundCard } from './find-card.js';
import type { KnownHolderData } from './pin-warnings.js';
import type { ProgressReport } from './progress.js';
import { NoRecord, RecordMemory, type OpenedRecord } from './record-memory.js';
import type { CardUseOptions, MiddlewareContext } from './use-case.js';

/** The percentage at which the card and its holder are known. */
export const RECOGNISED_AT = 20;

/** A card that was identified, and its reader. */
export interface RecognisedCard {
  readonly reader: string;
  readonly nis: string;
}

/** Finds the card and asks it who it is; says so in an event. Needs no code. */
export async function recogniseCard(context: MiddlewareContext, options: CardUseOptions): Promise<RecognisedCard> {
  const found = await findCard(context, options);
  const { nis } =
    found.identification ??
    (await withCard(context, found.reader, options, (card) => card.identify(operationOptions(options))));
  options.onEvent?.({ type: 'card-found', reader: found.reader, nis });
  return { reader: found.reader, nis };
}

/** A paired card with its sealed part open. */
export type OpenedCard = RecognisedCard & OpenedRecord;

/**
 * Opens the sealed part of the card in the reader. Needs the store and the card; no code.
 *
 * @throws {PairingError} `not-paired`
 * @throws {StoreError} `store-seal-broken`, `store-damaged`, …
 */
export async function openPairedCard(
  context: MiddlewareContext,
  options: CardUseOptions,
  report: ProgressReport,
): Promise<OpenedCard> {
  const opened = await openSealedPart(context, await findCard(context, options), options, report);
  if (opened.sealed === undefined) throw new PairingError('not-paired');
  return { ...opened, ...opened.sealed };
}

/**
 * Finds the card and learns about its holder what the card opens without a code, for warnings about a new PIN. A card
 * that is not paired, or a record that does not open, is no obstacle.
 */
export async function recogniseHolder(
  context: MiddlewareContext,
  options: CardUseOptions,
  report: ProgressReport,
): Promise<RecognisedCard & { readonly known: KnownHolderData }> {
  const found = await findCard(context, options);
  try {
    const { reader, nis, sealed } = await openSealedPart(context, found, options, report);
    return {
      reader,
      nis,
      known: {
        nis,
        serialNumber: sealed?.record.open.serialNumber,
        codiceFiscale: sealed?.holder.codiceFiscale,
      },
    };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    options.onEvent?.({ type: 'store-problem', error });
    const card = await recogniseCard(context, { ...options, reader: found.reader, wait: false });
    return { ...card, known: { nis: card.nis } };
  }
}

type SealedCard = RecognisedCard & {
  readonly sealed: OpenedRecord | undefined;
};

async function openSealedPart(
  context: MiddlewareContext,
  { reader }: FoundCard,
  options: CardUseOptions,
  report: ProgressReport,
): Promise<SealedCard> {
  const records = new RecordMemory(context.pairings, storedMemory(context, options));
  try {
    return await withCard(context, reader, options, (card) => openSeal(card), records);
  } catch (error) {
    if (!(error instanceof NoRecord)) throw error;
    options.onEvent?.({ type: 'card-found', reader, nis: error.nis });
    return { reader, nis: error.nis, sealed: undefined };
  }

  async function openSeal(card: CieCard): Promise<SealedCard> {
    const { nis, key } = await card.openSeal(records.challengeOf, {
      ...operationOptions(options),
      onProgress: report.span(0, RECOGNISED_AT),
    });
    options.onEvent?.({ type: 'card-found', reader, nis });
    return { reader, nis, sealed: await records.openWith(key, nis) };
  }
}
