import type { JSX } from 'preact';
import type { ErrorView } from '../../../contract/views.js';
import { Icon } from '../../components/icon.js';
import { ErrorNote } from '../../components/note.js';
import { useApp, useWords } from '../../state/context.js';
import type { CieView } from '../../state/desk.js';
import { linkTo } from '../../state/route.js';
import { DuoPage } from './duo-page.js';
import { Numbered, Section } from './lists.js';

export interface NotGenuineProps {
  readonly error: ErrorView;
  /** As far as it was read. */
  readonly card: CieView | undefined;
}

/**
 * The chip did not prove itself. What it shows is not drawn, because it may belong to somebody else; nothing on this page
 * leads to a field for a code.
 */
export function NotGenuine({ error, card }: NotGenuineProps): JSX.Element {
  const { home } = useWords();
  const { tryOut } = useApp();
  const words = home.notGenuine;
  const view = { kind: 'card', face: undefined, grey: true, badge: 'warning', specimen: tryOut } as const;
  return (
    <DuoPage
      title={words.title}
      lead={words.lead}
      stage={{ view, lip: words.lip, led: 'warn' }}
      below={
        <Section title={words.means} close>
          <ul class="rules">
            {words.reasons.map((reason) => (
              <li key={reason}>
                <Icon name="question" />
                <span>{reason}</span>
              </li>
            ))}
          </ul>
        </Section>
      }
      foot={card?.paired !== undefined ? words.paired : undefined}
    >
      <Section title={words.now}>
        <Numbered steps={words.steps} />
      </Section>
      <details>
        <summary>{words.found}</summary>
        <ErrorNote error={error} tone="warn" />
      </details>
      <a class="btn btn--main btn--wide" href={linkTo('doctor')}>
        {home.doctor}
      </a>
    </DuoPage>
  );
}
