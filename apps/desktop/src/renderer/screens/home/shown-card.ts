import { Store } from '../../state/store.js';

/** Services id of the card whose data are shown; `undefined`: the one that is used. */
export const shownCard = new Store<string | undefined>(undefined);

/** Says whose data the page of a card shows. */
export function showCard(nis: string): void {
  shownCard.set(nis);
}
