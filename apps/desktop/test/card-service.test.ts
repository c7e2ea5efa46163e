import { SoftwareReaders } from '@ciekit/emulator';
import { createMiddleware } from '@ciekit/middleware';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeskCard, READER } from '../../../packages/middleware/test/support/desk.js';
import { CardService, type CardServiceOptions } from '../src/card-process/card-service.js';
import type { FromProcess, ToProcess } from '../src/card-process/protocol.js';

const PIN = '19283746';
const CARD = { reader: READER, nis: new DeskCard().nis };
const FILE = '5f6f4c6a-8a5e-4b0e-9d0c-2f1d3a4b5c6d';

let folder = '';
let told: FromProcess[] = [];
let card: DeskCard;
let readers: SoftwareReaders;
let service: CardService;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ciekit-service-'));
  told = [];
  card = new DeskCard();
  readers = new SoftwareReaders({ readers: [{ name: READER, card: card.card }] });
  await trustSpecimens(readers);
  service = new CardService(options());
});

function options(): CardServiceOptions {
  return {
    settings: {
      software: false,
      watches: false,
      storeDirectory: folder,
      version: '0',
      configuration: { language: 'it', proxyUrl: '', timestampUrl: '' },
    },
    readers,
    tryOut: undefined,
    tell: (message) => told.push(message),
  };
}

afterEach(async () => {
  // Who watches them hears that there are no more.
  await readers.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The made-up State's certificates, so that nobody is asked about them. */
async function trustSpecimens(readers: SoftwareReaders): Promise<void> {
  const middleware = createMiddleware({ readers, storeDirectory: folder });
  const { cscaCertificate, rootCaCertificate, subCaCertificate } = card.image.pki;
  const bytes = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
  await middleware.addTrust(bytes(cscaCertificate), { purpose: 'chip-signer', trustUnpinned: true });
  await middleware.addTrust(bytes(rootCaCertificate), { purpose: 'holder-issuer', trustUnpinned: true });
  await middleware.addTrust(bytes(subCaCertificate));
}

function typed(code = PIN): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(code);
}

/** Runs one operation to its end. @returns the code of its error, or `ok` */
async function operate(message: Omit<Extract<ToProcess, { type: 'operate' }>, 'type' | 'id'>): Promise<string> {
  const id = crypto.randomUUID();
  await service.take({ type: 'operate', id, ...message });
  const end = told.find((each) => each.type === 'outcome' && each.id === id);
  if (end?.type !== 'outcome') throw new Error('no outcome');
  return end.outcome.ok ? 'ok' : end.outcome.error.code;
}

describe('a code in the argument', () => {
  test('of an operation that fails before it takes its codes is wiped all the same', async () => {
    const pin = typed();
    const sign = {
      ...CARD,
      files: [FILE],
      format: 'auto',
      detached: false,
      level: 'b',
      codes: { pin },
    } as const;
    expect(await operate({ kind: 'sign', argument: { ...sign, files: [FILE] }, paths: {} })).not.toBe('ok');
    expect([...pin]).toEqual(Array(8).fill(0));
    expect(card.codeCommands).toEqual([]);
  });

  test('of one that ends well is wiped, and went to the card once', async () => {
    const pin = typed();
    expect(await operate({ kind: 'verify-pin', argument: { ...CARD, codes: { pin } }, paths: {} })).toBe('ok');
    expect([...pin]).toEqual(Array(8).fill(0));
    expect(card.verifications).toBe(1);
  });
});

describe('another card than the one that the window showed', () => {
  test.each([
    ['verify-pin', { pin: typed() }],
    ['pair', { pin: typed() }],
    ['change-pin', { pin: typed(), newPin: typed('70421593') }],
    ['unblock-pin', { puk: typed('64738291'), newPin: typed('70421593') }],
  ] as const)('%s ends before a code is sent', async (kind, codes) => {
    const argument = { reader: READER, nis: '000000000000', codes } as never;
    expect(await operate({ kind, argument, paths: {} })).toBe('card-swapped');
    expect(card.codeCommands).toEqual([]);
  });

  test('and so does a signature', async () => {
    await operate({ kind: 'pair', argument: { ...CARD, codes: { pin: typed() } }, paths: {} });
    card.codeCommands = [];
    const path = join(import.meta.dirname, 'card-service.test.ts');
    const argument = {
      reader: READER,
      nis: '000000000000',
      files: [FILE],
      format: 'auto',
      detached: false,
      level: 'b',
      codes: { pin: typed() },
    } as const;
    const outFolder = crypto.randomUUID();
    expect(
      await operate({
        kind: 'sign',
        argument: { ...argument, files: [FILE], folder: outFolder },
        paths: { [FILE]: path, [outFolder]: folder },
      }),
    ).toBe('card-swapped');
    expect(card.codeCommands).toEqual([]);
  });

  test('while the same card gets it', async () => {
    const argument = { ...CARD, codes: { pin: typed() } };
    expect(await operate({ kind: 'verify-pin', argument, paths: {} })).toBe('ok');
  });
});

describe('a card that lies there while codes go to it', () => {
  /** The service as it runs in the app: it watches the reader, and has read the card. */
  async function watching(): Promise<void> {
    service = new CardService({ ...options(), settings: { ...options().settings, watches: true } });
    await service.start();
    await expect.poll(tries).toEqual({ pin: 3, puk: 10 });
  }

  /** As the windows were told before the message at this place, or last. */
  function tries(before = told.length): unknown {
    const desk = told.slice(0, before).findLast((each) => each.type === 'desk');
    const shown = desk?.type === 'desk' ? desk.desk.readers[0]?.card : undefined;
    return shown?.kind === 'cie' ? shown.tries : undefined;
  }

  const triesAtTheEnd = (): unknown => tries(told.findLastIndex(({ type }) => type === 'outcome'));

  test('is never shown with more tries than it said, not even until it is read again', async () => {
    await watching();
    const wrong = { ...CARD, codes: { pin: typed('50617283') } };
    expect(await operate({ kind: 'verify-pin', argument: wrong, paths: {} })).toBe('code-incorrect');
    expect(triesAtTheEnd()).toEqual({ pin: 2, puk: 10 });
  });

  test('is shown with the tries that it tells before the code goes out: another program may have spent one', async () => {
    await watching();
    card.set({ pin: 2 });
    expect(await operate({ kind: 'verify-pin', argument: { ...CARD, codes: { pin: typed() } }, paths: {} })).toBe('ok');
    expect(triesAtTheEnd()).toEqual({ pin: 2, puk: 10 });
  });

  test('is shown without tries when the answer to a code was lost', async () => {
    await watching();
    card.card.faults.inject({ kind: 'bad-mac', at: ({ ins, protected: isProtected }) => isProtected && ins === 0x20 });
    const right = { ...CARD, codes: { pin: typed() } };
    expect(await operate({ kind: 'verify-pin', argument: right, paths: {} })).toBe('code-outcome-unknown');
    expect(triesAtTheEnd()).toBeUndefined();
  });

  test('and is taken away before the code goes out: that is what is said, and that no try is gone', async () => {
    await watching();
    readers.remove(READER);
    const argument = { ...CARD, codes: { pin: typed() } };
    expect(await operate({ kind: 'verify-pin', argument, paths: {} })).toBe('card-removed');
    expect(told.findLast(({ type }) => type === 'outcome')).toMatchObject({
      outcome: { error: { codeUse: 'not-sent' } },
    });
    readers.removeReader(READER);
    expect(await operate({ kind: 'verify-pin', argument: { ...CARD, codes: { pin: typed() } }, paths: {} })).toBe(
      'reader-removed',
    );
    expect(card.codeCommands).toEqual([]);
  });
});

test('a question is answered by its own number and operation; a cancelled operation gets no for an answer', async () => {
  card.set({ pin: 1 });
  const id = crypto.randomUUID();
  const ending = service.take({
    type: 'operate',
    id,
    kind: 'verify-pin',
    argument: { ...CARD, codes: { pin: typed() } },
    paths: {},
  });
  const question = (): FromProcess | undefined =>
    told.find((message) => message.type === 'event' && message.event.type === 'question');
  await expect.poll(question).toMatchObject({ id, event: { questionId: 1, question: { ask: 'last-try' } } });
  await service.take({ type: 'answer', id: crypto.randomUUID(), questionId: 1, yes: true });
  await service.take({ type: 'answer', id, questionId: 7, yes: true });
  await service.take({ type: 'cancel', id });
  await ending;
  expect(told.at(-1)).toMatchObject({ type: 'outcome', id, outcome: { ok: false } });
  expect(card.codeCommands).toEqual([]);
});
