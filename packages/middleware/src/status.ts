import type { CardIdentification, ReaderSnapshot } from '@ciekit/core';
import { CancelledError, CardError, UnsupportedCardError } from '@ciekit/core/basics';
import { operationOptions, withCard } from './card-session.js';
import { StoreError } from './errors.js';
import { listCards, type PairedCard } from './list-cards.js';
import { pinStatus, type PinStatus } from './pin-status.js';
import type { CardUseOptions, MiddlewareContext } from './use-case.js';

/** What is on a reader. */
export type CardState =
  | { readonly kind: 'empty' }
  /** Something that does not answer: badly placed, or no chip card. */
  | { readonly kind: 'mute' }
  | { readonly kind: 'other-card' }
  | {
      readonly kind: 'cie';
      readonly nis: string;
      readonly profile: CardIdentification['profile'];
      /** `undefined`: not paired on this PC. */
      readonly paired: PairedCard | undefined;
      /** Only when asked for. */
      readonly tries: PinStatus | undefined;
    }
  /** It could not be asked; `error.code` says why. */
  | { readonly kind: 'unreadable'; readonly error: Error };

export interface ReaderStatus {
  readonly reader: string;
  readonly card: CardState;
}

export interface StatusOptions extends Omit<CardUseOptions, 'wait' | 'serialNumber'> {
  /** Ask each CIE for the tries left: some seconds per card. Default false. */
  readonly tries?: boolean | undefined;
}

/**
 * Every reader and what is on it. Needs nothing: no reader is an empty list, a store that fails is an event. No code.
 *
 * @param options `reader` limits the answer to readers whose names contain it
 * @throws {TransportError} `service-not-running`, `binding-unavailable`, `access-denied`
 * @throws {CancelledError}
 */
export async function status(
  context: MiddlewareContext,
  options: StatusOptions = {},
): Promise<readonly ReaderStatus[]> {
  const wanted = options.reader?.toLocaleLowerCase('en') ?? '';
  const readers = (await context.readers.list()).filter(({ name }) => name.toLocaleLowerCase('en').includes(wanted));
  const statuses: ReaderStatus[] = [];
  for (const reader of readers) {
    statuses.push({ reader: reader.name, card: await readCardState(context, reader, options) });
  }
  return statuses;
}

/** What is on one reader now. A card that is taken away while it is asked is an answer, not an error. */
export async function readCardState(
  context: MiddlewareContext,
  reader: ReaderSnapshot,
  options: StatusOptions,
): Promise<CardState> {
  if (reader.card === 'empty' || reader.card === 'mute') return { kind: reader.card };
  const cardOptions = { ...options, reader: reader.name };
  try {
    const { nis, profile } = await withCard(context, reader.name, cardOptions, (card) =>
      card.identify(operationOptions(options)),
    );
    const tries =
      options.tries === true ? await pinStatus(context, { ...cardOptions, onProgress: undefined }) : undefined;
    return { kind: 'cie', nis, profile, paired: await pairingOf(context, nis, options), tries };
  } catch (error) {
    if (error instanceof CancelledError || !(error instanceof CardError)) throw error;
    if (error instanceof UnsupportedCardError && error.code === 'not-a-cie') return { kind: 'other-card' };
    return { kind: 'unreadable', error };
  }
}

async function pairingOf(
  context: MiddlewareContext,
  nis: string,
  options: StatusOptions,
): Promise<PairedCard | undefined> {
  try {
    return (await listCards(context)).cards.find((card) => card.nis === nis);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    options.onEvent?.({ type: 'store-problem', error });
    return undefined;
  }
}
