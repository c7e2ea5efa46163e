import { expect } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import type { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { it as words } from '../../../src/renderer/words/it/index.js';
import type { DeskApp } from './launch-desk.js';

export { it as words } from '../../../src/renderer/words/it/index.js';

export const RIGHT_PIN = '19283746';
export const WRONG_PIN = '50617283';
export const RIGHT_PUK = '64738291';
export const WRONG_PUK = '37465019';
export const FRESH_PIN = '27182845';

const VERIFY = 0x20;
const CHANGE = 0x24;
const RESET = 0x2c;

/** Patience with one screen: a card's operation takes less than a second, a busy machine longer. */
export const SOON = 10_000;

/** A flow in which one code is typed and sent. */
export interface CodeFlow {
  readonly name: string;
  readonly route: string;
  /** The code that the card checks. */
  readonly kind: 'pin' | 'puk';
  /** Types everything; the checked code is `code`. */
  readonly fill: (page: Page, code: string) => Promise<void>;
  /** Names of the button, by the state of the card. */
  readonly submit: readonly string[];
  /** Headings of a good end. */
  readonly done: readonly string[];
  /** Commands with a code that one good run sends: each of them once. */
  readonly sends: readonly number[];
  /** Whether a good run leaves {@link FRESH_PIN} on the card. */
  readonly setsPin: boolean;
}

const { codes, cards } = words;

export const PAIR: CodeFlow = {
  name: 'pair',
  route: 'pair',
  kind: 'pin',
  fill: (page, code) => type(page, codes.pin.label, code),
  submit: [codes.pair.submit, codes.pair.renew.submit],
  done: [codes.pair.done.title, codes.pair.done.renewed],
  sends: [VERIFY],
  setsPin: false,
};

export const CHECK_PIN: CodeFlow = {
  name: 'check the PIN',
  route: 'check-pin',
  kind: 'pin',
  fill: (page, code) => type(page, codes.pin.label, code),
  submit: [cards.checkPin.send],
  done: [cards.checkPin.done],
  sends: [VERIFY],
  setsPin: false,
};

export const CHANGE_PIN: CodeFlow = {
  name: 'change the PIN',
  route: 'change-pin',
  kind: 'pin',
  fill: async (page, code) => {
    await type(page, codes.change.old, code);
    await typeNewPin(page);
  },
  submit: [codes.change.submit],
  done: [codes.change.done],
  sends: [VERIFY, CHANGE],
  setsPin: true,
};

export const UNBLOCK: CodeFlow = {
  name: 'unblock the PIN',
  route: 'unblock',
  kind: 'puk',
  fill: async (page, code) => {
    await type(page, codes.unblock.puk, code);
    await typeNewPin(page);
  },
  submit: [codes.unblock.blocked.submit, codes.unblock.forgotten.submit],
  done: [codes.unblock.done],
  sends: [VERIFY, RESET],
  setsPin: true,
};

export const CODE_FLOWS: readonly CodeFlow[] = [PAIR, CHECK_PIN, CHANGE_PIN, UNBLOCK];

/** The card's own code of the kind that the flow asks for. */
export function right({ kind }: CodeFlow): string {
  return kind === 'pin' ? RIGHT_PIN : RIGHT_PUK;
}

export function wrong({ kind }: CodeFlow): string {
  return kind === 'pin' ? WRONG_PIN : WRONG_PUK;
}

/** Goes to a screen by its address. */
export async function goTo({ page }: Pick<DeskApp, 'page'>, route: string): Promise<void> {
  await page.evaluate(`location.hash = '#/${route}'`);
}

export function codeField(page: Page, label: string): Locator {
  return page.getByLabel(label, { exact: true });
}

async function type(page: Page, label: string, digits: string): Promise<void> {
  await codeField(page, label).fill(digits);
}

async function typeNewPin(page: Page): Promise<void> {
  await type(page, codes.newPin.label, FRESH_PIN);
  await type(page, codes.newPin.again, FRESH_PIN);
}

export function button(page: Page, names: string | readonly string[]): Locator {
  const [first = '', ...others] = typeof names === 'string' ? [names] : names;
  let found = page.getByRole('button', { name: first, exact: true });
  for (const name of others) found = found.or(page.getByRole('button', { name, exact: true }));
  return found;
}

export function heading(page: Page, names: string | readonly string[]): Locator {
  const [first = '', ...others] = typeof names === 'string' ? [names] : names;
  let found = page.getByRole('heading', { name: first, exact: true });
  for (const name of others) found = found.or(page.getByRole('heading', { name, exact: true }));
  return found;
}

/** Waits for something to be seen; a failure says what was there instead. */
export async function see(what: Locator): Promise<void> {
  try {
    await what.first().waitFor({ state: 'visible', timeout: SOON });
  } catch (error) {
    const instead = await what.page().locator('main, [role=status]').allInnerTexts();
    throw new Error(`${String(what)} is not to be seen; instead:\n${instead.join('\n')}`, { cause: error });
  }
}

/** Types and sends; the tick after a wrong code is set where it is asked for. */
export async function send(page: Page, flow: CodeFlow, code: string): Promise<void> {
  const submit = button(page, flow.submit);
  await see(submit);
  await flow.fill(page, code);
  const tick = page.getByRole('checkbox', { name: codes.spend.label });
  if ((await tick.count()) > 0) await tick.check();
  await submit.click();
}

/** No code went to the card more often than the person sent it: each command with a code at most `times` times. */
export function expectSentAtMost(card: DeskCard, flow: CodeFlow, times: number): void {
  for (const ins of [VERIFY, CHANGE, RESET]) {
    const count = card.codeCommands.filter((command) => command === ins).length;
    expect(count, `commands ${ins.toString(16)}`).toBeLessThanOrEqual(flow.sends.includes(ins) ? times : 0);
  }
}
