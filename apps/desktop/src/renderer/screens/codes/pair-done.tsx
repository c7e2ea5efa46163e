import type { JSX } from 'preact';
import type { PairedCardView } from '../../../contract/views.js';
import { Icon } from '../../components/icon.js';
import { Note } from '../../components/note.js';
import { Page } from '../../components/page.js';
import { Stage } from '../../components/stage.js';
import { useApp, useWords } from '../../state/context.js';
import { longDate } from '../../state/dates.js';
import type { PlacedCie } from '../../state/desk.js';
import { faceOf, faceOfPaired } from '../../state/face.js';
import { linkTo } from '../../state/route.js';

export interface PairDoneProps {
  readonly card: PairedCardView;
  readonly renewed: boolean;
  /** The card as it lies there, once it was read again. */
  readonly about: PlacedCie | undefined;
}

const TONES = { genuine: 'ok', 'genuine-chosen': 'info', 'unverified-issuer': 'warn' } as const;

/** Paired: what this computer remembers from now on, and what it does not. */
export function PairDone({ card, renewed, about }: PairDoneProps): JSX.Element {
  const { codes, card: cardWords, firstRun } = useWords();
  const { settings, tryOut } = useApp();
  const isSettingUp = !settings.firstRunDone && !tryOut;
  const words = codes.pair.done;
  const isSame = about?.card.nis === card.nis;
  const face = (isSame ? faceOf(about.card) : undefined) ?? faceOfPaired(card);
  const saved = [words.open(card.serialNumber, longDate(card.validity.notAfter, settings.language)), words.sealed];
  return (
    <Page key="done" title={renewed ? words.renewed : words.title} lead={words.lead}>
      <div class="duo">
        <Stage view={{ kind: 'card', face, specimen: tryOut }} lip={codes.done.lip} led="on" label={cardWords.stage} />
        <section class="stack-l" aria-label={codes.done.label}>
          <Note tone={TONES[card.assurance]} title={words.assurance[card.assurance]}>
            <p>{words.notes[card.assurance]}</p>
          </Note>
          <div class="stack-s">
            <h2>{words.savedTitle}</h2>
            <ul class="rules">
              {saved.map((fact) => (
                <li key={fact} class="is-ok">
                  <Icon name="check" />
                  <span>{fact}</span>
                </li>
              ))}
              <li>
                <Icon name="cross" />
                <span>{words.never}</span>
              </li>
            </ul>
          </div>
          <a class="btn btn--main btn--wide" href={linkTo(isSettingUp ? 'first-run' : 'home')}>
            {isSettingUp ? firstRun.resume : codes.done.home}
          </a>
        </section>
      </div>
    </Page>
  );
}
