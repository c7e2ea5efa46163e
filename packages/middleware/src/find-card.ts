import type { CardIdentification, ReaderSnapshot } from '@ciekit/core';
import { CancelledError, TransportError, UnsupportedCardError } from '@ciekit/core/basics';
import { operationOptions, withCard } from './card-session.js';
import { CardSelectionError, type CardCandidate } from './errors.js';
import { ProgressReport } from './progress.js';
import type { CardSelection, CardUseOptions, MiddlewareContext } from './use-case.js';

/** The card that an operation will be about. */
export interface FoundCard {
  readonly reader: string;
  /** Known where telling cards apart needed it; otherwise the operation itself identifies the card. */
  readonly identification: CardIdentification | undefined;
}

/**
 * Picks the card: the only one, or the only CIE among several, or the one that the selection names. Needs a reader;
 * no store, except to find a card by its serial number; no code.
 *
 * @throws {TransportError} `no-reader`, `no-card`, `mute-card`, and what connecting throws
 * @throws {UnsupportedCardError} `not-a-cie` when there are several cards and none is a CIE; a single card is identified
 *   by the operation that uses it, or here when it was waited for
 * @throws {CardSelectionError} `several-cards`, `several-readers`, `card-not-found`
 * @throws {StoreError} only for a selection by serial number
 * @throws {CancelledError}
 */
export async function findCard(context: MiddlewareContext, options: CardUseOptions = {}): Promise<FoundCard> {
  if (options.wait !== true) return findCardNow(context, options);
  const { signal } = options;
  new ProgressReport(options.onProgress).at(0, 'waiting-for-card');
  const watching = new AbortController();
  const stop = signal === undefined ? watching.signal : AbortSignal.any([signal, watching.signal]);
  try {
    for await (const event of context.readers.watch(stop)) {
      if (event.type !== 'card-inserted') continue;
      try {
        // Asked, not only seen: the service still shows a card for a moment after it has left.
        return await pickCie(context, readersWithCard(await context.readers.list(), options), options);
      } catch (error) {
        if (!isWorthWaiting(error)) throw error;
      }
    }
  } finally {
    watching.abort();
  }
  throw new CancelledError();
}

/** Another card, or the same one placed better, may still come. */
function isWorthWaiting(error: unknown): boolean {
  if (error instanceof UnsupportedCardError) return true;
  if (error instanceof CardSelectionError) return error.code === 'card-not-found';
  return (
    error instanceof TransportError &&
    ['no-reader', 'no-card', 'mute-card', 'card-removed', 'reader-removed'].includes(error.code)
  );
}

async function findCardNow(context: MiddlewareContext, options: CardUseOptions): Promise<FoundCard> {
  const cards = readersWithCard(await context.readers.list(), options);
  const [only] = cards;
  if (cards.length === 1 && only !== undefined && options.serialNumber === undefined) {
    return { reader: only.name, identification: undefined };
  }
  return pickCie(context, cards, options);
}

function readersWithCard(readers: readonly ReaderSnapshot[], selection: CardSelection): readonly ReaderSnapshot[] {
  const chosen = selection.reader === undefined ? readers : [readerNamed(readers, selection.reader)];
  if (chosen.length === 0) throw new TransportError('no-reader', 'no reader is connected');
  const cards = chosen.filter(({ card }) => card === 'present' || card === 'in-use');
  if (cards.length > 0) return cards;
  if (chosen.some(({ card }) => card === 'mute')) throw new TransportError('mute-card', 'the card does not answer');
  throw new TransportError('no-card', 'no card is on the reader');
}

function readerNamed(readers: readonly ReaderSnapshot[], name: string): ReaderSnapshot {
  const exact = readers.find((reader) => reader.name === name);
  if (exact !== undefined) return exact;
  const wanted = name.toLocaleLowerCase('en');
  const fitting = readers.filter((reader) => reader.name.toLocaleLowerCase('en').includes(wanted));
  const [only, ...others] = fitting;
  if (only === undefined) throw new TransportError('no-reader', 'no reader has this name');
  if (others.length > 0) {
    throw new CardSelectionError(
      'several-readers',
      fitting.map((reader) => ({ reader: reader.name, serialNumber: undefined })),
    );
  }
  return only;
}

async function pickCie(
  context: MiddlewareContext,
  cards: readonly ReaderSnapshot[],
  options: CardUseOptions,
): Promise<FoundCard> {
  const serialNumbers = await serialNumbersByNis(context, options.serialNumber !== undefined);
  const found: { readonly card: FoundCard; readonly candidate: CardCandidate }[] = [];
  let failure: unknown;
  for (const { name: reader } of cards) {
    try {
      const identification = await withCard(context, reader, options, (card) =>
        card.identify(operationOptions(options)),
      );
      const serialNumber = serialNumbers.get(identification.nis);
      found.push({ card: { reader, identification }, candidate: { reader, serialNumber } });
    } catch (error) {
      if (error instanceof CancelledError) throw error;
      // A card that cannot be asked is worth a word only when no other one answers.
      if (!(error instanceof UnsupportedCardError)) failure ??= error;
    }
  }
  const wanted = options.serialNumber?.toUpperCase();
  const fitting = wanted === undefined ? found : found.filter(({ candidate }) => candidate.serialNumber === wanted);
  const [only, ...others] = fitting;
  if (others.length > 0) {
    throw new CardSelectionError(
      'several-cards',
      fitting.map(({ candidate }) => candidate),
    );
  }
  if (only !== undefined) return only.card;
  if (failure !== undefined) throw failure as Error;
  if (found.length > 0) {
    throw new CardSelectionError(
      'card-not-found',
      found.map(({ candidate }) => candidate),
    );
  }
  throw new UnsupportedCardError('not-a-cie', 'none of the cards is a CIE');
}

/** Serial numbers are a courtesy in a list of cards, and a condition only where one was asked for. */
async function serialNumbersByNis(context: MiddlewareContext, required: boolean): Promise<ReadonlyMap<string, string>> {
  try {
    const { records } = await context.pairings.list();
    return new Map(records.map(({ open }) => [open.card.nis, open.serialNumber.toUpperCase()]));
  } catch (error) {
    if (required) throw error;
    return new Map();
  }
}
