import { CieCard, type CardConnection, type CardMemory, type OperationOptions } from '@ciekit/core';
import { CardSelectionError } from './errors.js';
import { StoredCardMemory } from './stored-card-memory.js';
import { loadPki } from './load-pki.js';
import type { CardUseOptions, MiddlewareContext } from './use-case.js';

/**
 * Opens the card in a reader for as long as the caller likes, who closes the connection.
 *
 * @param ownMemory instead of the one over the store
 * @throws {TransportError} `no-card`, `mute-card`, `sharing-violation`, …
 */
export async function openCard(
  context: MiddlewareContext,
  reader: string,
  options: CardUseOptions,
  ownMemory?: CardMemory,
): Promise<{ readonly connection: CardConnection; readonly card: CieCard }> {
  const { createChipVerifier } = await loadPki();
  const chipVerifier = createChipVerifier({ trustStore: await context.trustAnchors(), now: context.clock });
  const connection = await context.readers.connect(reader, { signal: options.signal, waitMs: options.waitMs });
  const card = new CieCard(connection, {
    chipVerifier,
    memory: ownMemory ?? storedMemory(context, options),
    trace: context.trace,
  });
  return { connection, card };
}

/** Core's memory over the store; a store that fails is an event. */
export function storedMemory({ pairings, tries }: MiddlewareContext, { onEvent }: CardUseOptions): StoredCardMemory {
  return new StoredCardMemory(pairings, tries, (error) => {
    onEvent?.({ type: 'store-problem', error });
  });
}

/**
 * Opens the card in a reader, lends it, closes the connection. Use cases do this anew for every step, so that the card
 * may be lifted off the reader while the holder types.
 *
 * @param ownMemory instead of the one over the store
 * @throws {TransportError} `no-card`, `mute-card`, `sharing-violation`, …
 */
export async function withCard<T>(
  context: MiddlewareContext,
  reader: string,
  options: CardUseOptions,
  use: (card: CieCard) => Promise<T>,
  ownMemory?: CardMemory,
): Promise<T> {
  const { connection, card } = await openCard(context, reader, options, ownMemory);
  try {
    return await use(card);
  } finally {
    await connection.close();
  }
}

/** The part of a use case's options that core takes as it is. */
export function operationOptions(options: CardUseOptions): OperationOptions {
  return { signal: options.signal, waitMs: options.waitMs };
}

/** @throws {CardSelectionError} `card-swapped` when it is another card than the one the operation began with */
export function requireSameCard(nis: string, expected: string): void {
  if (nis !== expected) throw new CardSelectionError('card-swapped');
}
