import { specimenImage, withDefect } from '@ciekit/emulator';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { goTo, lengths, PIN, press, says, title, type, WRONG } from '../support/code-pages.js';
import { PAIR } from '../support/desk/code-flows.js';
import { launchDesk, type DeskApp, type DeskOptions } from '../support/desk/launch-desk.js';
import { Sitting } from '../support/desk/sitting.js';

const FIELD = 'PIN della carta';
const NAME = 'Un nome per riconoscerla (facoltativo)';
const VERIFY = 0x20;

let app: DeskApp | undefined;

afterEach(async () => {
  await app?.close();
  app = undefined;
});

async function atPairing(card: DeskCard, options: DeskOptions = {}): Promise<DeskApp> {
  app = await launchDesk({ card, ...options });
  await goTo(app.page, 'pair');
  return app;
}

async function send({ page }: DeskApp, pin: string, button = 'Abbina la carta'): Promise<void> {
  await type(page, { [FIELD]: pin });
  const tick = page.getByRole('checkbox');
  if ((await tick.count()) > 0) await tick.check();
  await press(page, button);
}

describe('a new card', () => {
  test('is paired with one PIN entry; the app says what it keeps, and knows the card by its name', async () => {
    const card = new DeskCard();
    const desk = await atPairing(card);
    const { page } = desk;
    await page.getByLabel(NAME).fill('Nonna');
    await send(desk, PIN);
    await title(page, 'La carta è abbinata');
    await says(page, 'Il PIN no: resta nella carta');
    expect(card.codeCommands).toEqual([VERIFY]);
    await page.getByRole('link', { name: 'Vai a «La mia carta»' }).click();
    await says(page, 'CA00000AA');
    expect(desk.pageErrors).toEqual([]);
  });
});

describe('in one window, which no card is paired in: a card', () => {
  let opened: DeskApp;
  let sitting: Sitting;

  beforeAll(async () => {
    opened = await launchDesk();
  });

  afterAll(() => opened.close());

  afterEach(() => sitting.leave());

  async function comes(card: DeskCard): Promise<DeskApp> {
    sitting = new Sitting(opened, card);
    await sitting.begin(PAIR);
    return opened;
  }

  test('with half a PIN is explained why eight digits are needed, and nothing is sent', async () => {
    const card = new DeskCard();
    const desk = await comes(card);
    await send(desk, PIN.slice(4));
    await says(desk.page, 'Queste sono 4 cifre, la metà del codice');
    expect(card.codeCommands).toEqual([]);
  });

  test('with a wrong PIN loses one try, then asks for a tick; with the third it is blocked', async () => {
    const card = new DeskCard();
    card.set({ pin: 2 });
    const desk = await comes(card);
    const { page } = desk;
    await send(desk, WRONG);
    await says(page, 'Resta 1 tentativo su 3: al prossimo errore');
    expect(await lengths(page, [FIELD])).toEqual([0]);
    await send(desk, WRONG);
    await page.getByRole('alertdialog', { name: 'È l’ultimo tentativo. Vuoi usarlo?' }).waitFor();
    expect(card.codeCommands).toEqual([VERIFY]);
    await press(page, 'Usa l’ultimo tentativo');
    await title(page, 'Il PIN è bloccato: sblocchiamolo');
    expect(card.codeCommands).toEqual([VERIFY, VERIFY]);
  });

  test('that proves another identity is never asked for its PIN', async () => {
    const image = specimenImage();
    const serialNumber = image.files.D003.replace('123456789012', '210987654321');
    const card = new DeskCard({ ...image, files: { ...image.files, D003: serialNumber } });
    const { page } = await comes(card);
    await says(page, 'Nessun PIN o PUK le è stato inviato');
    expect(await page.getByLabel(FIELD, { exact: true }).count()).toBe(0);
    expect(card.codeCommands).toEqual([]);
  });

  test('that is a copy of the files and lacks their key never gets the PIN that was typed', async () => {
    const card = new DeskCard(withDefect(specimenImage(), 'cloned-services-key'));
    const desk = await comes(card);
    await send(desk, PIN);
    await says(desk.page, 'Il chip non è quello a cui appartengono i suoi dati');
    expect(card.codeCommands).toEqual([]);
  });
});

test('a card whose issuer nobody could check gets its PIN only when the person agrees', async () => {
  const card = new DeskCard();
  const desk = await atPairing(card, { trusts: false });
  const { page } = desk;
  await says(page, 'Chi ha emesso la carta non è stato controllato');
  await send(desk, PIN);
  await press(page, 'No, mi fermo');
  await says(page, 'Il codice non è stato inviato');
  expect(card.codeCommands).toEqual([]);
  await send(desk, PIN);
  await press(page, 'Invia il codice lo stesso');
  await title(page, 'La carta è abbinata');
  expect(card.codeCommands).toEqual([VERIFY]);
});

test('a paired card is renewed', async () => {
  const card = new DeskCard();
  const desk = await atPairing(card, { paired: [card] });
  await title(desk.page, 'Rinnova l’abbinamento');
  await send(desk, PIN, 'Rinnova l’abbinamento');
  await title(desk.page, 'L’abbinamento è rinnovato');
});

test('of two cards the one that came first gets the PIN; what was typed for it is gone when the other takes its place', async () => {
  const first = new DeskCard();
  const second = new DeskCard();
  const readers = ['Lettore di prova 1', 'Lettore di prova 2'] as const;
  const opened = await atPairing(first, { readers });
  const { page, desk } = opened;
  await page.getByLabel(FIELD, { exact: true }).waitFor();
  desk.put(second, readers[1]);
  await send(opened, WRONG);
  await says(page, 'Il PIN non è giusto');
  expect([first.codeCommands, second.codeCommands]).toEqual([[VERIFY], []]);
  await type(page, { [FIELD]: PIN });
  desk.take(readers[0]);
  await says(page, '3 tentativi su 3');
  expect(await lengths(page, [FIELD])).toEqual([0]);
  expect(second.codeCommands).toEqual([]);
});
