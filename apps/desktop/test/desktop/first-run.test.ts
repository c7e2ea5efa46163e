import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { launchDesk, type DeskApp } from '../support/desk/launch-desk.js';
import { READER } from '../support/desk/test-desk.js';
import { button, focused, link, tabTo, title } from '../support/screen.js';

/** The specimen's own. */
const PIN = '19283746';

let app: DeskApp | undefined;

afterEach(async () => {
  const { pageErrors, complaints } = app ?? { pageErrors: [], complaints: [] };
  await app?.close();
  app = undefined;
  expect(pageErrors).toEqual([]);
  expect(complaints).toEqual([]);
});

test('leads through the first start, goes on by itself, can be left, and is not shown again once done', async () => {
  const card = new DeskCard();
  const folder = mkdtempSync(join(tmpdir(), 'ciekit-desktop-'));
  try {
    app = await launchDesk({ readers: [], firstRunDone: false, folder });
    const { page, desk } = app;
    await title(page, 'Prepariamo la tua carta');
    const done = page.getByRole('status').first();
    await done.filter({ hasText: '1 controllo su 5 fatto' }).waitFor();
    await page.getByRole('combobox', { name: 'Lingua' }).selectOption('en');
    await title(page, 'Let’s get your card ready');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('it');
    desk.plug(READER);
    await done.filter({ hasText: '2 controlli su 5 fatti' }).waitFor();
    desk.put(card);
    await done.filter({ hasText: '3 controlli su 5 fatti' }).waitFor();
    desk.take();
    card.set({ pin: 0 });
    desk.put(card);
    await page.getByText('Prima di continuare c’è da guardare questa carta.').waitFor();
    desk.take();
    card.set({ pin: 3 });
    desk.put(card);
    await button(page, 'Abbina questa carta').waitFor();
    await link(page, 'Continua più tardi').click();
    await title(page, 'Questa carta è nuova qui');
    await link(page, 'Continua la preparazione').click();
    await button(page, 'Abbina questa carta').click();
    await page.getByLabel('PIN della carta', { exact: true }).fill(PIN);
    await page
      .getByRole('main')
      .getByRole('button', { name: /^Abbina/ })
      .click();
    await link(page, 'Continua la preparazione').click();
    await done.filter({ hasText: '4 controlli su 5 fatti' }).waitFor();
    await button(page, 'Salta questo passo').click();
    await title(page, 'È tutto pronto');
    await expect.poll(() => focused(page)).toBe('Vai alla tua carta');
    await button(page, 'Vai alla tua carta').click();
    await title(page, 'La tua carta è pronta');
    await app.close();
    app = await launchDesk({ folder, settings: JSON.parse(settingsOf(folder)) as object });
    await title(app.page, 'Appoggia la carta sul lettore');
    expect(await link(app.page, 'Continua la preparazione').count()).toBe(0);
  } finally {
    await app?.close();
    app = undefined;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});

function settingsOf(folder: string): string {
  return readFileSync(join(folder, 'user-data/settings.json'), 'utf8');
}

test('tries everything without a card, and marks each drawing as a specimen', async () => {
  app = await launchDesk({ readers: [], firstRunDone: false });
  const { page } = app;
  await title(page, 'Prepariamo la tua carta');
  await button(page, 'Prova senza una carta').click();
  await title(page, 'Questa carta è nuova qui');
  await page.getByText('Stai provando senza una carta vera.').waitFor();
  await page.getByText('SPECIMEN', { exact: true }).waitFor();
  await button(page, 'Togli la carta finta').click();
  await title(page, 'Appoggia la carta sul lettore');
  await button(page, 'Smetti di provare').click();
  await title(page, 'Collega il lettore al computer');
});

test('is walked with the keyboard alone: guided start, card, data, the question before removing', async () => {
  const card = new DeskCard();
  app = await launchDesk({ card, paired: [card], firstRunDone: false });
  const { page } = app;
  await title(page, 'Prepariamo la tua carta');
  await expect.poll(() => focused(page)).toBe('Prepariamo la tua carta');
  await tabTo(page, 'Continua più tardi');
  await page.keyboard.press('Enter');
  await title(page, 'La tua carta è pronta');
  await tabTo(page, 'Vai al contenuto');
  await page.keyboard.press('Enter');
  await tabTo(page, 'Dati della carta');
  await page.keyboard.press('Enter');
  await title(page, 'Dati della carta');
  await tabTo(page, 'Rimuovi la carta da questo computer');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog');
  // The focus is on the safe answer.
  await dialog.locator('button:focus').waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  // Back where the person was, not at the top of the page.
  expect(await focused(page)).toBe('Rimuovi la carta da questo computer');
});
