/** Turns that signing takes, whichever way the app comes to the card. */
import { expect } from 'vitest';
import type { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import type { Desk } from '../desk/desk.js';
import type { DeskApp } from '../desk/launch-desk.js';
import { dropFiles } from '../drop-files.js';
import type { Documents } from './paper.js';
import { button, goToPin, heading, RIGHT_PIN, sendPin, sign, words, WRONG_PIN } from './signing.js';

/** A paired card on the reader, and documents that are on the page to be signed. */
export interface AtDocuments {
  readonly app: DeskApp<Desk>;
  readonly card: DeskCard;
  readonly documents: Documents;
}

/** So many small documents that the card is busy with them for a while. */
const MANY = 60;

export const manyNotes = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: MANY }, (_, i) => [`note-${i}.txt`, `note ${i}`]));

/** Drops documents on the page that signs, come to anew: what was signed before is not offered again. */
export async function dropDocuments({ page }: DeskApp<Desk>, documents: Documents): Promise<void> {
  await page.evaluate(`location.hash = '#/levels'`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(`location.hash = '#/sign'`);
  await page.getByRole('heading', { name: sign.drop.title }).waitFor();
  await dropFiles(page, 'h1', documents.names().map(documents.path));
  await button(page, sign.signFiles(documents.names().length)).waitFor();
}

/** A wrong PIN signs nothing and is sent once, and another try wants a tick. One document. */
export async function wrongPin({ app: { page, desk }, card, documents }: AtDocuments): Promise<void> {
  const names = documents.names();
  await goToPin(page, 1);
  await sendPin(page, WRONG_PIN);
  await page.getByRole('heading', { name: words.codes.wrong.pin.title }).waitFor();
  await page.getByText(sign.pin.nothingYet).waitFor();
  expect([card.verifications, card.tries.pin, documents.names()]).toEqual([1, 2, names]);
  await page.getByLabel(words.codes.pin.label, { exact: true }).fill(RIGHT_PIN);
  await button(page, sign.pin.again).click();
  await page.getByText(words.codes.spend.missing).waitFor();
  expect(card.verifications).toBe(1);
  // When it comes back its tries are what counts: somebody may have used it elsewhere.
  await desk.take();
  await page.getByRole('heading', { name: sign.needed.noCard.title }).waitFor();
  await desk.put(card);
  await page.getByLabel(words.codes.pin.label, { exact: true }).waitFor();
  await page.getByText(words.tries.left('pin', 2, 3)).waitFor();
  expect(await page.getByRole('heading', { name: words.codes.wrong.pin.title }).count()).toBe(0);
  await sendPin(page, RIGHT_PIN);
  await heading(page, sign.result.title(1, 1)).waitFor();
  expect([card.verifications, card.tries.pin]).toEqual([2, 3]);
}

/** The card is taken away among {@link manyNotes}: it is said which ones are signed, and the rest is signed later. */
export async function pulledAmongMany({ app, card, documents }: AtDocuments): Promise<void> {
  const { page, desk } = app;
  await goToPin(page, MANY);
  await sendPin(page, RIGHT_PIN);
  await page.getByText(words.progress.states.done, { exact: true }).first().waitFor();
  await desk.take();
  await page.getByRole('button', { name: /rimasti$/ }).waitFor();
  const signed = documents.names().filter((name) => name.endsWith('.p7m'));
  expect(signed.length).toBeLessThan(MANY);
  await heading(page, sign.result.title(signed.length, MANY)).waitFor();
  await button(page, sign.result.signRest(MANY - signed.length)).click();
  await page.getByRole('heading', { name: sign.needed.noCard.title }).waitFor();
  expect(card.verifications).toBe(1);
  await desk.put(card);
  await sendPin(page, RIGHT_PIN);
  await heading(page, sign.result.title(MANY - signed.length, MANY - signed.length)).waitFor();
  expect(documents.names()).toHaveLength(2 * MANY);
  expect(card.verifications).toBe(2);
}
