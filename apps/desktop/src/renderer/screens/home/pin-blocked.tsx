import type { JSX } from 'preact';
import type { ErrorView } from '../../../contract/views.js';
import type { PageProps } from '../../components/page.js';
import { useWords } from '../../state/context.js';
import type { PlacedCie } from '../../state/desk.js';
import { CardBelow, useCardStage } from './card-desk.js';
import { DuoPage } from './duo-page.js';
import { Act, Acts, Numbered, Section } from './lists.js';
import { Notices } from './notices.js';

export interface BlockedProps extends Pick<PageProps, 'back'> {
  readonly placed: PlacedCie;
  /** How the code ended that was sent a moment ago, in a flow. */
  readonly error?: ErrorView | undefined;
}

/** Whether the code that was sent a moment ago was wrong, and the last one. */
export function didBlock(error: ErrorView | undefined): boolean {
  return error?.code === 'code-blocked' && error.codeUse !== 'not-sent';
}

/** Three wrong PINs: nothing is lost, and the way out is one page away. */
export function PinBlocked({ placed, back, error }: BlockedProps): JSX.Element {
  const { home } = useWords();
  const { acts } = home;
  const words = home.pinBlocked;
  return (
    <DuoPage
      title={words.title}
      lead={didBlock(error) ? words.leadNow : words.lead}
      alert={error !== undefined}
      back={back}
      stage={useCardStage(placed.card, { lip: words.lip, led: 'warn' })}
      below={<CardBelow placed={placed} />}
      foot={words.still}
    >
      <Notices card={placed.card} />
      <Section title={words.what}>
        <Numbered steps={words.needs} />
      </Section>
      <Act icon="unlock" words={{ ...acts.unblock, text: words.act }} to="unblock" main />
      <Section title={words.without} close>
        <Acts
          acts={[
            { icon: 'phone', words: acts.recoverPuk, to: 'puk-recovery' },
            { icon: 'townHall', words: acts.reprint, to: 'reprint' },
          ]}
        />
      </Section>
    </DuoPage>
  );
}
