import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import {
  button,
  codeField,
  CODE_FLOWS,
  expectSentAtMost,
  FRESH_PIN,
  goTo,
  heading,
  RIGHT_PIN,
  RIGHT_PUK,
  see,
  send,
  UNBLOCK,
  words,
  WRONG_PIN,
  WRONG_PUK,
  type CodeFlow,
} from '../../support/desk/code-flows.js';
import { launchDesk, type DeskApp } from '../../support/desk/launch-desk.js';

const { codes } = words;
let app: DeskApp;
let card: DeskCard;

beforeAll(async () => {
  app = await launchDesk({ paired: [new DeskCard()] });
});

afterAll(() => app.close());

beforeEach(() => {
  card = new DeskCard();
});

afterEach(async () => {
  await goTo(app, 'levels');
  await app.desk.clear();
  expect(app.pageErrors).toEqual([]);
});

/** The card in this state, on the reader, and the flow's screen. */
async function begin(flow: CodeFlow, tries: { readonly pin?: number; readonly puk?: number } = {}): Promise<void> {
  card.set(tries);
  // What the app still shows of the card before is nothing to act on.
  await see(app.page.getByRole('status').getByText(words.shell.state.noCard));
  app.desk.put(card);
  await goTo(app, flow.route);
}

const wrong = (flow: CodeFlow): string => (flow.kind === 'pin' ? WRONG_PIN : WRONG_PUK);
const right = (flow: CodeFlow): string => (flow.kind === 'pin' ? RIGHT_PIN : RIGHT_PUK);

describe.each(CODE_FLOWS)('$name', (flow) => {
  test('a right code goes to the card once', async () => {
    await begin(flow);
    await send(app.page, flow, right(flow));
    await see(heading(app.page, flow.done));
    expect(card.codeCommands).toEqual(flow.sends);
    expect(card.tries).toEqual({ pin: 3, puk: 10 });
  });

  test('a wrong code costs one try, which is said, and is not sent again', async () => {
    await begin(flow);
    await send(app.page, flow, wrong(flow));
    await see(heading(app.page, codes.wrong[flow.kind].title));
    const left = flow.kind === 'pin' ? 2 : 9;
    await see(app.page.getByText(codes.wrong[flow.kind].card(left)));
    expect(card.tries).toEqual(flow.kind === 'pin' ? { pin: 2, puk: 10 } : { pin: 3, puk: 9 });
    expect(card.codeCommands).toHaveLength(1);
    expect(card.pin).toBe(RIGHT_PIN);
  });

  test('after a wrong code the field is empty and a second try takes a tick of its own', async () => {
    await begin(flow);
    await send(app.page, flow, wrong(flow));
    await see(heading(app.page, codes.wrong[flow.kind].title));
    await flow.fill(app.page, right(flow));
    await button(app.page, flow.submit).click();
    await see(app.page.getByText(codes.spend.missing));
    expect(card.codeCommands).toHaveLength(1);
    await send(app.page, flow, right(flow));
    await see(heading(app.page, flow.done));
    expect(card.tries).toEqual({ pin: 3, puk: 10 });
    expectSentAtMost(card, flow, 2);
  });

  test('half a code is explained and not sent', async () => {
    await begin(flow);
    await see(button(app.page, flow.submit));
    await flow.fill(app.page, right(flow).slice(0, 4));
    await button(app.page, flow.submit).click();
    await see(app.page.getByText(words.code.problems.half));
    expect(card.codeCommands).toEqual([]);
  });
});

describe.each(CODE_FLOWS.filter(({ kind }) => kind === 'pin'))('$name, last try', (flow) => {
  test('no is the answer that has the focus, and nothing is sent', async () => {
    await begin(flow, { pin: 1 });
    await send(app.page, flow, RIGHT_PIN);
    const safe = button(app.page, codes.questions.lastPinTry.safe);
    await see(safe);
    expect(await safe.evaluate((element) => element === document.activeElement)).toBe(true);
    await app.page.keyboard.press('Escape');
    await see(heading(app.page, codes.stopped['last-try'].title));
    expect(card.codeCommands).toEqual([]);
    expect(card.tries.pin).toBe(1);
  });

  test('yes sends the code once', async () => {
    await begin(flow, { pin: 1 });
    await send(app.page, flow, RIGHT_PIN);
    await button(app.page, codes.questions.lastPinTry.other).click();
    await see(heading(app.page, flow.done));
    expect(card.codeCommands).toEqual(flow.sends);
    expect(card.tries.pin).toBe(3);
  });

  test('a wrong one blocks the PIN, and the way out is shown', async () => {
    await begin(flow, { pin: 1 });
    await send(app.page, flow, WRONG_PIN);
    await button(app.page, codes.questions.lastPinTry.other).click();
    await see(heading(app.page, [codes.pinBlocked.title, words.home.pinBlocked.title]));
    await see(app.page.locator('a[href="#/unblock"]'));
    expect(card.tries).toEqual({ pin: 0, puk: 10 });
    expect(card.codeCommands).toHaveLength(1);
  });

  test('a blocked PIN is not asked for', async () => {
    await begin(flow, { pin: 0 });
    await see(heading(app.page, [codes.pinBlocked.title, words.home.pinBlocked.title]));
    expect(await app.page.locator('input[type=password]').count()).toBe(0);
    expect(card.codeCommands).toEqual([]);
  });
});

describe.each(CODE_FLOWS)('$name, a card that is blocked for ever', (flow) => {
  test('no code is asked for', async () => {
    await begin(flow, { pin: 0, puk: 0 });
    await see(heading(app.page, [codes.blockedForEver.title, words.home.blocked.title]));
    expect(await app.page.locator('input[type=password]').count()).toBe(0);
    expect(card.codeCommands).toEqual([]);
  });
});

describe('PUK', () => {
  test('a blocked PIN is unblocked: the PUK once, the new PIN once', async () => {
    await begin(UNBLOCK, { pin: 0 });
    await see(heading(app.page, codes.unblock.blocked.title));
    await send(app.page, UNBLOCK, RIGHT_PUK);
    await see(heading(app.page, UNBLOCK.done));
    expect(card.codeCommands).toEqual(UNBLOCK.sends);
    expect(card.pin).toBe(FRESH_PIN);
    expect(card.tries).toEqual({ pin: 3, puk: 10 });
  });

  test.each([8, 3])('with %i tries left recovery is advised before the field is shown', async (left) => {
    await begin(UNBLOCK, { pin: 0, puk: left });
    await see(heading(app.page, codes.recoverPuk.title));
    await see(app.page.getByText(codes.recoverPuk.few(left)));
    expect(await codeField(app.page, codes.unblock.puk).count()).toBe(0);
    await button(app.page, codes.recoverPuk.goOn).click();
    await send(app.page, UNBLOCK, WRONG_PUK);
    await see(app.page.getByText(codes.wrong.puk.card(left - 1)));
    await see(heading(app.page, codes.recoverPuk.title));
    expect(card.tries.puk).toBe(left - 1);
    expect(card.codeCommands).toHaveLength(1);
  });

  test.each([2, 1])('with %i left a question comes before it is sent; no costs nothing', async (left) => {
    await begin(UNBLOCK, { pin: 0, puk: left });
    await button(app.page, codes.recoverPuk.goOn).click();
    await send(app.page, UNBLOCK, WRONG_PUK);
    const safe = button(app.page, codes.questions.lastPukTries.safe);
    await see(safe);
    await safe.click();
    await see(heading(app.page, codes.stopped['last-try'].title));
    expect(card.tries.puk).toBe(left);
    expect(card.codeCommands).toEqual([]);
  });

  test('the last wrong PUK closes the chip, and what still works is said', async () => {
    await begin(UNBLOCK, { pin: 0, puk: 1 });
    await button(app.page, codes.recoverPuk.goOn).click();
    await send(app.page, UNBLOCK, WRONG_PUK);
    await button(app.page, codes.questions.lastPukTries.other).click();
    await see(heading(app.page, codes.blockedForEver.title));
    await see(app.page.getByText(codes.blockedForEver.still.signed));
    expect(card.tries).toEqual({ pin: 0, puk: 0 });
    expect(card.codeCommands).toHaveLength(1);
  });
});
