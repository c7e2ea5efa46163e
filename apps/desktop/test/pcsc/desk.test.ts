/** What lies on the desk, as pcscd tells it: the app finds reader and cards by itself, and follows them. */
import { createCardImage } from '@ciekit/emulator';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { skipWithoutPcscd } from '../../../../packages/pcsc/test/pcsc/support/daemon.js';
import { CHANGE_PIN, CHECK_PIN, goTo, heading, PAIR, see, words } from '../support/desk/code-flows.js';
import * as turns from '../support/desk/desk-turns.js';
import { launchAt, type DeskApp } from '../support/desk/launch-desk.js';
import { Sitting } from '../support/desk/sitting.js';
import { PcscDesk } from './support/pcsc-desk.js';

const { home } = words;

function expiredCard(): DeskCard {
  const validity = { notBefore: '2014-03-12', notAfter: '2024-03-12' };
  const person = { servicesId: '111222333444', documentNumber: 'CA33333CC' };
  return new DeskCard(createCardImage({ seed: 'expired', ...person, validity }));
}

describe.skipIf(skipWithoutPcscd() !== false)('the desk through pcscd', () => {
  const desk = new PcscDesk();
  const expired = expiredCard();
  let app: DeskApp<PcscDesk>;

  // The service is the first test's.
  beforeAll(async () => {
    app = await launchAt(desk, { paired: [new DeskCard(), expired] });
  });

  afterAll(async () => {
    try {
      await app.close();
    } finally {
      await desk.close();
    }
  });

  afterEach(() => new Sitting(app).leave());

  const seesTitle = (name: string): Promise<void> => see(heading(app.page, name));

  test('without a service: how to start it; then reader and card as they come and go, with no word from anybody', async () => {
    const card = new DeskCard();
    card.set({ pin: 2 });
    await seesTitle(home.service.titles['service-not-running']);
    await see(app.page.getByText(home.service.commands['service-not-running'].linux));
    await desk.startService({ readers: false });
    await seesTitle(home.noReader.title);
    await desk.stopService();
    await seesTitle(home.service.titles['service-not-running']);
    await desk.startService();
    await seesTitle(home.noCard.title);
    await desk.put(card);
    await seesTitle(home.ready.title);
    await see(app.page.getByText(words.tries.left('pin', 2, 3)));
    await desk.killService();
    await seesTitle(home.service.titles['service-not-running']);
    await desk.startService();
    await seesTitle(home.ready.title);
    await see(app.page.getByText(words.tries.left('pin', 2, 3)));
    await desk.take();
    await seesTitle(home.noCard.title);
    expect(card.codeCommands).toEqual([]);
  });

  test.each([
    { route: 'home', kind: 'other-card' },
    { route: 'home', kind: 'mute' },
    { route: PAIR.route, kind: 'other-card' },
  ] as const)('$route: $kind is no CIE', ({ route, kind }) => turns.oddCard(app, route, kind));

  test.each(['home', CHANGE_PIN.route])('%s: a cloned chip is asked for no code', (route) =>
    turns.clonedChip(app, route),
  );

  test('an expired card says so, and offers no signature', async () => {
    await goTo(app, 'home');
    await desk.put(expired);
    await seesTitle(home.expired.title);
    expect(await app.page.getByRole('link', { name: home.acts.sign.title }).count()).toBe(0);
    expect(expired.codeCommands).toEqual([]);
  });

  test('of two cards on two readers only the chosen one gets the code', () => turns.chosenCardPaired(app));

  test('the service stops under a form, and comes back', () => turns.serviceStops(app, CHECK_PIN.route));

  test('the service is killed with the PIN on its way: said, and nothing is sent again', () =>
    turns.serviceDiesWithPin(new Sitting(app), () => desk.killService()));
});
