import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DeskCard, imageWithServicesId } from '../../../../packages/middleware/test/support/desk.js';
import { lengths, NEW_PIN, PIN, press, says, title, type, WRONG } from '../support/code-pages.js';
import { CHANGE_PIN } from '../support/desk/code-flows.js';
import { launchDesk, type DeskApp } from '../support/desk/launch-desk.js';
import { Sitting } from '../support/desk/sitting.js';
import { READER } from '../support/desk/test-desk.js';

const OLD = 'PIN attuale';
const NEXT = 'Nuovo PIN';
const AGAIN = 'Ripeti il nuovo PIN';
const FIELDS = [OLD, NEXT, AGAIN];
const VERIFY = 0x20;
const CHANGE = 0x24;
const GET_DATA = 0xcb;

let app: DeskApp;
let sitting: Sitting;

beforeAll(async () => {
  app = await launchDesk({ paired: [new DeskCard()] });
});

afterAll(() => app.close());

afterEach(() => sitting.leave());

/** A paired card on the reader, and the form for a new PIN. */
async function atForm(card: DeskCard): Promise<DeskApp> {
  sitting = new Sitting(app, card);
  await sitting.begin(CHANGE_PIN);
  await app.page.getByLabel(OLD, { exact: true }).waitFor();
  return app;
}

async function send({ page }: DeskApp, oldPin = PIN, newPin = NEW_PIN): Promise<void> {
  await type(page, { [OLD]: oldPin, [NEXT]: newPin, [AGAIN]: newPin });
  const tick = page.getByRole('checkbox');
  if ((await tick.count()) > 0) await tick.check();
  await press(page, 'Cambia il PIN');
}

/**
 * Looks at each dialog at the moment at which it comes into the page, before it can be drawn.
 *
 * @returns what was seen of each so far
 */
async function watchDialogs(page: Page): Promise<() => Promise<readonly string[]>> {
  const seen = await page.evaluateHandle(() => {
    const found: string[] = [];
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (!(node instanceof HTMLDialogElement)) continue;
        const { activeElement } = document;
        const holder = node.contains(activeElement) ? activeElement?.textContent : 'what is below';
        found.push(`${node.matches(':modal') ? 'modal' : 'not modal'}, focus on ${String(holder)}`);
      }
    }).observe(document.body, { childList: true, subtree: true });
    return found;
  });
  return () => seen.jsonValue();
}

describe('a new PIN', () => {
  test('is set with one check of the old one', async () => {
    const card = new DeskCard();
    const desk = await atForm(card);
    await send(desk);
    await title(desk.page, 'Il PIN è cambiato');
    expect(card.pin).toBe(NEW_PIN);
    expect(card.codeCommands).toEqual([VERIFY, CHANGE]);
  });

  test('is looked over while it is typed, and none that anybody tries first is sent', async () => {
    const card = new DeskCard();
    const { page } = await atForm(card);
    await type(page, { [OLD]: PIN, [NEXT]: '12345' });
    await says(page, '8 cifre: ne hai scritte 5');
    for (const [pin, complaint] of [
      ['12345678', 'Le cifre sono in fila'],
      ['77777777', 'Le cifre sono tutte uguali'],
      [PIN, 'È uguale al PIN attuale'],
    ] as const) {
      await type(page, { [NEXT]: pin, [AGAIN]: pin });
      await press(page, 'Cambia il PIN');
      await says(page, complaint);
    }
    await type(page, { [NEXT]: NEW_PIN, [AGAIN]: WRONG });
    await press(page, 'Cambia il PIN');
    await says(page, 'I due PIN non sono uguali');
    await type(page, { [OLD]: PIN.slice(0, 4), [AGAIN]: NEW_PIN });
    await press(page, 'Cambia il PIN');
    await says(page, 'Queste sono 4 cifre, la metà del codice');
    expect(card.codeCommands).toEqual([]);
  });

  test('that holds the birth date is kept only by a person who says so', async () => {
    const card = new DeskCard();
    const desk = await atForm(card);
    const { page } = desk;
    const weak = '12031985';
    await send(desk, PIN, weak);
    const dialog = page.getByRole('alertdialog', { name: 'Questo PIN è facile da indovinare' });
    await dialog.getByText('Contiene la tua data di nascita.').waitFor();
    await press(page, 'Scegline un altro');
    await says(page, 'Scegli un altro PIN');
    expect(card.codeCommands).toEqual([]);
    expect(await lengths(page, FIELDS)).toEqual([0, 0, 0]);
    await send(desk, PIN, weak);
    await press(page, 'Tieni questo');
    await title(page, 'Il PIN è cambiato');
    expect(card.pin).toBe(weak);
  });
});

describe('a wrong PIN', () => {
  test('costs one try, empties the form and asks for a tick before the next', async () => {
    const card = new DeskCard();
    const desk = await atForm(card);
    const { page } = desk;
    await send(desk, WRONG);
    await says(page, 'Il PIN non è giusto');
    await page
      .getByRole('complementary', { name: 'Carta e tentativi' })
      .getByText('Restano 2 tentativi su 3')
      .waitFor();
    expect(await lengths(page, FIELDS)).toEqual([0, 0, 0]);
    await type(page, { [OLD]: PIN, [NEXT]: NEW_PIN, [AGAIN]: NEW_PIN });
    await press(page, 'Cambia il PIN');
    await says(page, 'Prima controlla le cifre, poi spunta questa casella.');
    expect(card.codeCommands).toEqual([VERIFY]);
    await page.getByRole('checkbox').check();
    await press(page, 'Cambia il PIN');
    await title(page, 'Il PIN è cambiato');
    expect(card.tries.pin).toBe(3);
  });

  test('is not left by another screen while it is on its way: how it ends has to be seen', async () => {
    const card = new DeskCard();
    card.set({ pin: 1 });
    const desk = await atForm(card);
    await send(desk);
    const dialog = desk.page.getByRole('alertdialog');
    await dialog.waitFor();
    await desk.page.evaluate(() => {
      location.hash = '#/sign';
    });
    await desk.page.waitForFunction(() => location.hash === '#/change-pin');
    expect(await dialog.isVisible()).toBe(true);
    expect(card.codeCommands).toEqual([]);
    await desk.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await says(desk.page, 'Il codice non è stato inviato');
    await desk.page.evaluate(() => {
      location.hash = '#/sign';
    });
    await title(desk.page, 'Firma i documenti');
  });

  test('is not sent on the last try before the person agrees; no has the focus, and Escape means no', async () => {
    const card = new DeskCard();
    card.set({ pin: 1 });
    const desk = await atForm(card);
    const { page } = desk;
    const drawn = await watchDialogs(page);
    await send(desk, WRONG);
    await page.getByRole('alertdialog', { name: 'È l’ultimo tentativo. Vuoi usarlo?' }).waitFor();
    const safe = page.getByRole('button', { name: 'No, cerco prima il PIN' });
    expect(await safe.evaluate((button) => button === document.activeElement)).toBe(true);
    expect(await drawn()).toEqual(['modal, focus on No, cerco prima il PIN']);
    await page.keyboard.press('Escape');
    await says(page, 'Il codice non è stato inviato');
    expect(card.codeCommands).toEqual([]);
    expect(await lengths(page, FIELDS)).toEqual([0, 0, 0]);
    await send(desk, WRONG);
    await press(page, 'Usa l’ultimo tentativo');
    await title(page, 'Il PIN è bloccato: sblocchiamolo');
    expect(card.codeCommands).toEqual([VERIFY]);
    await page.getByRole('link', { name: 'Sblocca il PIN' }).click();
    await page.getByLabel('PUK', { exact: true }).waitFor();
  });
});

describe('a card that leaves', () => {
  test.each([
    { when: 'before the code is sent', ins: GET_DATA, said: 'La carta è stata tolta' },
    { when: 'with the code on its way', ins: VERIFY, said: 'Non si sa se la carta ha controllato il PIN' },
  ])('$when: nothing is sent again, and the form is there anew with the card', async ({ ins: at, said }) => {
    const card = new DeskCard();
    const desk = await atForm(card);
    const { page } = desk;
    card.card.faults.inject({ kind: 'card-removed', at: ({ ins }) => ins === at });
    await send(desk);
    await says(page, said);
    await says(page, 'Appoggia la carta sul lettore');
    expect(card.pin).toBe(PIN);
    expect(card.tries.pin).toBe(3);
    desk.desk.take();
    desk.desk.put(card);
    await page.getByLabel(OLD, { exact: true }).waitFor();
    expect(await lengths(page, FIELDS)).toEqual([0, 0, 0]);
  });

  test('with the whole process while the PIN is being set: nobody claims to know which one counts', async () => {
    const card = new DeskCard();
    const desk = await atForm(card);
    card.card.faults.inject({ kind: 'slow', ms: 8_000, at: ({ ins }) => ins === CHANGE });
    await send(desk);
    await says(desk.page, 'Cambio il PIN: non muovere la carta');
    desk.desk.order({ order: 'crash' });
    await says(desk.page, 'Non si sa se il PIN è cambiato');
    expect(card.codeCommands.filter((ins) => ins === VERIFY)).toEqual([VERIFY]);
  });

  test('and was shown is the only one that an operation sends codes to', async () => {
    const card = new DeskCard();
    const { page } = await atForm(card);
    const outcome = await page.evaluate(
      async ([reader, pin, newPin]) => {
        const codes = { pin: new TextEncoder().encode(pin), newPin: new TextEncoder().encode(newPin) };
        const { ciekit } = globalThis as unknown as {
          ciekit: { operate(id: string, kind: string, argument: unknown): Promise<unknown> };
        };
        return ciekit.operate(crypto.randomUUID(), 'change-pin', { reader, nis: '000000000000', codes });
      },
      [READER, PIN, NEW_PIN] as const,
    );
    expect(outcome).toMatchObject({ ok: false, error: { code: 'card-swapped' } });
    expect(card.codeCommands).toEqual([]);
  });

  test('for another one: what was typed for it never reaches the other', async () => {
    const card = new DeskCard();
    const other = new DeskCard(imageWithServicesId('999999999999'));
    const desk = await atForm(card);
    const { page } = desk;
    await type(page, { [OLD]: PIN, [NEXT]: NEW_PIN, [AGAIN]: NEW_PIN });
    desk.desk.swap(other);
    await page.getByLabel(OLD, { exact: true }).waitFor({ state: 'detached' });
    desk.desk.swap(card);
    await page.getByLabel(OLD, { exact: true }).waitFor();
    expect(await lengths(page, FIELDS)).toEqual([0, 0, 0]);
    expect([...card.codeCommands, ...other.codeCommands]).toEqual([]);
  });
});

test('stopping on the way leaves the old PIN and every try', async () => {
  const card = new DeskCard();
  const desk = await atForm(card);
  const { page } = desk;
  card.card.faults.inject({ kind: 'slow', ms: 3_000, at: ({ protected: isProtected }) => isProtected });
  await send(desk);
  await press(page, 'Interrompi');
  await says(page, 'Operazione interrotta');
  expect(card.codeCommands).toEqual([]);
  expect(await lengths(page, FIELDS)).toEqual([0, 0, 0]);
});

test('a reader that is unplugged and a service that ends are said in the place of the form', async () => {
  const card = new DeskCard();
  const { page, desk } = await atForm(card);
  await type(page, { [OLD]: PIN });
  desk.stopService();
  await says(page, 'Il servizio per le smart card non è attivo');
  desk.startService();
  await page.getByLabel(OLD, { exact: true }).waitFor();
  expect(await lengths(page, [OLD])).toEqual([0]);
  desk.unplug();
  await says(page, 'Collega il lettore');
  expect(card.codeCommands).toEqual([]);
});
