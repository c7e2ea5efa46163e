/** A card that leaves the reader on the way, whichever way the app comes to it. */
import { expect } from 'vitest';
import type { FaultRequest } from '@ciekit/emulator';
import {
  button,
  CHANGE_PIN,
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
  type CodeFlow,
} from './code-flows.js';
import { untilGone, untilRead } from './pulling.js';
import type { Sitting } from './sitting.js';

const { codes } = words;
const VERIFY = 0x20;
const CHANGE = 0x24;
const RESET = 0x2c;

/** Before the command is executed, or after it, with its answer lost. */
export interface Loss extends FaultRequest {
  readonly kind: 'card-removed' | 'answer-lost';
}

/** The flow up to the moment at which its form is there and nobody reads the card: what comes now is the flow's own. */
async function atForm(sitting: Sitting, flow: CodeFlow, tries: { readonly pin?: number } = {}): Promise<void> {
  const { app, card } = sitting;
  await sitting.begin(flow, tries);
  await see(button(app.page, flow.submit));
  await untilRead(app);
  card.card.faults.resetCounter();
}

/** Sends the right code once and loses the card: no code goes twice, none costs a try, and what happened is said. */
export async function pulled(sitting: Sitting, flow: CodeFlow, loss: Loss, said?: string): Promise<void> {
  const { app, card } = sitting;
  await atForm(sitting, flow);
  const fault = card.card.faults.inject(loss);
  await send(app.page, flow, right(flow));
  if (said === undefined) {
    await see(ends(sitting, flow));
  } else {
    await see(app.page.getByText(said));
    expect(fault.outcome).toBe('applied');
  }
  expectSentAtMost(card, flow, 1);
  expect(card.tries).toEqual({ pin: 3, puk: 10 });
  expect([RIGHT_PIN, FRESH_PIN]).toContain(card.pin);
}

/** After {@link pulled}: the form is there anew and empty, and what the person sends now is all that is sent. */
export async function putBackAndSent(sitting: Sitting, flow: CodeFlow): Promise<void> {
  const { app, card } = sitting;
  const sent = card.codeCommands.length;
  await putBack(sitting);
  await see(button(app.page, flow.submit));
  for (const field of await app.page.locator('input[type=password]').all()) expect(await field.inputValue()).toBe('');
  expect(card.codeCommands).toHaveLength(sent);
  await send(app.page, flow, right(flow));
  await see(heading(app.page, flow.done));
  expect(card.codeCommands.slice(sent)).toEqual(flow.sends);
}

/** With the card gone, the app says so in a page or in an alert; a loss after the last command leaves a good end. */
function ends({ app }: Sitting, flow: CodeFlow): ReturnType<typeof heading> {
  return heading(app.page, [...flow.done, codes.gate.noCard.title, codes.unknown.pageTitle]).or(
    app.page.getByRole('alert'),
  );
}

/** The answer to CHANGE is lost: the new PIN is tried once, by the person. */
export async function answerToChangeLost(sitting: Sitting): Promise<void> {
  const { app, card } = sitting;
  await loseAt(sitting, CHANGE_PIN, 'answer-lost', CHANGE);
  await putBack(sitting);
  await codeField(app.page, codes.unknown.new.label).fill(FRESH_PIN);
  expect(card.codeCommands).toEqual([VERIFY, CHANGE]);
  await button(app.page, codes.unknown.new.submit).click();
  await see(heading(app.page, codes.unknown.isNew.title));
  expect(card.codeCommands).toEqual([VERIFY, CHANGE, VERIFY]);
  expect(card.pin).toBe(FRESH_PIN);
  expect(card.tries.pin).toBe(3);
}

/** The card leaves before it executes CHANGE: the new PIN is wrong, and the one before gives the tries back. */
export async function pulledBeforeChange(sitting: Sitting): Promise<void> {
  const { app, card } = sitting;
  await loseAt(sitting, CHANGE_PIN, 'card-removed', CHANGE);
  await putBack(sitting);
  await codeField(app.page, codes.unknown.new.label).fill(FRESH_PIN);
  await button(app.page, codes.unknown.new.submit).click();
  await see(app.page.getByText(codes.unknown.notNew.title));
  expect(card.tries.pin).toBe(2);
  await codeField(app.page, codes.unknown.old.label).fill(RIGHT_PIN);
  await button(app.page, codes.unknown.old.submit).click();
  await see(heading(app.page, codes.unknown.isOld.title));
  expect(card.tries.pin).toBe(3);
  expect(card.pin).toBe(RIGHT_PIN);
  expect(card.codeCommands).toEqual([VERIFY, CHANGE, VERIFY, VERIFY]);
}

/** The card leaves with the first command after CHANGE: the change is made, and said. */
export async function pulledAfterChange(sitting: Sitting): Promise<void> {
  const { app, card } = sitting;
  await atForm(sitting, CHANGE_PIN);
  card.card.faults.inject({ kind: 'card-removed', at: () => card.codeCommands.includes(CHANGE) });
  await send(app.page, CHANGE_PIN, RIGHT_PIN);
  await see(heading(app.page, CHANGE_PIN.done));
  await sitting.seeNoCard();
  expect(card.codeCommands).toEqual(CHANGE_PIN.sends);
  expect(card.pin).toBe(FRESH_PIN);
}

/** The answer to RESET is lost: the tries alone tell that the PIN is the new one. */
export async function answerToResetLost(sitting: Sitting): Promise<void> {
  const { app, card } = sitting;
  await loseAt(sitting, UNBLOCK, 'answer-lost', RESET);
  await putBack(sitting);
  await see(heading(app.page, codes.unknown.isNew.title));
  expect(card.pin).toBe(FRESH_PIN);
  expect(card.codeCommands).toEqual(UNBLOCK.sends);
}

/** The card leaves before it executes RESET: still blocked, and it can be done once more. */
export async function pulledBeforeReset(sitting: Sitting): Promise<void> {
  const { app, card } = sitting;
  await loseAt(sitting, UNBLOCK, 'card-removed', RESET);
  await putBack(sitting);
  await see(heading(app.page, codes.unknown.notUnblocked.title));
  expect(card.pin).toBe(RIGHT_PIN);
  await button(app.page, codes.unknown.unblockAgain).click();
  await send(app.page, UNBLOCK, RIGHT_PUK);
  await see(heading(app.page, UNBLOCK.done));
  expect(card.pin).toBe(FRESH_PIN);
  expect(card.codeCommands).toEqual([...UNBLOCK.sends, ...UNBLOCK.sends]);
}

/** The command that sets the PIN is lost: nobody claims to know which one counts, and nothing more is sent. */
async function loseAt(sitting: Sitting, flow: CodeFlow, kind: Loss['kind'], ins: number): Promise<void> {
  const { app, card } = sitting;
  await atForm(sitting, flow, flow === UNBLOCK ? { pin: 0 } : {});
  card.card.faults.inject({ kind, at: (command) => command.ins === ins });
  await send(app.page, flow, right(flow));
  await see(heading(app.page, codes.unknown.pageTitle));
  await see(app.page.getByText(codes.unknown.title));
  expect(card.codeCommands.filter((sent) => sent === VERIFY)).toHaveLength(1);
}

/** What is typed before the app has seen the card go and come back is not for it, and is wiped. */
async function putBack({ app, card }: Sitting): Promise<void> {
  await app.desk.take();
  await untilGone(app);
  await app.desk.put(card);
  await untilRead(app);
}
