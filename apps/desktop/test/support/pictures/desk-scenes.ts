import { createCardImage, withDefect, type CardImage } from '@ciekit/emulator';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { ask, type DeskApp } from '../desk/launch-desk.js';
import { READER } from '../desk/test-desk.js';
import { seen, type Scene } from './scene.js';

const SECOND_READER = 'Lettore di prova 2';
const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** A card of somebody else, as often as it is asked for: its numbers hang on the seed. */
const cardOf = (
  seed: string,
  documentNumber: string,
  servicesId: string,
  dates: readonly [number, number],
): CardImage =>
  createCardImage({
    seed,
    documentNumber,
    servicesId,
    validity: { notBefore: day(dates[0]), notAfter: day(dates[1]) },
  });

export const OTHER_NIS = '999888777666';
export const otherImage = createCardImage({
  seed: 'the other card',
  servicesId: OTHER_NIS,
  documentNumber: 'CA22222BB',
});
export const graceImage = cardOf('grace', 'CA33333CC', '333333333333', [-3_000, -20]);
export const expiredImage = cardOf('expired', 'CA44444DD', '444444444444', [-3_000, -200]);
export const earlyImage = cardOf('early', 'CA55555EE', '555555555555', [20, 3_000]);

const put =
  (image: CardImage) =>
  ({ desk }: DeskApp): void => {
    desk.put(new DeskCard(image));
  };

const twoReaders = ({ desk }: DeskApp): void => {
  desk.plug(SECOND_READER);
  desk.put(new DeskCard());
  desk.put(new DeskCard(otherImage), SECOND_READER);
};

/** Home and the pages of a card, with one card paired. */
export const DESK_SCENES: readonly Scene[] = [
  {
    name: 'home-reading',
    route: 'home',
    arrange: ({ desk }) => {
      const card = new DeskCard();
      card.card.faults.inject({ kind: 'slow', at: () => true, ms: 6_000 });
      desk.put(card);
    },
    act: ({ page, words }) => seen(page, words.home.reading.title),
  },
  {
    name: 'home-several',
    route: 'home',
    arrange: twoReaders,
    act: async ({ app, page, words }) => {
      await ask(app, 'desk.look-again', undefined);
      await page.waitForTimeout(1_000);
      await seen(page, words.home.several.title);
    },
  },
  {
    name: 'home-another-card',
    route: 'home',
    arrange: ({ desk }) => {
      desk.put(new DeskCard());
    },
    act: async ({ app, page }) => {
      await page.locator('.tries').first().waitFor();
      app.desk.plug(SECOND_READER);
      app.desk.put(new DeskCard(otherImage), SECOND_READER);
      await app.desk.quiet(new DeskCard());
      await page.waitForTimeout(1_500);
    },
  },
  {
    name: 'home-no-access',
    route: 'home',
    arrange: ({ desk }) => {
      desk.stopService();
      desk.refuse('access-denied');
    },
    act: async ({ app, page, words }) => {
      await ask(app, 'desk.look-again', undefined);
      await seen(page, words.home.service.titles['access-denied']);
    },
  },
  {
    name: 'home-no-component',
    route: 'home',
    arrange: ({ desk }) => {
      desk.stopService();
      desk.refuse('binding-unavailable');
    },
    act: async ({ app, page, words }) => {
      await ask(app, 'desk.look-again', undefined);
      await seen(page, words.home.service.titles['binding-unavailable']);
    },
  },
  {
    name: 'home-try-out',
    route: 'home',
    act: async ({ app, page, words }) => {
      await ask(app, 'try-out.set', { on: true });
      await seen(page, words.home.newCard.title);
    },
    leave: ({ app }) => ask(app, 'try-out.set', { on: false }),
  },
  {
    name: 'card-remove',
    route: 'card',
    arrange: put(new DeskCard().image),
    act: ({ page, words }) => page.getByRole('button', { name: words.cards.remove.button }).click(),
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
  { name: 'card-away', route: 'card' },
];

/** Several cards are paired, among them such whose time is over. */
export const SEVERAL_SCENES: readonly Scene[] = [
  { name: 'several-no-card', route: 'home' },
  { name: 'several-grace', route: 'home', arrange: put(graceImage) },
  { name: 'several-expired', route: 'home', arrange: put(expiredImage) },
  { name: 'several-not-yet', route: 'home', arrange: put(earlyImage) },
  { name: 'several-card-away', route: 'card' },
  { name: 'several-levels', route: 'levels' },
  { name: 'several-theft', route: 'theft' },
  {
    name: 'several-remove-all',
    route: 'home',
    act: ({ page, words }) => page.getByRole('button', { name: words.cards.removeAll.button }).click(),
    leave: ({ page }) => page.keyboard.press('Escape'),
  },
];

/** Nothing is paired yet, and this PC knows no authority. */
export const FRESH_SCENES: readonly Scene[] = [
  {
    name: 'first-run-no-service',
    route: 'first-run',
    arrange: ({ desk }) => {
      desk.stopService();
    },
  },
  {
    name: 'first-run-no-reader',
    route: 'first-run',
    arrange: ({ desk }) => {
      desk.unplug(READER);
    },
  },
  { name: 'first-run-no-card', route: 'first-run' },
  { name: 'first-run-new-card', route: 'first-run', arrange: put(otherImage) },
  { name: 'fresh-no-card', route: 'home' },
  { name: 'fresh-unverified', route: 'home', arrange: put(otherImage) },
  { name: 'fresh-pair', route: 'pair', arrange: put(otherImage) },
  {
    name: 'fresh-blocked',
    route: 'home',
    arrange: ({ desk }) => {
      const card = new DeskCard(otherImage);
      card.set({ pin: 0, puk: 0 });
      desk.put(card);
    },
  },
  { name: 'fresh-not-genuine', route: 'pair', arrange: put(withDefect(otherImage, 'bad-sod-signature')) },
  { name: 'fresh-card', route: 'card' },
  { name: 'fresh-theft', route: 'theft' },
];
