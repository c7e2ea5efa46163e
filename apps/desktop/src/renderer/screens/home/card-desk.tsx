/** The card on its reader with what is known of it: the left side of a card's pages. */
import type { JSX } from 'preact';
import { TriesFact } from '../../components/tries.js';
import type { StageProps } from '../../components/stage.js';
import { useApp, useWords } from '../../state/context.js';
import { longDate } from '../../state/dates.js';
import { ciesOn, type CieView, type PlacedCie } from '../../state/desk.js';
import { faceOf } from '../../state/face.js';
import type { PairedCardView } from '../../../contract/views.js';
import { OtherCards } from './choose-card.js';

/** The stage of a card that lies there. */
export function useCardStage(
  card: CieView,
  look: { readonly lip: string; readonly led: StageProps['led']; readonly grey?: boolean; readonly badge?: 'lock' },
): Omit<StageProps, 'label'> {
  const { desk, tryOut } = useApp();
  const { lip, led, grey, badge } = look;
  const busy = desk.busy || isBeingRead(card);
  return {
    view: { kind: 'card', face: faceOf(card), busy, specimen: tryOut, grey, badge },
    lip,
    led,
  };
}

/** Whether tries and holder are still on their way. */
export function isBeingRead({ tries, problem }: CieView): boolean {
  return tries === undefined && problem === undefined;
}

/** Under the card: tries, dates, other cards. */
export function CardBelow({ placed }: { readonly placed: PlacedCie }): JSX.Element {
  const { home } = useWords();
  const { desk } = useApp();
  const { card } = placed;
  const others = ciesOn(desk).filter(({ reader }) => reader !== placed.reader);
  return (
    <>
      <dl class="facts">
        <TriesFacts card={card} />
        {card.paired !== undefined && <ValidityFacts paired={card.paired} />}
      </dl>
      {isUsable(card.paired) && <p class="source">{home.ready.unlessNew}</p>}
      <OtherCards others={others} />
    </>
  );
}

function TriesFacts({ card }: { readonly card: CieView }): JSX.Element {
  const words = useWords().home.ready.facts;
  const { tries } = card;
  return (
    <>
      <dt>{words.pin}</dt>
      <dd>
        {tries === undefined ? (
          <span class="muted">{isBeingRead(card) ? words.reading : words.unknown}</span>
        ) : (
          <TriesFact kind="pin" left={tries.pin} />
        )}
      </dd>
      {/* Full, it is no news; with the PIN blocked it is what is left. */}
      {tries?.puk !== undefined && (tries.puk < 10 || tries.pin === 0) && (
        <>
          <dt>{words.puk}</dt>
          <dd>
            <TriesFact kind="puk" left={tries.puk} />
          </dd>
        </>
      )}
    </>
  );
}

/** Both dates: the card's, and the one until which it still works online. */
export function ValidityFacts({ paired }: { readonly paired: PairedCardView }): JSX.Element {
  const words = useWords().home.ready.facts;
  const { language } = useApp().settings;
  const { state, notAfter, usableUntil } = paired.validity;
  const expiry = longDate(notAfter, language);
  const end = longDate(usableUntil, language);
  const isExpired = state === 'expired' || state === 'expired-usable';
  return (
    <>
      <dt>{words.valid}</dt>
      <dd>{isExpired ? words.expiredOn(expiry) : words.until(expiry)}</dd>
      <dt>{words.online}</dt>
      <dd>{state === 'expired' ? words.endedOn(end) : `${words.until(end)}*`}</dd>
    </>
  );
}

/** Whether the date with the star is shown. */
export function isUsable(paired: PairedCardView | undefined): boolean {
  return paired !== undefined && paired.validity.state !== 'expired';
}
