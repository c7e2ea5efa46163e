import type { DeskView } from '../../contract/views.js';
import { useApp } from './context.js';
import { ciesOn, onlyCie, type PlacedCie } from './desk.js';
import { Store, useStore } from './store.js';

/** A card on a reader, by the names that both keep while they lie there. */
interface Choice {
  readonly reader: string;
  readonly nis: string;
}

/** Which CIE the person works with; `undefined`: none is there, or several and nobody has said. */
const choice = new Store<Choice | undefined>(undefined);

/** The person says which of several cards is meant. */
export function chooseCie({ reader, card }: PlacedCie): void {
  choice.set({ reader, nis: card.nis });
}

/**
 * Keeps the choice while that card lies there. A card that comes alone is chosen, and stays so when another one comes; when
 * it leaves, what is left alone takes its place, and nothing is guessed between several: while another reader's card is
 * still being asked what it is, nobody knows how many there are.
 */
export function followDesk(desk: DeskView): void {
  const cies = ciesOn(desk);
  if (choice.value !== undefined && cies.some((placed) => isChoice(placed, choice.value))) return;
  const only = onlyCie(desk);
  if (only === undefined) choice.set(undefined);
  else chooseCie(only);
}

/**
 * The card that codes go to: never one of several that nobody chose. A screen with a field for a code draws it anew
 * (`key={placed.card.nis}`) when this is another card, so that what was typed for one never reaches the other.
 */
function chosenCie(desk: DeskView): PlacedCie | undefined {
  return ciesOn(desk).find((placed) => isChoice(placed, choice.value)) ?? onlyCie(desk);
}

/** {@link chosenCie} of the desk as it is, followed. */
export function useChosenCie(): PlacedCie | undefined {
  const { desk } = useApp();
  useStore(choice);
  return chosenCie(desk);
}

function isChoice({ reader, card }: PlacedCie, chosen: Choice | undefined): boolean {
  return chosen !== undefined && reader === chosen.reader && card.nis === chosen.nis;
}
