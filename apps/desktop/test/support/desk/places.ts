import { createCardImage, specimenImage, withDefect } from '@ciekit/emulator';
import { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { ask, launchDesk, type DeskApp, type DeskOptions } from './launch-desk.js';

/** A screen in one of its states, as a person comes upon it. */
export interface Place {
  readonly name: string;
  readonly route: string;
  /** Puts the desk so; it is one empty reader before. */
  readonly arrange?: (app: DeskApp) => void;
}

const withCard =
  (tries: { readonly pin?: number; readonly puk?: number } = {}) =>
  ({ desk }: DeskApp): void => {
    const card = new DeskCard();
    card.set(tries);
    desk.put(card);
  };

const otherCard = createCardImage({ seed: 'the other card', servicesId: '999888777666', documentNumber: 'CA22222BB' });
const unpaired = ({ desk }: DeskApp): void => {
  desk.put(new DeskCard(otherCard));
};
const cloned = ({ desk }: DeskApp): void => {
  desk.put(new DeskCard(withDefect(specimenImage(), 'cloned')));
};

/** Screens that look the same whatever lies on the desk. */
const STILL = [
  'sign',
  'verify',
  'help',
  'lost-codes',
  'puk-recovery',
  'reprint',
  'theft',
  'levels',
  'worth',
  'browsers',
  'doctor',
  'settings',
  'about',
];

const CODE_ROUTES = ['pair', 'check-pin', 'change-pin', 'unblock'];

/** Every screen, in every state that the desk can put it in. */
export const PLACES: readonly Place[] = [
  {
    name: 'home-no-reader',
    route: 'home',
    arrange: ({ desk }) => {
      desk.unplug();
    },
  },
  { name: 'home-no-card', route: 'home' },
  { name: 'home-ready', route: 'home', arrange: withCard() },
  { name: 'home-last-try', route: 'home', arrange: withCard({ pin: 1, puk: 3 }) },
  { name: 'home-pin-blocked', route: 'home', arrange: withCard({ pin: 0 }) },
  { name: 'home-blocked', route: 'home', arrange: withCard({ pin: 0, puk: 0 }) },
  { name: 'home-new-card', route: 'home', arrange: unpaired },
  { name: 'home-cloned', route: 'home', arrange: cloned },
  {
    name: 'home-mute',
    route: 'home',
    arrange: ({ desk }) => {
      desk.putOdd('mute');
    },
  },
  {
    name: 'home-other-card',
    route: 'home',
    arrange: ({ desk }) => {
      desk.putOdd('other-card');
    },
  },
  {
    name: 'home-no-service',
    route: 'home',
    arrange: ({ desk }) => {
      desk.stopService();
    },
  },
  { name: 'first-run', route: 'first-run' },
  { name: 'first-run-card', route: 'first-run', arrange: withCard() },
  { name: 'card', route: 'card', arrange: withCard() },
  ...CODE_ROUTES.flatMap((route) => [
    { name: `${route}-no-card`, route },
    { name: `${route}-card`, route, arrange: withCard() },
    { name: `${route}-last-try`, route, arrange: withCard({ pin: 1 }) },
    { name: `${route}-pin-blocked`, route, arrange: withCard({ pin: 0, puk: 8 }) },
    { name: `${route}-cloned`, route, arrange: cloned },
  ]),
  ...STILL.map((route) => ({ name: route, route })),
];

/** The app, started once, with the specimen paired. */
export function launchForPlaces(options: Pick<DeskOptions, 'bundles'> = {}): Promise<DeskApp> {
  return launchDesk({ ...options, paired: [new DeskCard()] });
}

/** Brings the app there, from an empty reader, and waits until it moves no more. */
export async function arrive(app: DeskApp, { route, arrange }: Place): Promise<void> {
  const { page, desk } = app;
  await page.evaluate(`location.hash = '#/levels'`);
  await desk.clear();
  // A card that leaves is told a moment later than one that comes.
  while (!(await isClear(app))) await page.waitForTimeout(50);
  arrange?.(app);
  await page.evaluate(`location.hash = '#/${route}'`);
  await page.locator('h1').first().waitFor();
  await settled(app);
}

async function isClear(app: DeskApp): Promise<boolean> {
  const { readers, service } = (await ask(app, 'app.start', undefined)).desk;
  return service.state === 'ready' && readers.length === 1 && readers[0]?.card.kind === 'empty';
}

/** Until the page has said the same for a while. */
export async function settled({ page }: Pick<DeskApp, 'page'>): Promise<void> {
  await page.evaluate(`new Promise((resolve) => {
    let timer = setTimeout(resolve, 400);
    const observer = new MutationObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(() => { observer.disconnect(); resolve(); }, 400);
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    setTimeout(resolve, 4000);
  })`);
}
