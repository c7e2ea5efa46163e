/** What lies on the desk, as pcscd tells it: the app finds reader and cards by itself, and follows them. */
import { createCardImage } from '@ciekit/emulator';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { skipWithoutPcscd } from '../../../../packages/pcsc/test/pcsc/support/daemon.js';
import { OtherProgram } from '../../../../packages/pcsc/test/pcsc/support/other-program.js';
import {
  button,
  CHANGE_PIN,
  CHECK_PIN,
  goTo,
  heading,
  PAIR,
  RIGHT_PIN,
  see,
  send,
  words,
} from '../support/desk/code-flows.js';
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

test.skipIf(skipWithoutPcscd() !== false)(
  'an app that starts without a service says how to start it, then follows reader and card by itself',
  async () => {
    const card = new DeskCard();
    card.set({ pin: 2 });
    await using desk = new PcscDesk();
    await using fresh = await launchAt(desk, { paired: [card] });
    const { page } = fresh;
    const titles: readonly (readonly [() => Promise<void> | void, string])[] = [
      [() => undefined, home.service.titles['service-not-running']],
      [() => desk.startService({ readers: false }), home.noReader.title],
      [() => desk.stopService(), home.service.titles['service-not-running']],
      [() => desk.startService(), home.noCard.title],
      [() => desk.put(card), home.ready.title],
      [() => desk.killService(), home.service.titles['service-not-running']],
      [() => desk.startService(), home.ready.title],
      [() => desk.take(), home.noCard.title],
    ];
    for (const [happens, title] of titles) {
      await happens();
      await see(heading(page, title));
      if (title === home.service.titles['service-not-running']) {
        await see(page.getByText(home.service.commands['service-not-running'].linux));
      }
      if (title === home.ready.title) await see(page.getByText(words.tries.left('pin', 2, 3)));
    }
    expect(card.codeCommands).toEqual([]);
    expect(fresh.pageErrors).toEqual([]);
  },
);

describe.skipIf(skipWithoutPcscd() !== false)('the desk through pcscd', () => {
  const desk = new PcscDesk();
  const expired = expiredCard();
  let app: DeskApp<PcscDesk>;

  beforeAll(async () => {
    await desk.startService();
    app = await launchAt(desk, { paired: [new DeskCard(), expired] });
  });

  afterAll(async () => {
    try {
      await app.close();
    } finally {
      await desk[Symbol.asyncDispose]();
    }
  });

  afterEach(() => new Sitting(app).leave());

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
    await see(heading(app.page, home.expired.title));
    expect(await app.page.getByRole('link', { name: home.acts.sign.title }).count()).toBe(0);
    expect(expired.codeCommands).toEqual([]);
  });

  test('of two cards on two readers only the chosen one gets the code', () => turns.chosenCardPaired(app));

  test('a card that another program holds gets no code; once it is let go, the person sends it again', async () => {
    const sitting = new Sitting(app);
    await sitting.begin(CHECK_PIN);
    await see(button(app.page, CHECK_PIN.submit));
    await desk.quiet(sitting.card);
    const other = OtherProgram.start(desk.reader, 'transaction');
    try {
      await other.holding;
      await send(app.page, CHECK_PIN, RIGHT_PIN);
      await see(app.page.getByRole('alert').filter({ hasText: 'Un altro programma sta usando la carta' }));
      expect(sitting.card.codeCommands).toEqual([]);
      await other.release();
    } finally {
      await other.kill();
    }
    await send(app.page, CHECK_PIN, RIGHT_PIN);
    await see(heading(app.page, CHECK_PIN.done));
    expect(sitting.card.codeCommands).toEqual(CHECK_PIN.sends);
  });

  test('the service stops under a form, and comes back', () => turns.serviceStops(app, CHECK_PIN.route));

  test('the service is killed with the PIN on its way: said, and nothing is sent again', () =>
    turns.serviceDiesWithPin(new Sitting(app), () => desk.killService()));
});
