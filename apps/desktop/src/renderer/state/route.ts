import { Store } from './store.js';

/** Every screen has an address, so that back and the tray lead to it. */
const ROUTES = [
  'home',
  'first-run',
  'card',
  'check-pin',
  'pair',
  'change-pin',
  'unblock',
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
  'prompt',
] as const;

export type Route = (typeof ROUTES)[number];

export const routeStore = new Store<Route>(read());

/** Whether the screen may not be left: a code is on its way to the card, and how that ends has to be seen. */
export const heldStore = new Store<boolean>(false);

let isArriving = false;

/** Whether the page that comes is the first one of a screen that the person went to; it takes the focus from the menu. */
export function takeArrival(): boolean {
  const was = isArriving;
  isArriving = false;
  return was;
}

addEventListener('hashchange', () => {
  const wanted = read();
  if (heldStore.value && wanted !== routeStore.value) location.replace(linkTo(routeStore.value));
  else {
    isArriving = wanted !== routeStore.value;
    routeStore.set(wanted);
  }
});

/** The address of a screen, for links. */
export function linkTo(route: Route): string {
  return `#/${route}`;
}

export function goTo(route: Route): void {
  location.hash = linkTo(route);
}

/** The first screen, where no address asks for another: asked of the address itself, whose change may be on its way. */
export function beginWith(route: Route): void {
  if (read() !== 'home') return;
  location.replace(linkTo(route));
  routeStore.set(route);
}

function read(): Route {
  // What follows a second slash is the screen's own.
  const [name = ''] = location.hash.replace(/^#\//, '').split('/');
  return ROUTES.find((route) => route === name) ?? 'home';
}
