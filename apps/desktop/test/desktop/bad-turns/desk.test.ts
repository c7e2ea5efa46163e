import { createCardImage, specimenImage, withDefect } from '@ciekit/emulator';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { button, CODE_FLOWS, goTo, heading, RIGHT_PIN, see, send, PAIR, words } from '../../support/desk/code-flows.js';
import { ask, launchDesk, type DeskApp } from '../../support/desk/launch-desk.js';
import { READER } from '../../support/desk/test-desk.js';

const { codes, home } = words;
const SECOND = 'Lettore di prova 2';
const otherImage = createCardImage({
  seed: 'the other card',
  servicesId: '999888777666',
  documentNumber: 'CA22222BB',
});
let app: DeskApp;
let cards: DeskCard[] = [];

beforeAll(async () => {
  app = await launchDesk({ paired: [new DeskCard()] });
});

afterAll(() => app.close());

afterEach(async () => {
  await goTo(app, 'levels');
  await app.desk.clear();
  await see(app.page.getByRole('status').getByText(words.shell.state.noCard));
  expect(app.pageErrors).toEqual([]);
  // Whatever went wrong before a code was asked for, none was sent.
  expect(cards.flatMap(({ codeCommands }) => codeCommands)).toEqual([]);
  cards = [];
});

function put(card: DeskCard, reader = READER): void {
  cards.push(card);
  app.desk.put(card, reader);
}

/** As when the app is started: what lies there is told all at once, and nothing was chosen before. */
const lookAgain = (): Promise<unknown> => ask(app, 'desk.look-again', undefined);

const noCode = async (): Promise<void> => {
  expect(await app.page.locator('input[type=password]').count()).toBe(0);
};

/** Every screen that needs a card, and the heading of each for one trouble. */
const SCREENS = [...CODE_FLOWS.map(({ route }) => ({ route, words: codes.gate })), { route: 'home', words: undefined }];

describe.each(SCREENS)('$route', ({ route }) => {
  const isHome = route === 'home';

  test('no reader', async () => {
    app.desk.unplug();
    await goTo(app, route);
    await see(heading(app.page, isHome ? home.noReader.title : codes.gate.noReader.title));
    await noCode();
    app.desk.plug(READER);
    await see(heading(app.page, isHome ? home.noCard.title : codes.gate.noCard.title));
    await noCode();
  });

  test.each(['mute', 'other-card'] as const)('%s', async (kind) => {
    app.desk.putOdd(kind);
    await goTo(app, route);
    const title = kind === 'mute' ? home.mute.title : home.unknown.title;
    await see(heading(app.page, isHome ? title : codes.gate.unknown.title));
    await noCode();
    app.desk.take();
    await see(heading(app.page, isHome ? home.noCard.title : codes.gate.noCard.title));
  });

  test('the service stops, and comes back', async () => {
    await goTo(app, route);
    app.desk.stopService();
    await see(
      isHome
        ? heading(app.page, home.service.titles['service-not-running'])
        : app.page.getByRole('alert').filter({ hasText: words.note.next }),
    );
    await noCode();
    app.desk.startService();
    await see(heading(app.page, isHome ? home.noCard.title : codes.gate.noCard.title));
  });

  test('a cloned chip', async () => {
    put(new DeskCard(withDefect(specimenImage(), 'cloned')));
    await goTo(app, route);
    await see(isHome ? heading(app.page, home.notGenuine.title) : app.page.getByRole('alert'));
    await noCode();
    app.desk.take();
    await see(heading(app.page, isHome ? home.noCard.title : codes.gate.noCard.title));
  });

  test('two cards: nothing is guessed', async () => {
    app.desk.plug(SECOND);
    put(new DeskCard());
    put(new DeskCard(otherImage), SECOND);
    await lookAgain();
    await goTo(app, route);
    await see(heading(app.page, isHome ? home.several.title : codes.gate.several.title));
    await noCode();
    app.desk.unplug(SECOND);
    app.desk.take();
    await see(heading(app.page, isHome ? home.noCard.title : codes.gate.noCard.title));
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

test('of two cards only the chosen one gets the code', async () => {
  app.desk.plug(SECOND);
  const mine = new DeskCard();
  app.desk.put(mine);
  put(new DeskCard(otherImage), SECOND);
  await lookAgain();
  await goTo(app, 'pair');
  await see(heading(app.page, codes.gate.several.title));
  await app.page.getByRole('button', { name: READER }).click();
  await send(app.page, PAIR, RIGHT_PIN);
  await see(heading(app.page, PAIR.done));
  expect(mine.codeCommands).toEqual(PAIR.sends);
});

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
