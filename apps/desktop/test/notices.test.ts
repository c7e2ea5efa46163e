import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  EMPTY_DESK,
  WINDOW_LANGUAGES,
  type CardView,
  type DeskView,
  type PairedCardView,
} from '../src/contract/views.js';
import { CardNotices } from '../src/main/card-notices.js';
import { noticeText, type Notice } from '../src/main/notice.js';
import { Reminders } from '../src/main/reminders.js';
import { ToldOnce } from '../src/main/told-once.js';
import { mainWords } from '../src/main/words/words.js';

const DAY_MS = 86_400_000;
const NIS = '123456789012';
const END = '2034-03-12T23:59:59.000Z';

const CARD: PairedCardView = {
  nis: NIS,
  serialNumber: 'CA00000AA',
  label: '',
  pairedAt: '2026-01-01T00:00:00.000Z',
  validity: { state: 'valid', notAfter: END, usableUntil: '2034-06-10T23:59:59.000Z', daysLeft: 2_667 },
  assurance: 'genuine',
};

let folder = '';
let notices: Notice[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciekit-notices-'));
  notices = [];
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function tell(notice: Notice): void {
  notices.push(notice);
}

function cie(part: Partial<Extract<CardView, { kind: 'cie' }>>): DeskView {
  const known = { nis: NIS, paired: CARD, tries: { pin: 3, puk: 10 }, holder: undefined, problem: undefined };
  const card: CardView = { kind: 'cie', ...known, ...part };
  return { ...EMPTY_DESK, service: { state: 'ready' }, readers: [{ name: 'r', card }] };
}

const NO_CARD: DeskView = { ...EMPTY_DESK, readers: [{ name: 'r', card: { kind: 'empty' } }] };

describe('the end of a card', () => {
  function reminders(told: ToldOnce, pukRecoveryStartedAt = '', cards: readonly PairedCardView[] = [CARD]): Reminders {
    return new Reminders({ settings: () => ({ pukRecoveryStartedAt }), cards: () => cards, told, tell });
  }

  function before(days: number): Date {
    return new Date(Date.parse(END) - days * DAY_MS);
  }

  test('is told at 60, 30 and 7 days, once each, and in the 90 days after it', () => {
    const due = reminders(new ToldOnce(join(folder, 'told.json')));
    const seen: string[] = [];
    for (let days = 70; days > -100; days--) {
      due.look(before(days));
      for (const notice of notices.splice(0)) {
        seen.push(notice.kind === 'expiring' ? String(notice.days) : notice.kind);
      }
    }
    expect(seen).toEqual(['60', '30', '7', 'grace']);
  });

  test('is told no more once nothing can be done with the card', () => {
    const due = reminders(new ToldOnce(join(folder, 'told.json')));
    due.look(new Date(Date.parse(CARD.validity.usableUntil) + 1));
    expect(notices).toEqual([]);
    due.look(new Date(Date.parse(CARD.validity.usableUntil)));
    expect(notices).toMatchObject([{ kind: 'grace' }]);
  });

  test('and everything else that was told takes no more than a page of the disk’s', async () => {
    const told = new ToldOnce(join(folder, 'told.json'));
    for (let count = 0; count < 520; count++) told.first('subject', String(count));
    await told.saved();
    const next = new ToldOnce(join(folder, 'told.json'));
    expect([next.first('subject', '519'), next.first('subject', '20'), next.first('subject', '19')]).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('is told as it is now when the computer was off meanwhile, and not again after a new start', async () => {
    const path = join(folder, 'told.json');
    const told = new ToldOnce(path);
    reminders(told).look(before(3));
    expect(notices).toMatchObject([{ kind: 'expiring', days: 3 }]);
    await told.saved();
    reminders(new ToldOnce(path)).look(before(2));
    expect(notices.length).toBe(1);
    expect(readFileSync(path, 'utf8')).not.toContain(NIS);
  });

  test('of another card is told for itself', () => {
    const other = { ...CARD, nis: '210987654321' };
    reminders(new ToldOnce(join(folder, 'told.json')), '', [CARD, other]).look(before(20));
    expect(notices.length).toBe(2);
  });

  test('the 48 hours of a PUK are told when they are over, once for each time that it was asked for', () => {
    const told = new ToldOnce(join(folder, 'told.json'));
    const started = Date.parse('2026-11-20T10:00:00.000Z');
    const due = reminders(told, new Date(started).toISOString(), []);
    due.look(new Date(started + 2 * DAY_MS - 1));
    expect(notices).toEqual([]);
    due.look(new Date(started + 2 * DAY_MS));
    due.look(new Date(started + 9 * DAY_MS));
    expect(notices).toEqual([{ kind: 'puk-recovery' }]);
    reminders(told, new Date(started + 30 * DAY_MS).toISOString(), []).look(new Date(started + 33 * DAY_MS));
    expect(notices.length).toBe(2);
    reminders(told, '', []).look(new Date(started + 90 * DAY_MS));
    expect(notices.length).toBe(2);
  });
});

describe('a card on the reader', () => {
  test('that is not paired is told once for as long as it lies there', () => {
    const cards = new CardNotices(tell);
    cards.follow(cie({ paired: undefined, tries: undefined }));
    expect(notices).toEqual([]);
    for (let count = 0; count < 3; count++) cards.follow(cie({ paired: undefined }));
    expect(notices).toEqual([{ kind: 'new-card' }]);
    cards.follow(NO_CARD);
    cards.follow(cie({ paired: undefined }));
    expect(notices.length).toBe(2);
    // Another one, put there so fast that nobody saw the reader empty.
    cards.follow(cie({ paired: undefined, nis: '210987654321' }));
    expect(notices.length).toBe(3);
  });

  test('whose PIN is blocked is told so, again only after it was unblocked', () => {
    const cards = new CardNotices(tell);
    cards.follow(cie({}));
    cards.follow(cie({ tries: { pin: 0, puk: 10 } }));
    cards.follow(cie({ tries: { pin: 0, puk: 9 } }));
    cards.follow(cie({}));
    cards.follow(cie({ tries: { pin: 0, puk: 10 } }));
    cards.follow(cie({ tries: { pin: 0, puk: 0 } }));
    expect(notices.map(({ kind }) => kind)).toEqual(['pin-blocked', 'pin-blocked', 'blocked-for-ever']);
  });

  test('a wrong code is told with the tries left; the one that blocked it is the card’s to tell', () => {
    const cards = new CardNotices(tell);
    const error = { code: 'code-incorrect', title: '', meaning: '', nextStep: '' };
    cards.ended({ ok: false, error: { ...error, codeKind: 'pin', triesRemaining: 2 } });
    cards.ended({ ok: false, error: { ...error, codeKind: 'puk', triesRemaining: 7 } });
    cards.ended({ ok: false, error: { ...error, codeKind: 'pin', triesRemaining: 0 } });
    cards.ended({ ok: false, error: { ...error, code: 'card-removed' } });
    cards.ended({ ok: true, result: { nis: NIS } });
    expect(notices).toEqual([
      { kind: 'wrong-code', codeKind: 'pin', left: 2 },
      { kind: 'wrong-code', codeKind: 'puk', left: 7 },
    ]);
  });
});

describe('their words', () => {
  const ALL: readonly Notice[] = [
    ...[undefined, 1, 2].map((left): Notice => ({ kind: 'wrong-code', codeKind: 'pin', left })),
    ...[undefined, 1, 9].map((left): Notice => ({ kind: 'wrong-code', codeKind: 'puk', left })),
    ...[0, 1, 2, 5, 60].map((days): Notice => ({ kind: 'expiring', card: CARD, days })),
    { kind: 'grace', card: CARD },
    ...(['pin-blocked', 'blocked-for-ever', 'new-card'] as const).map((kind): Notice => ({ kind })),
    ...(['puk-recovery', 'stays-open', 'locked', 'nothing-to-lock', 'not-locked'] as const).map((kind): Notice => ({
      kind,
    })),
  ];

  test.each(WINDOW_LANGUAGES)('in %s each says what happened in its own words, briefly and calmly', (language) => {
    const texts = ALL.map((notice) => noticeText(notice, mainWords(language)));
    for (const { title, body } of texts) {
      expect(title.length).toBeGreaterThan(5);
      // A desktop cuts more.
      expect(title.length).toBeLessThanOrEqual(60);
      expect(body.length).toBeLessThanOrEqual(190);
      expect(`${title} ${body}`).not.toMatch(/undefined|[!']/);
    }
    expect(new Set(texts.map(({ title, body }) => `${title} ${body}`)).size).toBe(ALL.length);
  });

  test('no language has words of another one', () => {
    const strings = (value: unknown): string[] =>
      typeof value === 'string'
        ? [value]
        : Object.values(value as object).flatMap((part) => (typeof part === 'function' ? [] : strings(part)));
    const same = new Set(['CIE Kit', 'File', 'Browser']);
    const italian = new Set(strings(mainWords('it')));
    for (const language of WINDOW_LANGUAGES.filter((each) => each !== 'it')) {
      expect(strings(mainWords(language)).filter((text) => italian.has(text) && !same.has(text))).toEqual([]);
    }
  });

  test('dates are those of the card, written as the language writes them', () => {
    expect(noticeText({ kind: 'grace', card: CARD }, mainWords('it')).body).toContain('10 giugno 2034');
    const january = { ...CARD, validity: { ...CARD.validity, notAfter: '2034-01-12T12:00:00.000Z' } };
    expect(noticeText({ kind: 'expiring', card: january, days: 5 }, mainWords('de')).body).toContain('12. Jänner 2034');
  });
});
