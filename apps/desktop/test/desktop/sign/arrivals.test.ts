/** Files that are dropped: none vanishes without a word, whatever the page is doing. */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { dropFiles } from '../../support/drop-files.js';
import { documents } from '../../support/sign/paper.js';
import { button, goToPin, heading, RIGHT_PIN, sendPin, sign, signing, words } from '../../support/sign/signing.js';

const { why, waiting } = words.documents.arrivals;

async function listed(page: Page): Promise<readonly string[]> {
  const items = page.getByRole('region', { name: /document/ }).getByRole('listitem');
  return Promise.all((await items.all()).map(async (item) => (await item.innerText()).split('\n')[0] ?? ''));
}

it('are signed, refused with the reason, or wait until the person has seen how the work before ended', async () => {
  const desk = documents({ 'a.txt': 'a', 'b.txt': 'b', 'c.txt': 'c', 'd.txt': 'd', 'empty.txt': '' });
  mkdirSync(desk.path('Contratti'));
  writeFileSync(desk.path('Contratti/e.txt'), 'e');
  const { page, card } = await signing(desk, { open: [] });
  const drop = (...names: readonly string[]): Promise<void> => dropFiles(page, 'h1', names.map(desk.path));
  const refusals = page.getByRole('alert');
  await page.evaluate(`location.hash = '#/sign'`);
  await page.getByRole('heading', { name: sign.drop.title }).waitFor();

  await drop('Contratti', 'empty.txt');
  await refusals.getByText(why.folder('Contratti')).waitFor();
  await refusals.getByText(why.empty('empty.txt')).waitFor();
  await drop('a.txt');
  await button(page, sign.signFiles(1)).waitFor();
  expect(await refusals.count()).toBe(0);
  await drop('a.txt');
  await refusals.getByText(why.twice('a.txt')).waitFor();
  await button(page, sign.remove('a.txt')).click();
  await page.getByRole('heading', { name: sign.drop.title }).waitFor();
  await drop('a.txt');
  await button(page, sign.signFiles(1)).waitFor();

  // At the PIN: back to the files, where what is signed can be seen.
  await goToPin(page, 1);
  await page.getByLabel(words.codes.pin.label, { exact: true }).waitFor();
  expect(await refusals.count()).toBe(0);
  await drop('b.txt');
  await button(page, sign.signFiles(2)).waitFor();

  // While it is at work, here with a question: that nothing was sent is seen first, and then what was signed.
  const { lastPinTry } = words.codes.questions;
  card.set({ pin: 1 });
  await goToPin(page, 2);
  await sendPin(page, RIGHT_PIN);
  await button(page, lastPinTry.safe).waitFor();
  await drop('c.txt');
  await page.getByText(waiting.soon(1)).waitFor();
  await button(page, lastPinTry.safe).click();
  await page.getByRole('heading', { name: words.codes.stopped['last-try'].title }).waitFor();
  await heading(page, sign.signFiles(2)).waitFor();
  await sendPin(page, RIGHT_PIN);
  await button(page, lastPinTry.other).click();
  await heading(page, sign.result.title(2, 2)).waitFor();
  expect(desk.names().filter((name) => name.endsWith('.p7m'))).toEqual(['a.txt.p7m', 'b.txt.p7m']);
  await page.getByRole('heading', { name: waiting.title(1) }).waitFor();
  await button(page, waiting.go).click();
  await button(page, sign.signFiles(1)).waitFor();
  expect(await listed(page)).toEqual(['c.txt']);

  // On the result: begun anew with them, and a folder changes nothing there.
  await goToPin(page, 1);
  await sendPin(page, RIGHT_PIN);
  await heading(page, sign.result.title(1, 1)).waitFor();
  await drop('Contratti');
  await refusals.getByText(why.folder('Contratti')).waitFor();
  await heading(page, sign.result.title(1, 1)).waitFor();
  await drop('d.txt', 'a.txt');
  await button(page, sign.signFiles(2)).waitFor();
  expect([await listed(page), await refusals.count()]).toEqual([['d.txt', 'a.txt'], 0]);
  expect(card.verifications).toBe(2);
});
