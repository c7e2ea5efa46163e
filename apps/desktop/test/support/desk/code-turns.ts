/** What can happen to a code that is typed, whichever way the app comes to the card. */
import { expect } from 'vitest';
import {
  button,
  codeField,
  expectSentAtMost,
  FRESH_PIN,
  heading,
  right,
  RIGHT_PIN,
  RIGHT_PUK,
  see,
  send,
  UNBLOCK,
  words,
  wrong,
  WRONG_PIN,
  WRONG_PUK,
  type CodeFlow,
} from './code-flows.js';
import type { Sitting } from './sitting.js';

const { codes, home } = words;

export async function rightCode(sitting: Sitting, flow: CodeFlow): Promise<void> {
  const { app, card } = sitting;
  await sitting.begin(flow);
  await send(app.page, flow, right(flow));
  await see(heading(app.page, flow.done));
  expect(card.codeCommands).toEqual(flow.sends);
  expect(card.tries).toEqual({ pin: 3, puk: 10 });
  expect(card.pin).toBe(flow.setsPin ? FRESH_PIN : RIGHT_PIN);
}

export async function wrongCode(sitting: Sitting, flow: CodeFlow): Promise<void> {
  const { app, card } = sitting;
  await sitting.begin(flow);
  await send(app.page, flow, wrong(flow));
  await see(heading(app.page, codes.wrong[flow.kind].title));
  const left = flow.kind === 'pin' ? 2 : 9;
  await see(app.page.getByText(codes.wrong[flow.kind].card(left)));
  expect(card.tries).toEqual(flow.kind === 'pin' ? { pin: 2, puk: 10 } : { pin: 3, puk: 9 });
  expect(card.codeCommands).toHaveLength(1);
  expect(card.pin).toBe(RIGHT_PIN);
}

/** After {@link wrongCode}: the field is empty, and without the tick nothing is sent. */
export async function secondTry({ app, card }: Sitting, flow: CodeFlow): Promise<void> {
  for (const field of await app.page.locator('input[type=password]').all()) expect(await field.inputValue()).toBe('');
  await flow.fill(app.page, right(flow));
  await button(app.page, flow.submit).click();
  await see(app.page.getByText(codes.spend.missing));
  expect(card.codeCommands).toHaveLength(1);
  await send(app.page, flow, right(flow));
  await see(heading(app.page, flow.done));
  expect(card.tries).toEqual({ pin: 3, puk: 10 });
  expectSentAtMost(card, flow, 2);
}

export async function halfCode(sitting: Sitting, flow: CodeFlow): Promise<void> {
  const { app, card } = sitting;
  await sitting.begin(flow);
  await see(button(app.page, flow.submit));
  await flow.fill(app.page, right(flow).slice(0, 4));
  await button(app.page, flow.submit).click();
  await see(app.page.getByText(words.code.problems.half));
  expect(card.codeCommands).toEqual([]);
}

/** No is the answer that has the focus. */
export async function lastTryDeclined(sitting: Sitting, flow: CodeFlow): Promise<void> {
  const { app, card } = sitting;
  await sitting.begin(flow, { pin: 1 });
  await send(app.page, flow, RIGHT_PIN);
  const safe = button(app.page, codes.questions.lastPinTry.safe);
  await see(safe);
  expect(await safe.and(app.page.locator(':focus')).count()).toBe(1);
  await app.page.keyboard.press('Escape');
  await see(heading(app.page, codes.stopped['last-try'].title));
  expect(card.codeCommands).toEqual([]);
  expect(card.tries.pin).toBe(1);
}

export async function lastTryTaken(sitting: Sitting, flow: CodeFlow): Promise<void> {
  const { app, card } = sitting;
  await sitting.begin(flow, { pin: 1 });
  await send(app.page, flow, RIGHT_PIN);
  await button(app.page, codes.questions.lastPinTry.other).click();
  await see(heading(app.page, flow.done));
  expect(card.codeCommands).toEqual(flow.sends);
  expect(card.tries.pin).toBe(3);
}

/** The PIN is blocked by it, and the way out is shown. */
export async function lastTryWrong(sitting: Sitting, flow: CodeFlow): Promise<void> {
  const { app, card } = sitting;
  await sitting.begin(flow, { pin: 1 });
  await send(app.page, flow, WRONG_PIN);
  await button(app.page, codes.questions.lastPinTry.other).click();
  await see(heading(app.page, home.pinBlocked.title));
  await toldJustNow(sitting, home.pinBlocked.leadNow);
  await see(app.page.getByRole('main').getByText(words.tries.left('puk', 10, 10)));
  await see(app.page.locator('a[href="#/unblock"]'));
  expect(card.tries).toEqual({ pin: 0, puk: 10 });
  expect(card.codeCommands).toHaveLength(1);
}

export async function blockedPin(sitting: Sitting, flow: CodeFlow): Promise<void> {
  await sitting.begin(flow, { pin: 0 });
  await see(heading(sitting.app.page, home.pinBlocked.title));
  await see(sitting.app.page.getByText(home.pinBlocked.lead));
  await expectNoCodeAsked(sitting);
}

export async function blockedForEver(sitting: Sitting, flow: CodeFlow): Promise<void> {
  await sitting.begin(flow, { pin: 0, puk: 0 });
  await see(heading(sitting.app.page, home.blocked.title));
  await see(sitting.app.page.getByText(home.blocked.lead));
  await expectNoCodeAsked(sitting);
}

/** The PUK once, the new PIN once. */
export async function blockedPinUnblocked(sitting: Sitting): Promise<void> {
  const { app, card } = sitting;
  await sitting.begin(UNBLOCK, { pin: 0 });
  await see(heading(app.page, codes.unblock.blocked.title));
  await send(app.page, UNBLOCK, RIGHT_PUK);
  await see(heading(app.page, UNBLOCK.done));
  expect(card.codeCommands).toEqual(UNBLOCK.sends);
  expect(card.pin).toBe(FRESH_PIN);
  expect(card.tries).toEqual({ pin: 3, puk: 10 });
}

/** Recovery is advised before the field is shown, and again after a wrong PUK. */
export async function fewPukTries(sitting: Sitting, left: number): Promise<void> {
  const { app, card } = sitting;
  await sitting.begin(UNBLOCK, { pin: 0, puk: left });
  await see(heading(app.page, codes.recoverPuk.title));
  await see(app.page.getByText(codes.recoverPuk.few(left)));
  expect(await codeField(app.page, codes.unblock.puk).count()).toBe(0);
  await button(app.page, codes.recoverPuk.goOn).click();
  await send(app.page, UNBLOCK, WRONG_PUK);
  await see(app.page.getByText(codes.wrong.puk.card(left - 1)));
  await see(heading(app.page, codes.recoverPuk.title));
  expect(card.tries.puk).toBe(left - 1);
  expect(card.codeCommands).toHaveLength(1);
}

/** A question comes before it is sent; no costs nothing. */
export async function lastPukTriesDeclined(sitting: Sitting, left: number): Promise<void> {
  const { app, card } = sitting;
  await sitting.begin(UNBLOCK, { pin: 0, puk: left });
  await button(app.page, codes.recoverPuk.goOn).click();
  await send(app.page, UNBLOCK, WRONG_PUK);
  const safe = button(app.page, codes.questions.lastPukTries.safe);
  await see(safe);
  await safe.click();
  await see(heading(app.page, codes.stopped['last-try'].title));
  expect(card.tries.puk).toBe(left);
  expect(card.codeCommands).toEqual([]);
}

/** The last wrong PUK closes the chip, and what still works is said. */
export async function lastPukTryWrong(sitting: Sitting): Promise<void> {
  const { app, card } = sitting;
  await sitting.begin(UNBLOCK, { pin: 0, puk: 1 });
  await button(app.page, codes.recoverPuk.goOn).click();
  await send(app.page, UNBLOCK, WRONG_PUK);
  await button(app.page, codes.questions.lastPukTries.other).click();
  await see(heading(app.page, home.blocked.title));
  await toldJustNow(sitting, home.blocked.leadNow);
  await see(app.page.getByText(home.blocked.signed));
  expect(card.tries).toEqual({ pin: 0, puk: 0 });
  expect(card.codeCommands).toHaveLength(1);
}

/** What the last code did: read aloud at once, with the focus on the title and the way back above it. */
async function toldJustNow({ app: { page } }: Sitting, lead: string): Promise<void> {
  await see(page.getByRole('alert').filter({ hasText: lead }));
  await expect.poll(() => page.locator('h1:focus').count()).toBe(1);
  expect(await page.locator('.head a.back').count()).toBe(1);
}

/** Found so, not brought about: nothing is read aloud. */
async function expectNoCodeAsked({ app, card }: Sitting): Promise<void> {
  expect(await app.page.getByRole('main').getByRole('alert').count()).toBe(0);
  expect(await app.page.locator('.head a.back').count()).toBe(1);
  expect(await app.page.locator('input[type=password]').count()).toBe(0);
  expect(card.codeCommands).toEqual([]);
}
