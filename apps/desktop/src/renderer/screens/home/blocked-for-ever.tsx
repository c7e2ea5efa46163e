import type { JSX } from 'preact';
import { useApp, useWords } from '../../state/context.js';
import { longDate } from '../../state/dates.js';
import { OtherCards } from './choose-card.js';
import { ciesOn } from '../../state/desk.js';
import { useCardStage } from './card-desk.js';
import { DuoPage } from './duo-page.js';
import { Rules, Section } from './lists.js';
import { didBlock, type BlockedProps } from './pin-blocked.js';
import { RemoveCard } from './remove-card.js';
import { MinistryLink, Source } from './source.js';

/** Ten wrong PUKs: what is gone, what is not, what to do now. */
export function BlockedForEver({ placed, back, error }: BlockedProps): JSX.Element {
  const { home } = useWords();
  const { settings, desk } = useApp();
  const { card } = placed;
  const words = home.blocked;
  const isDocument =
    card.paired === undefined
      ? words.documentUnpaired
      : words.document(longDate(card.paired.validity.notAfter, settings.language));
  const isExpired = card.paired !== undefined && card.paired.validity.daysLeft < 0;
  return (
    <DuoPage
      title={words.title}
      lead={didBlock(error) ? words.leadNow : words.lead}
      alert={error !== undefined}
      back={back}
      stage={useCardStage(card, { lip: words.lip, led: 'bad', grey: true, badge: 'lock' })}
      below={
        <>
          <OtherCards others={ciesOn(desk).filter(({ reader }) => reader !== placed.reader)} />
          <Source fact="codesReprint" />
        </>
      }
    >
      <Section title={words.still} close>
        <Rules rules={isExpired ? [words.signed] : [isDocument, words.signed]} works />
      </Section>
      <Section title={words.not} close>
        <Rules rules={[words.sites, words.codes]} works={false} />
      </Section>
      <Section title={words.now} close>
        <p>{words.ask}</p>
      </Section>
      <div class="stack-s">
        <MinistryLink label={words.site} />
        {card.paired !== undefined && <RemoveCard card={card.paired} />}
      </div>
    </DuoPage>
  );
}
