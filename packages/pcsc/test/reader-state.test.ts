import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { fromHex } from '@ciekit/core';
import { readerEvents, toSnapshot, type ReaderState } from '../src/reader-state.js';
import { ReaderStateFlag as Flag } from '../src/winscard.js';
import { eventLine } from './pcsc/support/event-log.js';

const ATR = fromHex('3B80800101');
const OTHER_ATR = fromHex('3B8B80018066475000B8007F8290002E');

function reader(name: string, flags: number, count = 0, atr = ATR): ReaderState {
  return {
    name,
    flags: (count << 16) | flags,
    atr: (flags & Flag.SCARD_STATE_PRESENT) === 0 ? new Uint8Array(0) : atr,
  };
}

const empty = (name: string, count = 0): ReaderState => reader(name, Flag.SCARD_STATE_EMPTY, count);
const present = (name: string, count = 0, atr = ATR): ReaderState => reader(name, Flag.SCARD_STATE_PRESENT, count, atr);
const between = (before: readonly ReaderState[], after: readonly ReaderState[]): string[] =>
  readerEvents(before, after).map(eventLine);

describe('toSnapshot', () => {
  const { SCARD_STATE_PRESENT: PRESENT, SCARD_STATE_EXCLUSIVE: EXCLUSIVE, SCARD_STATE_INUSE: INUSE } = Flag;

  it.each([
    ['empty', Flag.SCARD_STATE_EMPTY, 'empty'],
    ['unavailable', Flag.SCARD_STATE_UNAVAILABLE, 'empty'],
    ['present', PRESENT, 'present'],
    ['present and shared', PRESENT | INUSE, 'present'],
    ['present and held exclusively', PRESENT | EXCLUSIVE | INUSE, 'in-use'],
    ['present and mute', PRESENT | Flag.SCARD_STATE_MUTE, 'mute'],
  ] as const)('%s', (_name, flags, card) => {
    expect(toSnapshot(reader('R', flags, 7)).card).toBe(card);
  });

  it('does not call our own exclusive connection another program', () => {
    expect(toSnapshot({ ...reader('R', PRESENT | EXCLUSIVE), heldByUs: true }).card).toBe('present');
  });

  it('gives the ATR as a copy, and none for a mute card', () => {
    const state = present('R');
    const { atr } = toSnapshot(state);
    atr?.fill(0);
    expect(toSnapshot(state).atr).toEqual(ATR);
    expect(toSnapshot(reader('R', PRESENT | Flag.SCARD_STATE_MUTE)).atr).toBeUndefined();
  });
});

describe('readerEvents', () => {
  it('tells nothing when nothing changed', () => {
    expect(between([empty('A'), present('B')], [empty('A'), present('B')])).toEqual([]);
  });

  it('tells readers and cards that come', () => {
    expect(between([], [empty('A'), present('B')])).toEqual(['reader-added A', 'reader-added B', 'card-inserted B']);
    expect(between([empty('A')], [present('A')])).toEqual(['card-inserted A']);
  });

  it('tells cards and readers that go', () => {
    expect(between([present('A'), empty('B')], [])).toEqual(['card-removed A', 'reader-removed A', 'reader-removed B']);
    expect(between([present('A')], [empty('A')])).toEqual(['card-removed A']);
  });

  it('treats a reader that is told as unknown as one that is gone', () => {
    const gone = reader('A', Flag.SCARD_STATE_UNKNOWN | Flag.SCARD_STATE_UNAVAILABLE);
    expect(between([present('A')], [gone])).toEqual(['card-removed A', 'reader-removed A']);
    expect(between([gone], [gone])).toEqual([]);
  });

  it('sees a card that was taken out and put back between two looks', () => {
    expect(between([present('A', 3)], [present('A', 5)])).toEqual(['card-removed A', 'card-inserted A']);
    expect(between([present('A', 0xffff)], [present('A', 1)])).toEqual(['card-removed A', 'card-inserted A']);
  });

  it('sees another card by its ATR where the platform does not count', () => {
    expect(between([present('A')], [present('A', 0, OTHER_ATR)])).toEqual(['card-removed A', 'card-inserted A']);
  });

  it('sees a mute card begin to answer', () => {
    const mute = reader('A', Flag.SCARD_STATE_PRESENT | Flag.SCARD_STATE_MUTE, 1, new Uint8Array(0));
    expect(between([mute], [present('A', 1)])).toEqual(['card-removed A', 'card-inserted A']);
  });

  it('is not moved by other programs that connect', () => {
    const used = reader('A', Flag.SCARD_STATE_PRESENT | Flag.SCARD_STATE_EXCLUSIVE, 1);
    expect(between([present('A', 1)], [used])).toEqual([]);
  });

  const state = fc.record({
    name: fc.constantFrom('A', 'B', 'C'),
    flags: fc.integer({ min: 0, max: 0x7fffffff }),
    atr: fc.constantFrom(ATR, OTHER_ATR, new Uint8Array(0)),
  });
  const states = fc.uniqueArray(state, { selector: (each) => each.name, maxLength: 3 });

  it('leads from any state to any other: who follows the events knows what is there', () => {
    fc.assert(
      fc.property(states, states, (before, after) => {
        const followed = new Map<string, boolean>();
        for (const event of [...readerEvents([], before), ...readerEvents(before, after)]) {
          if (!('reader' in event)) throw new Error('unexpected event');
          const { name } = event.reader;
          const known = followed.get(name);
          switch (event.type) {
            case 'reader-added':
              expect(known).toBeUndefined();
              followed.set(name, false);
              break;
            case 'reader-removed':
              expect(known).toBe(false);
              followed.delete(name);
              break;
            case 'card-inserted':
              expect(known).toBe(false);
              followed.set(name, true);
              break;
            case 'card-removed':
              expect(known).toBe(true);
              followed.set(name, false);
              break;
          }
        }
        const there = after.filter(({ flags }) => (flags & 0x5) === 0);
        expect(followed).toEqual(new Map(there.map((each) => [each.name, toSnapshot(each).card !== 'empty'])));
      }),
      propertyRuns(),
    );
  });
});
