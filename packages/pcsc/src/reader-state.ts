import type { CardPresence, ReaderEvent, ReaderSnapshot } from '@ciekit/core';
import { ReaderStateFlag } from './winscard.js';

/** A reader as PC/SC tells it: the flags of dwEventState, its event counter included. */
export interface ReaderState {
  readonly name: string;
  readonly flags: number;
  readonly atr: Uint8Array;
  /** This process itself holds the card exclusively, so EXCLUSIVE says nothing about other programs. */
  readonly heldByUs?: boolean;
}

/** How often a card came or went, modulo 65,536; 0 for ever where the platform does not count. */
export function eventCount(flags: number): number {
  return flags >>> 16;
}

/** Whether the reader is there at all: PC/SC still tells the state of one that was just unplugged. */
export function isAttached(state: ReaderState): boolean {
  return (state.flags & (ReaderStateFlag.SCARD_STATE_UNKNOWN | ReaderStateFlag.SCARD_STATE_IGNORE)) === 0;
}

function cardPresence(state: ReaderState): CardPresence {
  const has = (flag: number): boolean => (state.flags & flag) !== 0;
  if (!has(ReaderStateFlag.SCARD_STATE_PRESENT)) return 'empty';
  if (has(ReaderStateFlag.SCARD_STATE_MUTE)) return 'mute';
  if (has(ReaderStateFlag.SCARD_STATE_EXCLUSIVE) && state.heldByUs !== true) return 'in-use';
  return 'present';
}

/** The snapshot for callers: a copy, so that a reused buffer never shows through. */
export function toSnapshot(state: ReaderState): ReaderSnapshot {
  const card = cardPresence(state);
  const atr = card === 'empty' || card === 'mute' || state.atr.length === 0 ? undefined : state.atr.slice();
  return { name: state.name, card, atr };
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Whether the card now is another one, or the same one put back, although a card was there both times. */
function wasExchanged(before: ReaderState, after: ReaderState): boolean {
  const old = toSnapshot(before);
  const now = toSnapshot(after);
  if ((old.card === 'mute') !== (now.card === 'mute')) return true;
  if (old.atr !== undefined && now.atr !== undefined && !sameBytes(old.atr, now.atr)) return true;
  const steps = (eventCount(after.flags) - eventCount(before.flags)) & 0xffff;
  return steps >= 2 && steps % 2 === 0;
}

/**
 * The events that lead from one set of readers to another: removals first, then arrivals, in the readers' order.
 *
 * @example
 * ```ts
 * readerEvents([], [state]); // reader-added, and card-inserted where a card is in it
 * ```
 */
export function readerEvents(before: readonly ReaderState[], after: readonly ReaderState[]): ReaderEvent[] {
  const events: ReaderEvent[] = [];
  const old = new Map(before.filter(isAttached).map((state) => [state.name, state]));
  const now = new Map(after.filter(isAttached).map((state) => [state.name, state]));
  for (const [name, state] of old) {
    if (now.has(name)) continue;
    const reader: ReaderSnapshot = { name, card: 'empty', atr: undefined };
    if (toSnapshot(state).card !== 'empty') events.push({ type: 'card-removed', reader });
    events.push({ type: 'reader-removed', reader });
  }
  for (const [name, state] of now) {
    const reader = toSnapshot(state);
    const previous = old.get(name);
    if (previous === undefined) events.push({ type: 'reader-added', reader });
    const had = previous !== undefined && toSnapshot(previous).card !== 'empty';
    const has = reader.card !== 'empty';
    const exchanged = had && has && wasExchanged(previous, state);
    if (had && (!has || exchanged))
      events.push({ type: 'card-removed', reader: { name, card: 'empty', atr: undefined } });
    if (has && (!had || exchanged)) events.push({ type: 'card-inserted', reader });
  }
  return events;
}
