import { TransportError } from '@ciekit/core';
import { loadCatalogue, type CardState, type Middleware, type ReaderWatchEvent } from '@ciekit/middleware';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeskWatch } from '../src/card-process/desk-watch.js';
import type { CardView, DeskView } from '../src/contract/views.js';

const READER = 'Reader';
const [FIRST, SECOND] = ['111111111111', '222222222222'];

/** What a reader says, when the test says so; what a look finds, when the test lets it. */
class Desk {
  readonly #events: ReaderWatchEvent[] = [];
  #wake = (): void => undefined;
  #looks: { readonly find: (nis: string, pin?: number) => void; readonly fail: (error: Error) => void }[] = [];
  watches = 0;
  paired = false;
  infos: { readonly fail: (error: Error) => void }[] = [];

  tell(...events: ReaderWatchEvent[]): void {
    this.#events.push(...events);
    this.#wake();
  }

  /** The look that is under way, once one is. */
  async look(): Promise<{ readonly find: (nis: string, pin?: number) => void; readonly fail: (error: Error) => void }> {
    await expect.poll(() => this.#looks.length).toBeGreaterThan(0);
    const [look] = this.#looks.splice(0, 1);
    if (look === undefined) throw new Error('no look');
    return look;
  }

  get isLooking(): boolean {
    return this.#looks.length > 0;
  }

  readonly middleware = {
    watchReaders: (signal: AbortSignal) => this.#watch(signal),
    pinStatus: () =>
      new Promise((resolve, reject) => {
        this.#looks.push({
          find: (nis, pin = 3) => {
            const assurance = { outcome: 'genuine', basis: 'pinned' };
            resolve({ nis, pin: { triesRemaining: pin }, puk: { triesRemaining: 10 }, assurance });
          },
          fail: reject,
        });
      }),
    listCards: () => Promise.resolve({ cards: this.paired ? [pairedCard(FIRST)] : [], problems: [] }),
    cardInfo: () => new Promise((_, reject) => this.infos.push({ fail: reject })),
  } as unknown as Middleware;

  async *#watch(signal: AbortSignal): AsyncGenerator<ReaderWatchEvent, void> {
    this.watches++;
    for (;;) {
      for (const event of this.#events.splice(0)) yield event;
      if (signal.aborted) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
    }
  }
}

function pairedCard(nis: string): unknown {
  const day = new Date('2030-01-01T00:00:00Z');
  return {
    nis,
    serialNumber: 'CA00000AA',
    label: '',
    pairedAt: day,
    validity: { state: 'valid', notAfter: day, usableUntil: day, daysLeft: 1 },
    assurance: { outcome: 'genuine', basis: 'pinned' },
  };
}

function cie(nis: string): CardState {
  return { kind: 'cie', nis, paired: undefined } as unknown as CardState;
}

const came = (nis: string): ReaderWatchEvent => ({ type: 'card-recognised', reader: READER, card: cie(nis) });
const inserted = { type: 'card-inserted', reader: { name: READER } } as unknown as ReaderWatchEvent;
const added = { type: 'reader-added', reader: { name: READER, card: 'present' } } as unknown as ReaderWatchEvent;

let desk: Desk;
let watch: DeskWatch;
let told: DeskView[] = [];

beforeEach(async () => {
  await loadCatalogue('it');
  desk = new Desk();
  told = [];
  watch = new DeskWatch({ middleware: desk.middleware, language: () => 'it', tell: (view) => told.push(view) });
  void watch.run();
});

afterEach(() => {
  watch.stop();
});

function shown(): CardView | undefined {
  return watch.desk.readers.find(({ name }) => name === READER)?.card;
}

describe('what is read of a card', () => {
  test('is never told of the next one that lies there', async () => {
    desk.tell(added, came(FIRST));
    const first = await desk.look();
    desk.tell(inserted, came(SECOND));
    await expect.poll(shown).toMatchObject({ kind: 'cie', nis: SECOND });
    first.find(FIRST, 1);
    const second = await desk.look();
    expect(shown()).toMatchObject({ nis: SECOND, tries: undefined });
    second.find(SECOND, 2);
    await expect.poll(shown).toMatchObject({ nis: SECOND, tries: { pin: 2, puk: 10 } });
  });

  test('is never told of an empty reader', async () => {
    desk.tell(added, came(FIRST));
    const look = await desk.look();
    desk.tell({ type: 'card-removed', reader: { name: READER } } as unknown as ReaderWatchEvent);
    await expect.poll(shown).toEqual({ kind: 'empty' });
    look.fail(new TransportError('card-removed', 'gone'));
    await new Promise(setImmediate);
    expect(shown()).toEqual({ kind: 'empty' });
  });

  test('stays when the rest cannot be read: the tries are known, the holder is not', async () => {
    desk.paired = true;
    desk.tell(added, came(FIRST));
    (await desk.look()).find(FIRST, 2);
    await expect.poll(() => desk.infos.length).toBe(1);
    desk.infos[0]?.fail(new TransportError('communication-failed', 'x'));
    await expect.poll(shown).toMatchObject({ problem: { code: 'communication-failed' } });
    expect(shown()).toMatchObject({ tries: { pin: 2, puk: 10 }, holder: undefined, assurance: 'genuine-chosen' });
  });

  test('before an operation is no longer said when the card cannot be asked after it', async () => {
    desk.tell(added, came(FIRST));
    (await desk.look()).find(FIRST, 3);
    await expect.poll(shown).toMatchObject({ tries: { pin: 3 } });
    await watch.during(READER, () => Promise.resolve());
    (await desk.look()).fail(new TransportError('communication-failed', 'x'));
    await expect.poll(shown).toMatchObject({ problem: { code: 'communication-failed' } });
    expect(shown()).toMatchObject({ tries: undefined });
  });
});

describe('what an operation learns of the tries', () => {
  async function read(): Promise<void> {
    desk.tell(added, came(FIRST));
    (await desk.look()).find(FIRST, 3);
    await expect.poll(shown).toMatchObject({ tries: { pin: 3 } });
  }

  test('holds before it ends, and is told before anybody hears how it ended', async () => {
    await read();
    await watch.during(READER, () => {
      watch.learn(READER, FIRST, { pin: 2 });
      return Promise.resolve();
    });
    expect(told.at(-1)).toMatchObject({ busy: false, readers: [{ card: { tries: { pin: 2, puk: 10 } } }] });
    (await desk.look()).find(FIRST, 1);
    await expect.poll(shown).toMatchObject({ tries: { pin: 1 } });
  });

  test('may be that nobody knows them any more, until the card was asked', async () => {
    await read();
    await watch.during(READER, () => {
      watch.learn(READER, FIRST, undefined);
      return Promise.resolve();
    });
    expect(told.at(-1)).toMatchObject({ readers: [{ card: { kind: 'cie', tries: undefined } }] });
    (await desk.look()).find(FIRST, 2);
    await expect.poll(shown).toMatchObject({ tries: { pin: 2 } });
  });

  test('is never told of another card, nor of one that was not read yet', async () => {
    await read();
    watch.learn(READER, SECOND, { pin: 1 });
    watch.learn('Another reader', FIRST, { pin: 1 });
    expect(shown()).toMatchObject({ tries: { pin: 3 } });
    desk.tell(inserted, came(SECOND));
    await expect.poll(shown).toMatchObject({ nis: SECOND });
    watch.learn(READER, SECOND, { pin: 1 });
    expect(shown()).toMatchObject({ tries: undefined });
  });
});

describe('while an operation has the card', () => {
  test('nobody looks at it; it is read again afterwards', async () => {
    desk.tell(added, came(FIRST));
    (await desk.look()).find(FIRST);
    await expect.poll(shown).toMatchObject({ tries: { pin: 3 } });
    let end = (): void => undefined;
    const working = watch.during(READER, () => new Promise<void>((resolve) => (end = resolve)));
    expect(watch.desk.busy).toBe(true);
    watch.refreshAll();
    await new Promise(setImmediate);
    expect(desk.isLooking).toBe(false);
    end();
    await working;
    expect(watch.desk.busy).toBe(false);
    (await desk.look()).find(FIRST, 1);
    await expect.poll(shown).toMatchObject({ tries: { pin: 1 } });
  });

  test('its failure is the caller’s, and the desk is free again', async () => {
    await expect(watch.during(READER, () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(watch.desk.busy).toBe(false);
  });
});

test('looking again begins with nothing known, and the watch before tells nothing more', async () => {
  desk.tell(added, { type: 'all-told' });
  await expect.poll(() => watch.desk.service.state).toBe('ready');
  void watch.lookAgain();
  expect(watch.desk).toMatchObject({ service: { state: 'starting' }, readers: [] });
  await expect.poll(() => desk.watches).toBe(2);
  desk.tell(added, { type: 'all-told' });
  await expect.poll(() => watch.desk.readers.length).toBe(1);
  await expect.poll(() => told.at(-1)?.service.state).toBe('ready');
});
