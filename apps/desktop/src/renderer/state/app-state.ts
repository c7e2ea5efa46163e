import type { AppEvent } from '../../contract/bridge.js';
import type { PromptView } from '../../contract/requests.js';
import type { AppView } from '../../contract/views.js';
import { openWith } from './arrivals.js';
import { bridge } from './bridge.js';
import { followDesk } from './chosen-card.js';
import { goTo, routeStore } from './route.js';
import { Store } from './store.js';

/** What the main process told last. */
export type AppState = Omit<AppView, 'opened'>;

/** The question of the PIN window. */
export const promptStore = new Store<PromptView | undefined>(undefined);

/** Asks for everything once, then follows what is told. */
export async function startAppState(): Promise<Store<AppState>> {
  const waiting: AppEvent[] = [];
  let take = (event: AppEvent): void => {
    waiting.push(event);
  };
  bridge.listen((event) => {
    take(event);
  });
  const reply = await bridge.request('app.start', undefined);
  if (!reply.ok) throw new Error(`app.start: ${reply.error.code}`);
  const { opened, ...state }: AppView = reply.result;
  followDesk(state.desk);
  const store = new Store<AppState>(state);
  take = (event) => {
    change(store, event);
  };
  for (const event of waiting) change(store, event);
  if (opened !== undefined) open(opened);
  return store;
}

function change(store: Store<AppState>, event: AppEvent): void {
  switch (event.type) {
    case 'desk':
      followDesk(event.desk);
      store.set({ ...store.value, desk: event.desk });
      break;
    case 'paired':
      store.set({ ...store.value, paired: event.paired });
      break;
    case 'settings':
      store.set({ ...store.value, settings: event.settings });
      break;
    case 'unsaved':
      store.set({ ...store.value, unsaved: event.unsaved });
      break;
    case 'try-out':
      store.set({ ...store.value, tryOut: event.on });
      break;
    case 'navigate':
      open(event);
      break;
    case 'prompt':
      promptStore.set(event.prompt);
      break;
    case 'operation':
      // Each operation listens for itself.
      break;
  }
}

function open({ to, files, refused }: NonNullable<AppView['opened']>): void {
  // The PIN window shows a question and nothing else.
  if (routeStore.value === 'prompt') return;
  if (to === 'sign' || to === 'verify') openWith(to, { files, refused });
  else goTo(to);
}
