import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ErrorView, PairedCardView } from '../../../contract/views.js';
import { Dialog } from '../../components/dialog.js';
import { ErrorNote } from '../../components/note.js';
import { focusTitle } from '../../components/page.js';
import { StrongText } from '../../components/strong-text.js';
import { bridge } from '../../state/bridge.js';
import { useWords } from '../../state/context.js';
import { goTo, routeStore } from '../../state/route.js';

/** Takes one card off the list of this computer, after a question. */
export function RemoveCard({ card }: { readonly card: PairedCardView }): JSX.Element {
  const { cards } = useWords();
  const words = cards.remove;
  const [asked, setAsked] = useState(false);
  const [error, setError] = useState<ErrorView | undefined>(undefined);
  const remove = async (): Promise<void> => {
    setAsked(false);
    const reply = await bridge.request('cards.unpair', { nis: card.nis });
    if (!reply.ok) setError(reply.error);
    else if (routeStore.value === 'home') focusTitle();
    else goTo('home');
  };
  return (
    <>
      <button
        class="btn btn--plain"
        type="button"
        onClick={() => {
          setAsked(true);
        }}
      >
        {words.button}
      </button>
      {error !== undefined && <ErrorNote error={error} tone="warn" />}
      {asked && (
        <Dialog
          title={words.title(card.serialNumber)}
          safe={{
            label: words.safe,
            onChoose: () => {
              setAsked(false);
            },
          }}
          other={{
            label: words.other,
            onChoose: () => {
              void remove();
            },
          }}
        >
          {words.paragraphs.map((text) => (
            <p key={text}>
              <StrongText text={text} />
            </p>
          ))}
        </Dialog>
      )}
    </>
  );
}
