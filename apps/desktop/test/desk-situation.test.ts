import { describe, expect, test } from 'vitest';
import type { CardView, DeskView, ReaderView } from '../src/contract/views.js';
import { deskState } from '../src/main/desk-state.js';
import { ciesOn, codesOf, onlyCie, situationOf, type CieView } from '../src/renderer/state/desk.js';

function cie(part: Partial<CieView> = {}): CieView {
  return {
    kind: 'cie',
    nis: '111111111111',
    paired: undefined,
    tries: { pin: 3, puk: 10 },
    holder: undefined,
    problem: undefined,
    ...part,
  };
}

function desk(...cards: readonly CardView[]): DeskView {
  const readers: readonly ReaderView[] = cards.map((card, index) => ({ name: `Reader ${index}`, card }));
  return { service: { state: 'ready' }, readers, busy: false };
}

const error = { code: 'x', title: '', meaning: '', nextStep: '' };

test('a card is meant without a choice when it is the only one, and it is known that it is', () => {
  expect(onlyCie(desk({ kind: 'empty' }, { kind: 'mute' }, cie()))?.reader).toBe('Reader 2');
  expect(onlyCie(desk(cie(), cie({ nis: '222222222222' })))).toBeUndefined();
  expect(onlyCie(desk(cie(), { kind: 'reading' }))).toBeUndefined();
  expect(onlyCie({ ...desk(cie()), service: { state: 'starting' } })).toBeUndefined();
  expect(onlyCie({ ...desk(cie()), service: { state: 'unusable', error } })).toBeUndefined();
});

describe('what matters most of all readers', () => {
  test.each([
    [desk(), 'no-reader', 'no-reader'],
    [desk({ kind: 'empty' }), 'no-card', 'no-card'],
    [desk({ kind: 'empty' }, { kind: 'mute' }), 'unknown-card', 'unknown-card'],
    [desk({ kind: 'other-card' }, { kind: 'reading' }), 'reading', 'reading'],
    [desk({ kind: 'mute' }, cie()), 'cie', 'new-card'],
    [desk(cie({ tries: { pin: 0, puk: 10 } })), 'cie', 'pin-blocked'],
    [desk(cie({ tries: { pin: 0, puk: 0 } })), 'cie', 'blocked-for-ever'],
    [{ ...desk(cie()), busy: true }, 'cie', 'busy'],
    [{ ...desk(cie()), service: { state: 'starting' } }, 'starting', 'starting'],
    [{ ...desk(cie()), service: { state: 'unusable', error } }, 'service-unusable', 'service-unusable'],
  ] as const)('%#', (view, situation, word) => {
    expect([situationOf(view).kind, deskState(view)]).toEqual([situation, word]);
  });

  test('nobody knows how many cards there are while one is still being asked; a chosen one stays', () => {
    const view = desk({ kind: 'reading' }, cie());
    expect(situationOf(view).kind).toBe('reading');
    const [chosen] = ciesOn(view);
    expect(situationOf(view, chosen)).toMatchObject({ kind: 'cie', placed: { reader: 'Reader 1' } });
  });

  test('of several the chosen one, with the others beside it', () => {
    const view = desk(cie(), cie({ nis: '222222222222' }));
    expect(situationOf(view, ciesOn(view)[1])).toMatchObject({
      placed: { reader: 'Reader 1' },
      others: [{ reader: 'Reader 0' }],
    });
  });
});

test.each([
  [undefined, 'ready'],
  [{ pin: undefined, puk: undefined }, 'ready'],
  [{ pin: 2, puk: 10 }, 'ready'],
  [{ pin: 1, puk: 10 }, 'last-try'],
  [{ pin: 0, puk: 1 }, 'pin-blocked'],
  [{ pin: 3, puk: 0 }, 'blocked-for-ever'],
] as const)('tries of %j mean that the codes are %s', (tries, state) => {
  expect(codesOf(cie({ tries }))).toBe(state);
});
