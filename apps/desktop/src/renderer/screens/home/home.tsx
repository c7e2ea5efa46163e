import type { JSX } from 'preact';
import { useChosenCie } from '../../state/chosen-card.js';
import { CardPage } from './card-page.js';
import { DeskPage } from './desk-page.js';

/** The reader, the card, and what can be done with it. */
export function Home(): JSX.Element {
  const placed = useChosenCie();
  if (placed === undefined) return <DeskPage />;
  return <CardPage key={`${placed.reader} ${placed.card.nis}`} placed={placed} />;
}
