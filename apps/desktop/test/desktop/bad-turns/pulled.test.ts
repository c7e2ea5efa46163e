import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import {
  CHANGE_PIN,
  CHECK_PIN,
  CODE_FLOWS,
  expectSentAtMost,
  FRESH_PIN,
  goTo,
  heading,
  RIGHT_PIN,
  RIGHT_PUK,
  see,
  send,
  button,
  SOON,
  UNBLOCK,
  words,
  type CodeFlow,
} from '../../support/desk/code-flows.js';
import { launchDesk, type DeskApp } from '../../support/desk/launch-desk.js';

const { codes } = words;
const CHANGE = 0x24;
const RESET = 0x2c;
/** So many commands of a flow are the last ones before the card is gone. */
const PLACES = 8;
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
  await see(app.page.getByRole('status').getByText(words.shell.state.noCard));
  expect(app.pageErrors).toEqual([]);
});

const right = ({ kind }: CodeFlow): string => (kind === 'pin' ? RIGHT_PIN : RIGHT_PUK);

/** The form is there, and nobody reads the card any more: what comes now is the flow's own. */
async function begin(flow: CodeFlow): Promise<void> {
  app.desk.put(card);
  await goTo(app, flow.route);
  await see(button(app.page, flow.submit));
  await app.desk.quiet(card);
  card.card.faults.resetCounter();
}

/** How many commands a good run of the flow sends. */
async function countOf(flow: CodeFlow): Promise<number> {
  await begin(flow);
  await send(app.page, flow, right(flow));
  await see(heading(app.page, flow.done));
  return card.card.faults.commandCount;
}

/** Ends of a flow: done, or a page that says what happened. */
async function ended(flow: CodeFlow): Promise<void> {
  await see(
    heading(app.page, [...flow.done, codes.gate.noCard.title, codes.unknown.pageTitle]).or(app.page.getByRole('alert')),
  );
}

describe.each(CODE_FLOWS)('$name', (flow) => {
  test('pulled all along the way: no code twice, and the next try is the person’s', { timeout: 240_000 }, async () => {
    const count = await countOf(flow);
    expect(count).toBeGreaterThan(5);
    // An odd step, so that both kinds of loss fall on all kinds of commands.
    const step = Math.ceil(count / PLACES) | 1;
    for (let at = 0; at < count; at += step) {
      await goTo(app, 'levels');
      await app.desk.clear();
      await see(app.page.getByRole('status').getByText(words.shell.state.noCard));
      card = new DeskCard();
      await begin(flow);
      card.card.faults.inject({ kind: at % 2 === 0 ? 'card-removed' : 'answer-lost', at });
      await send(app.page, flow, right(flow));
      await ended(flow);
      expectSentAtMost(card, flow, 1);
      expect(card.tries, `pulled at ${at}`).toEqual({ pin: 3, puk: 10 });
      expect([RIGHT_PIN, FRESH_PIN]).toContain(card.pin);
    }
  });
});

describe.each([
  { flow: CHANGE_PIN, ins: CHANGE },
  { flow: UNBLOCK, ins: RESET },
])('$flow.name, the answer to the command that sets the PIN is lost', ({ flow, ins }) => {
  test('says that it is not known, and sends nothing more by itself', async () => {
    await begin(flow);
    card.card.faults.inject({ kind: 'answer-lost', at: (command) => command.ins === ins });
    await send(app.page, flow, right(flow));
    await see(heading(app.page, codes.unknown.pageTitle));
    const sent = [...card.codeCommands];
    app.desk.put(card);
    await see(button(app.page, codes.unknown.new.submit));
    expect(card.codeCommands).toEqual(sent);
    expect(card.pin).toBe(FRESH_PIN);
  });
});

test('a card that is swapped for another one gets no code', async () => {
  await begin(CHECK_PIN);
  await CHECK_PIN.fill(app.page, RIGHT_PIN);
  const other = new DeskCard();
  other.set({ pin: 2 });
  app.desk.swap(other);
  const twoTries = app.page.getByText(words.tries.left('pin', 2, 3));
  await twoTries.first().waitFor({ timeout: SOON });
  await see(button(app.page, CHECK_PIN.submit));
  // What was typed for the card before is gone.
  expect(await app.page.locator('input[type=password]').inputValue()).toBe('');
  expect([...card.codeCommands, ...other.codeCommands]).toEqual([]);
});
