import type { JSX } from 'preact';
import { useApp } from '../../state/context.js';
import { codesOf, type PlacedCie } from '../../state/desk.js';
import { isNotGenuine } from '../../state/not-genuine.js';
import { BlockedForEver } from './blocked-for-ever.js';
import { ExpiredCard } from './expired-card.js';
import { NewCard } from './new-card.js';
import { NotGenuine } from './not-genuine.js';
import { PinBlocked } from './pin-blocked.js';
import { ReadyCard } from './ready-card.js';

/** A CIE lies there: the page for what matters most about it. */
export function CardPage({ placed }: { readonly placed: PlacedCie }): JSX.Element {
  const { desk } = useApp();
  const { card } = placed;
  if (card.problem !== undefined && isNotGenuine(card.problem)) return <NotGenuine error={card.problem} card={card} />;
  const codes = codesOf(card);
  if (codes === 'blocked-for-ever') return <BlockedForEver placed={placed} />;
  if (card.paired?.validity.state === 'expired') return <ExpiredCard placed={placed} paired={card.paired} />;
  if (codes === 'pin-blocked') return <PinBlocked placed={placed} />;
  if (card.paired === undefined) return <NewCard placed={placed} />;
  return <ReadyCard placed={placed} paired={card.paired} busy={desk.busy} />;
}
