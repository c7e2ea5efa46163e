/** What can be wrong with the desk before any code is asked for, whichever way the app comes to it. */
import { createCardImage, specimenImage, withDefect } from '@ciekit/emulator';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { button, CHECK_PIN, CODE_FLOWS, goTo, heading, PAIR, RIGHT_PIN, see, send, words } from './code-flows.js';
import type { Desk, OddCard } from './desk.js';
import { ask, type DeskApp } from './launch-desk.js';
import type { Sitting } from './sitting.js';

const { codes, home } = words;
const VERIFY = 0x20;
/** Long enough for the service to end while the card has the PIN. */
const SLOW_MS = 3_000;
const UNKNOWN_VERIFY = 'Non si sa se la carta ha controllato il PIN';

/** Every screen that needs a card. */
export const ROUTES: readonly string[] = [...CODE_FLOWS.map(({ route }) => route), 'home'];

/** Of somebody else: another number, another chip. */
const otherImage = createCardImage({
  seed: 'the other card',
  servicesId: '999888777666',
  documentNumber: 'CA22222BB',
});

/** The heading that the home page has for a trouble, or the one that screens with codes have. */
export function trouble(app: DeskApp<Desk>, route: string, atHome: string, elsewhere: string): Locator {
  return heading(app.page, route === 'home' ? atHome : elsewhere);
}

export function noCard(app: DeskApp<Desk>, route: string): Locator {
  return trouble(app, route, home.noCard.title, codes.gate.noCard.title);
}

export async function expectNoCodeAsked({ page }: DeskApp<Desk>): Promise<void> {
  expect(await page.locator('input[type=password]').count()).toBe(0);
}

export async function oddCard(app: DeskApp<Desk>, route: string, kind: OddCard): Promise<void> {
  await app.desk.putOdd(kind);
  await goTo(app, route);
  const title = kind === 'mute' ? home.mute.title : home.unknown.title;
  await see(trouble(app, route, title, codes.gate.unknown.title));
  await expectNoCodeAsked(app);
  await app.desk.take();
  await see(noCard(app, route));
}

/** Says how it is started, and finds the readers when it was. */
export async function serviceStops(app: DeskApp<Desk>, route: string): Promise<void> {
  await goTo(app, route);
  await see(noCard(app, route));
  await app.desk.stopService();
  await see(
    route === 'home'
      ? heading(app.page, home.service.titles['service-not-running'])
      : app.page.getByRole('alert').filter({ hasText: words.note.next }),
  );
  await expectNoCodeAsked(app);
  await app.desk.startService();
  await see(noCard(app, route));
}

export async function clonedChip(app: DeskApp<Desk>, route: string): Promise<void> {
  const card = new DeskCard(withDefect(specimenImage(), 'cloned'));
  await app.desk.put(card);
  await goTo(app, route);
  await see(route === 'home' ? heading(app.page, home.notGenuine.title) : app.page.getByRole('alert'));
  await expectNoCodeAsked(app);
  expect(card.codeCommands).toEqual([]);
  await app.desk.take();
  await see(noCard(app, route));
}

/** Of two cards nothing is guessed. @returns the cards, the first one's reader being the desk's first */
export async function twoCards(app: DeskApp<Desk>, route: string): Promise<readonly [DeskCard, DeskCard]> {
  const [mine, other] = [new DeskCard(), new DeskCard(otherImage)];
  const second = app.desk.second();
  await app.desk.put(mine);
  await app.desk.put(other, second);
  // As when the app is started: what lies there is told all at once, and nothing was chosen before.
  await ask(app, 'desk.look-again', undefined);
  await goTo(app, route);
  await see(trouble(app, route, home.several.title, codes.gate.several.title));
  await expectNoCodeAsked(app);
  expect([...mine.codeCommands, ...other.codeCommands]).toEqual([]);
  return [mine, other];
}

/** After {@link twoCards}: only the card that the person chooses gets the code. */
export async function chosenCardPaired(app: DeskApp<Desk>): Promise<void> {
  const [mine, other] = await twoCards(app, PAIR.route);
  await app.page.getByRole('button', { name: app.desk.reader }).click();
  await send(app.page, PAIR, RIGHT_PIN);
  await see(heading(app.page, PAIR.done));
  expect(mine.codeCommands).toEqual(PAIR.sends);
  expect(other.codeCommands).toEqual([]);
}

/** The service ends with the PIN on its way: nobody claims to know what the card did with it, and nothing is sent again. */
export async function serviceDiesWithPin(sitting: Sitting, die: () => void | Promise<void>): Promise<void> {
  const { app, card } = sitting;
  await sitting.begin(CHECK_PIN);
  await see(button(app.page, CHECK_PIN.submit));
  await app.desk.quiet(card);
  const arrived = new Promise<void>((resolve) => {
    const isVerify = ({ ins }: { readonly ins: number | undefined }): boolean => {
      if (ins !== VERIFY) return false;
      resolve();
      return true;
    };
    card.card.faults.inject({ kind: 'slow', ms: SLOW_MS, at: isVerify });
  });
  await send(app.page, CHECK_PIN, RIGHT_PIN);
  await arrived;
  await die();
  await see(app.page.getByText(UNKNOWN_VERIFY));
  await app.desk.startService();
  await see(button(app.page, CHECK_PIN.submit));
  await app.desk.quiet(card);
  expect(card.verifications).toBeLessThanOrEqual(1);
  expect(card.tries).toEqual({ pin: 3, puk: 10 });
}
