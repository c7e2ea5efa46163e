import type { JSX } from 'preact';
import type { PairedCardView } from '../../../contract/views.js';
import { useApp, useWords } from '../../state/context.js';
import { longDate } from '../../state/dates.js';
import type { PlacedCie } from '../../state/desk.js';
import { CardBelow, useCardStage } from './card-desk.js';
import { DuoPage } from './duo-page.js';
import { Rules, Section } from './lists.js';
import { RemoveCard } from './remove-card.js';
import { MinistryLink, Source } from './source.js';

export interface ExpiredCardProps {
  readonly placed: PlacedCie;
  readonly paired: PairedCardView;
}

/** The card expired, and so did the 90 days in which services may still take it. */
export function ExpiredCard({ placed, paired }: ExpiredCardProps): JSX.Element {
  const { home } = useWords();
  const { language } = useApp().settings;
  const { notAfter, usableUntil } = paired.validity;
  const words = home.expired;
  return (
    <DuoPage
      title={words.title}
      lead={words.lead(longDate(notAfter, language), longDate(usableUntil, language))}
      stage={useCardStage(placed.card, { lip: words.lip, led: 'warn', grey: true })}
      below={
        <>
          <CardBelow placed={placed} />
          <Source fact="expiry" />
        </>
      }
    >
      <Section title={words.still} close>
        <Rules rules={[words.signed, words.verify]} works />
      </Section>
      <Section title={words.not} close>
        <Rules rules={[words.identity, words.sites]} works={false} />
      </Section>
      <Section title={home.blocked.now} close>
        <p>{words.ask}</p>
      </Section>
      <div class="stack-s">
        <MinistryLink label={home.blocked.site} />
        <RemoveCard card={paired} />
      </div>
    </DuoPage>
  );
}
