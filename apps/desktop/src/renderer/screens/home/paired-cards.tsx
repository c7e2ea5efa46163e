import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ErrorView, PairedCardView } from '../../../contract/views.js';
import { CardDrawing } from '../../components/card-drawing.js';
import { Dialog } from '../../components/dialog.js';
import { ErrorNote, Note } from '../../components/note.js';
import { focusTitle } from '../../components/page.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { longDate } from '../../state/dates.js';
import { faceOfPaired } from '../../state/face.js';
import { linkTo } from '../../state/route.js';
import { Section } from './lists.js';
import { showCard } from './shown-card.js';

/** The cards paired on this computer, each with its serial number: where it is found when the card is gone. */
export function PairedCards(): JSX.Element | null {
  const { cards: words } = useWords();
  const { paired } = useApp();
  const { cards, problems, error } = paired;
  if (error !== undefined) return <ErrorNote error={error} tone="warn" />;
  if (cards.length === 0 && problems === 0) return null;
  return (
    <Section title={cards.length > 1 ? words.listTitle(cards.length) : words.listTitleOne} close>
      {cards.length > 0 && (
        <ul class="list">
          {cards.map((card) => (
            <li key={card.nis}>
              <PairedCard card={card} />
            </li>
          ))}
        </ul>
      )}
      {problems > 0 && (
        <Note tone="info" title={words.problems.title(problems)}>
          <p>{words.problems.text}</p>
        </Note>
      )}
      {cards.length > 1 && <RemoveAll count={cards.length} />}
    </Section>
  );
}

function PairedCard({ card }: { readonly card: PairedCardView }): JSX.Element {
  const { cards: words } = useWords();
  const { settings, tryOut } = useApp();
  const { state, notAfter } = card.validity;
  const isExpired = state === 'expired' || state === 'expired-usable';
  const expiry = longDate(notAfter, settings.language);
  return (
    <div class="paired">
      <div class="mini">
        <CardDrawing face={faceOfPaired(card)} specimen={tryOut} grey={state === 'expired'} decorative />
        <div>
          {card.label !== '' && <b>{card.label}</b>}
          <b class="mono">{card.serialNumber}</b>
          <span class="small">{isExpired ? words.expired(expiry) : words.until(expiry)}</span>
        </div>
      </div>
      <a
        class="btn btn--plain btn--small"
        href={linkTo('card')}
        aria-label={words.detailsOf(card.serialNumber)}
        onClick={() => {
          showCard(card.nis);
        }}
      >
        {words.details}
      </a>
    </div>
  );
}

/** Everything that this computer keeps of the cards goes; the cards themselves do not notice. */
function RemoveAll({ count }: { readonly count: number }): JSX.Element {
  const { cards: words } = useWords();
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<ErrorView | undefined>(undefined);
  const remove = async (): Promise<void> => {
    setAsked(false);
    const reply = await bridge.request('cards.unpair-all', undefined);
    setError(reply.ok ? reply.result.error : reply.error);
    if (reply.ok) focusTitle();
  };
  return (
    <>
      <button
        class="btn btn--plain btn--flush btn--small self-start"
        type="button"
        onClick={() => {
          setAsked(true);
        }}
      >
        {words.removeAll.button}
      </button>
      {error !== undefined && <ErrorNote error={error} tone="warn" />}
      {asked && (
        <Dialog
          title={words.removeAll.title(count)}
          safe={{
            label: words.removeAll.safe,
            onChoose: () => {
              setAsked(false);
            },
          }}
          other={{
            label: words.removeAll.other,
            onChoose: () => {
              void remove();
            },
          }}
        >
          <p>{words.removeAll.text}</p>
        </Dialog>
      )}
    </>
  );
}
