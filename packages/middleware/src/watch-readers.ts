import type { ReaderEvent } from '@ciekit/core';
import { readCardState, type CardState, type StatusOptions } from './status.js';
import type { MiddlewareContext } from './use-case.js';

/** A change among the readers, and what a card that came turned out to be. */
export type ReaderWatchEvent =
  ReaderEvent | { readonly type: 'card-recognised'; readonly reader: string; readonly card: CardState };

/**
 * What is there, then every change, until the signal fires; each card that comes is asked whether it is a CIE. Needs
 * nothing; a service that stops and comes back is an event. No code.
 *
 * @throws {TransportError} `binding-unavailable`, `access-denied`
 */
export async function* watchReaders(
  context: MiddlewareContext,
  signal: AbortSignal,
  options: Omit<StatusOptions, 'signal'> = {},
): AsyncGenerator<ReaderWatchEvent, void, undefined> {
  const wanted = options.reader?.toLocaleLowerCase('en') ?? '';
  for await (const event of context.readers.watch(signal)) {
    if ('reader' in event && !event.reader.name.toLocaleLowerCase('en').includes(wanted)) continue;
    yield event;
    if (event.type !== 'card-inserted') continue;
    if (signal.aborted) return;
    const card = await readCardState(context, event.reader, { ...options, signal });
    yield { type: 'card-recognised', reader: event.reader.name, card };
  }
}
