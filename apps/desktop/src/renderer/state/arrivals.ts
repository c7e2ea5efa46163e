import type { ArrivalView } from '../../contract/views.js';
import { bridge } from './bridge.js';
import { goTo } from './route.js';
import { Store } from './store.js';

/** The screens that take files. */
export type FileScreen = 'sign' | 'verify';

export const NO_ARRIVAL: ArrivalView = { files: [], refused: [] };

/**
 * Files that were opened with the app, dropped on it or sent from one screen to another: each waits for its own screen,
 * which takes it when it can. A code on its way to the card holds the person where they are; the files wait.
 */
export const arrivals: Readonly<Record<FileScreen, Store<ArrivalView>>> = {
  sign: new Store(NO_ARRIVAL),
  verify: new Store(NO_ARRIVAL),
};

export function isNothing({ files, refused }: ArrivalView): boolean {
  return files.length === 0 && refused.length === 0;
}

/** What came a moment ago and was not taken yet stays. */
export function arrive(at: FileScreen, { files, refused }: ArrivalView): void {
  const store = arrivals[at];
  const before = store.value;
  store.set({ files: [...before.files, ...files], refused: [...before.refused, ...refused] });
}

/** Goes to a screen with files for it. */
export function openWith(to: FileScreen, arrival: ArrivalView): void {
  arrive(to, arrival);
  goTo(to);
}

/** Takes files that were written to a screen, which says so where one of them is gone. */
export async function openWritten(to: FileScreen, fileIds: readonly string[]): Promise<void> {
  const reply = await bridge.request('files.look', { files: [...fileIds] });
  if (reply.ok) openWith(to, reply.result);
}
