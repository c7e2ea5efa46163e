import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from '../../components/dialog.js';
import { Icon } from '../../components/icon.js';
import { Page } from '../../components/page.js';
import { Stage } from '../../components/stage.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { longDate } from '../../state/dates.js';
import type { CieView, PlacedCie } from '../../state/desk.js';
import { faceOf } from '../../state/face.js';
import { goTo } from '../../state/route.js';

const NEW_CARD = 'https://www.cartaidentita.interno.gov.it/';

/** The PUK is used up: what still works comes first, then what does not, then the way on. */
export function BlockedForEver({ placed }: { readonly placed: PlacedCie }): JSX.Element {
  const { codes, card: cardWords } = useWords();
  const { settings, tryOut } = useApp();
  const words = codes.blockedForEver;
  const { paired } = placed.card;
  const until = paired === undefined ? undefined : longDate(paired.validity.notAfter, settings.language);
  return (
    <Page title={words.title} lead={words.lead} back={{ label: codes.back, to: 'home' }}>
      <div class="duo">
        <Stage
          view={{ kind: 'card', face: faceOf(placed.card), grey: true, specimen: tryOut, badge: 'lock' }}
          lip={words.lip}
          led="warn"
          label={cardWords.stage}
        />
        <section class="stack-l" aria-label={words.label}>
          <Facts title={words.still.title} icon="check" ok facts={[words.still.document(until), words.still.signed]} />
          <Facts title={words.gone.title} icon="cross" facts={[words.gone.logIn, words.gone.sign]} />
          <div class="stack-s">
            <h2>{words.next.title}</h2>
            <p>{words.next.text}</p>
          </div>
          <div class="stack-s">
            <button
              class="btn btn--main btn--wide"
              type="button"
              onClick={() => {
                void bridge.request('links.open', { url: NEW_CARD });
              }}
            >
              {words.newCard}
            </button>
            {paired !== undefined && <Remove card={placed.card} />}
          </div>
        </section>
      </div>
    </Page>
  );
}

function Facts(props: {
  readonly title: string;
  readonly icon: 'check' | 'cross';
  readonly ok?: boolean;
  readonly facts: readonly string[];
}): JSX.Element {
  const { title, icon, ok = false, facts } = props;
  return (
    <div class="stack-s">
      <h2>{title}</h2>
      <ul class="rules">
        {facts.map((fact) => (
          <li key={fact} class={ok ? 'is-ok' : undefined}>
            <Icon name={icon} />
            <span>{fact}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Takes the card out of this computer's list; the card itself is not touched. */
function Remove({ card }: { readonly card: CieView }): JSX.Element {
  const { codes } = useWords();
  const words = codes.blockedForEver.remove;
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button
        class="btn btn--plain"
        type="button"
        onClick={() => {
          setAsking(true);
        }}
      >
        {words.label}
      </button>
      {asking && (
        <Dialog
          title={words.title}
          safe={{
            label: words.keep,
            onChoose: () => {
              setAsking(false);
            },
          }}
          other={{
            label: words.do,
            onChoose: () => {
              setAsking(false);
              void bridge.request('cards.unpair', { nis: card.nis }).then(() => {
                goTo('home');
              });
            },
          }}
        >
          <p>{words.text}</p>
        </Dialog>
      )}
    </>
  );
}
