import type { ComponentChildren, JSX } from 'preact';
import { Note } from '../../components/note.js';
import { triesTone } from '../../components/tries.js';
import { useApp, useWords } from '../../state/context.js';
import { longDate } from '../../state/dates.js';
import type { CieView } from '../../state/desk.js';
import { linkTo, type Route } from '../../state/route.js';

/** From here on a holder who has to ask the Comune for a new card should know. In days. */
const SOON = 60;

/** What the holder should know about a card that works: the most serious first. */
export function Notices({ card }: { readonly card: CieView }): JSX.Element {
  const { home } = useWords();
  const { settings, tryOut } = useApp();
  const words = home.notices;
  const { tries, paired } = card;
  const puk = tries?.puk;
  const days = paired?.validity.state === 'valid' ? paired.validity.daysLeft : undefined;
  return (
    <>
      {tries?.pin === 1 && (
        <Note tone="bad" title={words.lastTry.title}>
          {<p>{words.lastTry.text}</p>}
        </Note>
      )}
      {puk !== undefined && puk > 0 && triesTone('puk', puk) !== 'ok' && (
        <Linked
          tone={triesTone('puk', puk) === 'bad' ? 'bad' : 'warn'}
          title={words.pukLow.title(puk)}
          to="puk-recovery"
          link={words.pukLow.link}
        >
          {words.pukLow.text}
        </Linked>
      )}
      {/* The card of a try-out has an issuer that nobody else knows. */}
      {paired?.assurance === 'unverified-issuer' && !tryOut && (
        <Issuer isKnownNow={card.assurance !== undefined && card.assurance !== 'unverified-issuer'} />
      )}
      {paired !== undefined && days !== undefined && days <= SOON && (
        <Note tone="info" title={words.soon.title(days)}>
          <p>{words.soon.text(longDate(paired.validity.usableUntil, settings.language))}</p>
        </Note>
      )}
    </>
  );
}

/** The State's certificates were missing when the card was paired; `isKnownNow`: they are there by now. */
function Issuer({ isKnownNow }: { readonly isKnownNow: boolean }): JSX.Element {
  const words = useWords().home.notices;
  return isKnownNow ? (
    <Linked tone="info" title={words.renew.title} to="pair" link={words.renew.link}>
      {words.renew.text}
    </Linked>
  ) : (
    <Linked tone="warn" title={words.issuer.title} to="doctor" link={words.issuer.link}>
      {words.issuer.text}
    </Linked>
  );
}

function Linked(props: {
  readonly tone: 'info' | 'warn' | 'bad';
  readonly title: string;
  readonly to: Route;
  readonly link: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return (
    <Note tone={props.tone} title={props.title}>
      <p>{props.children}</p>
      <p>
        <a href={linkTo(props.to)}>{props.link}</a>
      </p>
    </Note>
  );
}
