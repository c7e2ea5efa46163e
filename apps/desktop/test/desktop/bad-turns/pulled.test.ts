/** The card is pulled at every command of every flow: no code goes twice, and what is said is what happened. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { itCodeErrors } from '../../../../../packages/middleware/src/messages/it-code-errors.js';
import {
  CHANGE_PIN,
  CHECK_PIN,
  CODE_FLOWS,
  FRESH_PIN,
  goTo,
  heading,
  right,
  RIGHT_PIN,
  see,
  send,
  button,
  SOON,
  UNBLOCK,
  words,
  WRONG_PIN,
  type CodeFlow,
} from '../../support/desk/code-flows.js';
import { launchDesk, type DeskApp } from '../../support/desk/launch-desk.js';
import * as turns from '../../support/desk/pulled-turns.js';
import { Sitting } from '../../support/desk/sitting.js';
import { commandsOf, pullsOf, sentOf, untilGone, untilRead } from '../../support/desk/pulling.js';

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
  await see(app.page.getByRole('status').getByText(words.shell.state.noCard));
  expect(app.pageErrors).toEqual([]);
});

/** The form is there, and nobody reads the card any more: what comes now is the flow's own. */
async function begin(flow: CodeFlow): Promise<void> {
  app.desk.put(card);
  await goTo(app, flow.route);
  await see(button(app.page, flow.submit));
  await untilRead(app);
  card.card.faults.resetCounter();
}

/** What a window can claim about a flow that the card left. */
type Claim = 'no code sent' | 'code right' | 'code unknown' | 'pin unknown';

async function claimed({ kind, done }: CodeFlow): Promise<readonly (Claim | 'done')[]> {
  const { page } = app;
  await see(heading(page, [...done, codes.unknown.pageTitle]).or(page.getByRole('alert')));
  const said = await page.locator('main').innerText();
  const claims = {
    done: done.find((title) => said.includes(title)),
    'no code sent': codes.use['not-sent'],
    'code right': codes.use.accepted,
    'code unknown': itCodeErrors['code-outcome-unknown'][kind].title,
    'pin unknown': codes.unknown.title,
  } as const;
  return (Object.keys(claims) as (keyof typeof claims)[]).filter((claim) => said.includes(claims[claim] ?? '\0'));
}

describe.each(CODE_FLOWS)('$name', (flow) => {
  test(
    'pulled at every command: no code twice, the truth is told, the window goes on',
    { timeout: 240_000 },
    async () => {
      await begin(flow);
      const commands = await commandsOf(card, async () => {
        await send(app.page, flow, right(flow));
        await see(heading(app.page, flow.done));
      });
      const pulls = pullsOf(commands);
      expect(pulls.length).toBeGreaterThan(15);
      await goTo(app, 'levels');
      app.desk.take();
      for (const { kind, index, ins } of pulls) {
        const where = `${kind} at ${index}, ${ins.toString(16)}`;
        await untilGone(app);
        // The same screen goes on, but for the one that asks which PIN it is.
        if (await heading(app.page, codes.unknown.pageTitle).isVisible()) await goTo(app, 'levels');
        card = new DeskCard();
        await begin(flow);
        const fault = card.card.faults.inject({ kind, at: index });
        await send(app.page, flow, right(flow));
        const claims = await claimed(flow);
        expect(fault.outcome, where).toBe('applied');

        const { checks, settings } = sentOf(card);
        const isLast = index === commands.findLastIndex((command) => command.ins === card.codeCommands.at(-1));
        const truth: Claim =
          settings > 0 ? 'pin unknown' : checks === 0 ? 'no code sent' : isLast ? 'code unknown' : 'code right';
        expect(claims, where).toEqual([truth]);
        expect(
          [checks, settings].every((count) => count <= 1),
          where,
        ).toBe(true);
        expect(card.tries, where).toEqual({ pin: 3, puk: 10 });
        expect(card.pin, where).toBe(settings === 1 && kind === 'answer-lost' ? FRESH_PIN : RIGHT_PIN);
      }
    },
  );
});

describe.each([CHANGE_PIN, UNBLOCK])('$name, the answer to the command that sets the PIN is lost', (flow) => {
  test('sends nothing more by itself; the new PIN is checked when the person writes it', async () => {
    await begin(flow);
    card.loseAnswerTo(flow === CHANGE_PIN ? 'change' : 'reset');
    await send(app.page, flow, right(flow));
    await see(heading(app.page, codes.unknown.pageTitle));
    const sent = [...card.codeCommands];
    app.desk.put(card);
    await see(button(app.page, codes.unknown.new.submit));
    expect(card.codeCommands).toEqual(sent);
    await app.page.getByLabel(codes.unknown.new.label, { exact: true }).fill(FRESH_PIN);
    await button(app.page, codes.unknown.new.submit).click();
    await see(heading(app.page, codes.unknown.isNew.title));
    expect(card.tries).toEqual({ pin: 3, puk: 10 });
  });
});

describe('the command that sets the PIN', () => {
  test('pulled before CHANGE: the new PIN is wrong, and the one before gives the tries back', () =>
    turns.pulledBeforeChange(new Sitting(app, card)));

  test('pulled after CHANGE: changed, and said so', () => turns.pulledAfterChange(new Sitting(app, card)));

  test('the answer to RESET is lost for a blocked PIN: the tries alone tell, no code is sent', () =>
    turns.answerToResetLost(new Sitting(app, card)));

  test('pulled before RESET: still blocked, and it can be done once more', () =>
    turns.pulledBeforeReset(new Sitting(app, card)));
});

test('a wrong PIN whose answer is lost costs its try, and the card says so when it is back', async () => {
  await begin(CHECK_PIN);
  card.loseAnswerTo('verify');
  await send(app.page, CHECK_PIN, WRONG_PIN);
  expect(await claimed(CHECK_PIN)).toEqual(['code unknown']);
  await untilGone(app);
  app.desk.put(card);
  await see(app.page.getByText(words.tries.left('pin', 2, 3)));
  await see(button(app.page, CHECK_PIN.submit));
  expect([card.codeCommands.length, card.tries.pin]).toEqual([1, 2]);
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
