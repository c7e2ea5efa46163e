import { createCardImage, specimenImage, withDefect } from '@ciekit/emulator';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { button, goTo, heading, RIGHT_PIN, see, send, PAIR, words } from '../../support/desk/code-flows.js';
import * as turns from '../../support/desk/desk-turns.js';
import { launchDesk, type DeskApp } from '../../support/desk/launch-desk.js';
import { READER } from '../../support/desk/test-desk.js';

const { codes, home } = words;
let app: DeskApp;

beforeAll(async () => {
  app = await launchDesk({ paired: [new DeskCard()] });
});

afterAll(() => app.close());

afterEach(async () => {
  await goTo(app, 'levels');
  await app.desk.clear();
  await see(app.page.getByRole('status').getByText(words.shell.state.noCard));
  expect(app.pageErrors).toEqual([]);
});

describe.each(turns.ROUTES)('%s', (route) => {
  test('no reader', async () => {
    app.desk.unplug();
    await goTo(app, route);
    await see(turns.trouble(app, route, home.noReader.title, codes.gate.noReader.title));
    await turns.expectNoCodeAsked(app);
    app.desk.plug(READER);
    await see(turns.noCard(app, route));
    await turns.expectNoCodeAsked(app);
  });

  test.each(['mute', 'other-card'] as const)('%s', (kind) => turns.oddCard(app, route, kind));

  test('the service stops, and comes back', () => turns.serviceStops(app, route));

  test('a cloned chip', () => turns.clonedChip(app, route));

  test('two cards: nothing is guessed', async () => {
    await turns.twoCards(app, route);
  });
});

test('access denied is said in the person’s words', async () => {
  app.desk.refuse('access-denied');
  app.desk.stopService();
  app.desk.refuse('access-denied');
  await goTo(app, 'home');
  await see(heading(app.page, home.service.titles['access-denied']));
  app.desk.startService();
  await see(heading(app.page, home.noCard.title));
});

test('of two cards only the chosen one gets the code', () => turns.chosenCardPaired(app));

describe('dates', () => {
  test('an expired card says what still works, and offers no signature', async () => {
    const image = withDefect(specimenImage(), 'expired-certificate');
    const card = new DeskCard(image);
    await using expired = await launchDesk({ card, paired: [card] });
    await see(heading(expired.page, home.expired.title));
    expect(await expired.page.getByRole('link', { name: home.acts.sign.title }).count()).toBe(0);
    expect(card.codeCommands).toEqual([]);
  });

  test('a card in its 90 days of grace says until when', async () => {
    const ended = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
    const card = new DeskCard(createCardImage({ seed: 'grace', validity: { notAfter: ended } }));
    await using late = await launchDesk({ card, paired: [card] });
    await see(late.page.getByText(home.notices.usable.title));
    expect(card.codeCommands).toEqual([]);
  });

  test('a card that is not yet valid points at the clock', async () => {
    const begins = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    const card = new DeskCard(createCardImage({ seed: 'early', validity: { notBefore: begins } }));
    await using early = await launchDesk({ card, paired: [card] });
    await see(early.page.getByText(home.notices.notYet.title));
  });
});

describe('a card that was never here', () => {
  let fresh: DeskApp;

  beforeAll(async () => {
    fresh = await launchDesk();
  });

  afterAll(() => fresh.close());

  test.each(['wrong-sod-hash', 'bad-sod-signature'] as const)(
    'with %s: found out before the PIN goes',
    async (defect) => {
      const card = new DeskCard(withDefect(specimenImage(), defect));
      fresh.desk.put(card);
      await goTo(fresh, 'pair');
      const submit = button(fresh.page, PAIR.submit);
      const refusal = fresh.page.getByRole('alert').filter({ hasText: words.note.next });
      await see(submit.or(refusal));
      if (await submit.isVisible()) await send(fresh.page, PAIR, RIGHT_PIN);
      await see(refusal);
      expect(card.codeCommands).toEqual([]);
      await fresh.desk.clear();
      await see(heading(fresh.page, codes.gate.noCard.title));
      await goTo(fresh, 'levels');
    },
  );

  test('of an old chip family: a card like any other', async () => {
    const card = new DeskCard(specimenImage({ profile: 'gemalto' }));
    fresh.desk.put(card);
    await goTo(fresh, 'pair');
    await send(fresh.page, PAIR, RIGHT_PIN);
    await see(heading(fresh.page, PAIR.done));
    expect(card.codeCommands).toEqual(PAIR.sends);
  });
});

test('an issuer that nobody vouches for is asked about before the code goes', async () => {
  const card = new DeskCard();
  await using strange = await launchDesk({ card, trusts: false });
  await goTo(strange, 'pair');
  await see(strange.page.getByText(codes.pair.issuer['unverified-issuer'].title));
  await send(strange.page, PAIR, RIGHT_PIN);
  await strange.page.getByRole('button', { name: codes.questions.unverifiedIssuer.safe, exact: true }).click();
  await see(heading(strange.page, codes.stopped['unverified-issuer'].title));
  expect(card.codeCommands).toEqual([]);
  expect(card.tries).toEqual({ pin: 3, puk: 10 });
});
