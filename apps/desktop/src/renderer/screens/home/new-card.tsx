import type { JSX } from 'preact';
import { useWords } from '../../state/context.js';
import type { PlacedCie } from '../../state/desk.js';
import { linkTo } from '../../state/route.js';
import { ErrorNote } from '../../components/note.js';
import { CardBelow, useCardStage } from './card-desk.js';
import { DuoPage } from './duo-page.js';
import { Numbered, Section } from './lists.js';
import { Notices } from './notices.js';

/** A CIE that was never paired on this PC. */
export function NewCard({ placed }: { readonly placed: PlacedCie }): JSX.Element {
  const { home } = useWords();
  const { card } = placed;
  const words = home.newCard;
  return (
    <DuoPage
      title={words.title}
      lead={words.lead}
      stage={useCardStage(card, { lip: words.lip, led: 'wait' })}
      below={<CardBelow placed={placed} />}
      foot={words.kept}
    >
      {card.problem !== undefined && <ErrorNote error={card.problem} tone="warn" />}
      <Notices card={card} />
      <Section title={words.how}>
        <Numbered steps={words.steps} />
      </Section>
      <div class="stack-s">
        <a class="btn btn--main btn--wide" href={linkTo('pair')}>
          {words.pair}
        </a>
        <a class="btn btn--plain" href={linkTo('lost-codes')}>
          {words.noPin}
        </a>
      </div>
    </DuoPage>
  );
}
