import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { goTo, lengths, NEW_PIN, press, PUK, says, title, type, WRONG } from '../support/code-pages.js';
import { UNBLOCK } from '../support/desk/code-flows.js';
import { launchDesk, type DeskApp } from '../support/desk/launch-desk.js';
import { Sitting } from '../support/desk/sitting.js';

const NEXT = 'Nuovo PIN';
const AGAIN = 'Ripeti il nuovo PIN';
const VERIFY = 0x20;
const RESET = 0x2c;
const ADVICE = 'Prima recuperiamo il PUK';
const FOR_EVER = 'Il chip di questa carta è bloccato';

let app: DeskApp;
let sitting: Sitting;

beforeAll(async () => {
  app = await launchDesk({ paired: [new DeskCard()] });
});

afterAll(() => app.close());

afterEach(() => sitting.leave());

/** A paired card with these tries left, on the way to the PUK. */
async function withTries(tries: { readonly pin?: number; readonly puk?: number }): Promise<{
  readonly card: DeskCard;
  readonly desk: DeskApp;
}> {
  sitting = new Sitting(app);
  await sitting.begin(UNBLOCK, tries);
  return { card: sitting.card, desk: app };
}

async function send({ page }: DeskApp, puk = PUK, button = 'Sblocca il PIN'): Promise<void> {
  await type(page, { PUK: puk, [NEXT]: NEW_PIN, [AGAIN]: NEW_PIN });
  const tick = page.getByRole('checkbox');
  if ((await tick.count()) > 0) await tick.check();
  await press(page, button);
}

describe('the right PUK', () => {
  test('unblocks the PIN and sets the new one', async () => {
    const { card, desk } = await withTries({ pin: 0, puk: 10 });
    await title(desk.page, 'Il PIN è bloccato: sblocchiamolo');
    await send(desk);
    await title(desk.page, 'La carta ha un nuovo PIN');
    expect(card.pin).toBe(NEW_PIN);
    expect(card.tries).toEqual({ pin: 3, puk: 10 });
    expect(card.codeCommands).toEqual([VERIFY, RESET]);
  });

  test('sets a new PIN where the old one is forgotten and not blocked', async () => {
    const { card, desk } = await withTries({ pin: 2 });
    await title(desk.page, 'Scegli un nuovo PIN con il PUK');
    await send(desk, PUK, 'Imposta il nuovo PIN');
    await title(desk.page, 'La carta ha un nuovo PIN');
    expect(card.pin).toBe(NEW_PIN);
  });

  test('is sent after the advice without a second question about it', async () => {
    const { card, desk } = await withTries({ pin: 0, puk: 5 });
    await title(desk.page, ADVICE);
    await press(desk.page, 'Ho il PUK davanti a me');
    await send(desk);
    await title(desk.page, 'La carta ha un nuovo PIN');
    expect(card.tries.puk).toBe(10);
  });
});

describe('a wrong PUK', () => {
  test('is said with the tries left; from eight down recovery comes before another try', async () => {
    const { card, desk } = await withTries({ pin: 0, puk: 10 });
    const { page } = desk;
    await send(desk, WRONG);
    await says(page, 'Restano 9 tentativi su 10. Quando finiscono');
    expect(await lengths(page, ['PUK', NEXT, AGAIN])).toEqual([0, 0, 0]);
    await send(desk, WRONG);
    await title(page, ADVICE);
    await page.getByRole('link', { name: /Recupera il PUK con l’app CieID/ }).waitFor();
    expect(card.tries.puk).toBe(8);
    expect(card.codeCommands).toEqual([VERIFY, VERIFY]);
  });

  test('with two tries left is confirmed first, and the safe answer leads to recovery', async () => {
    const { card, desk } = await withTries({ pin: 0, puk: 2 });
    const { page } = desk;
    await title(page, ADVICE);
    await press(page, 'Ho il PUK davanti a me');
    await send(desk, WRONG);
    const dialog = page.getByRole('alertdialog', { name: /Restano pochissimi tentativi per il PUK/ });
    await dialog.getByText('Restano 2 tentativi su 10').waitFor();
    await press(page, 'No, prima recupero il PUK');
    await title(page, ADVICE);
    expect(card.codeCommands).toEqual([]);
  });

  test('on the last try closes the chip for ever, and the app says what still works', async () => {
    const { card, desk } = await withTries({ pin: 0, puk: 1 });
    const { page } = desk;
    await press(page, 'Ho il PUK davanti a me');
    await send(desk, WRONG);
    await page.getByRole('alertdialog', { name: 'È l’ultimo tentativo per il PUK. Vuoi usarlo?' }).waitFor();
    await press(page, 'Usa un tentativo');
    await title(page, FOR_EVER);
    await says(page, 'Mostrarla come documento');
    expect(card.codeCommands).toEqual([VERIFY]);
    expect(await page.getByLabel('PUK', { exact: true }).count()).toBe(0);
    await goTo(page, 'change-pin');
    await title(page, FOR_EVER);
  });
});

describe('a lost answer', () => {
  test('to the PUK: it is not sent again, and the tries are looked at with the card back', async () => {
    const { card, desk } = await withTries({ pin: 0, puk: 10 });
    card.loseAnswerTo('verify');
    await send(desk, WRONG);
    await says(desk.page, 'Non si sa se la carta ha controllato il PUK');
    expect(card.codeCommands).toEqual([VERIFY]);
    desk.desk.take();
    desk.desk.put(card);
    const aside = desk.page.getByRole('complementary', { name: 'Carta e tentativi' });
    await aside.getByText('Restano 9 tentativi su 10').waitFor();
    expect(await lengths(desk.page, ['PUK', NEXT, AGAIN])).toEqual([0, 0, 0]);
    expect(card.codeCommands).toEqual([VERIFY]);
  });
});
