import type { JSX } from 'preact';
import { CardDrawing } from '../../components/card-drawing.js';
import { Icon } from '../../components/icon.js';
import { Page } from '../../components/page.js';
import { chooseCie } from '../../state/chosen-card.js';
import { useApp, useWords } from '../../state/context.js';
import type { CieView, PlacedCie } from '../../state/desk.js';
import { faceOf } from '../../state/face.js';
import { useReaderName } from '../../state/reader-name.js';
import type { Words } from '../../words/words.js';

/** Several cards lie there and nobody has said which one is meant. */
export function ChooseCard({ cards }: { readonly cards: readonly PlacedCie[] }): JSX.Element {
  const { home } = useWords();
  const { tryOut } = useApp();
  const readerName = useReaderName();
  const words = home.several;
  return (
    <Page title={words.title} lead={words.lead}>
      <ul class="picks">
        {cards.map((placed) => (
          <li key={placed.reader}>
            <button
              class="pick"
              type="button"
              onClick={() => {
                chooseCie(placed);
              }}
            >
              <span class="pick__desk">
                <CardDrawing face={faceOf(placed.card)} specimen={tryOut} decorative />
              </span>
              <span>
                {nameOf(placed.card, words) !== '' && <b>{nameOf(placed.card, words)}</b>}
                <span class="mono">{placed.card.paired?.serialNumber ?? words.nis(placed.card.nis)}</span>
                <span>{words.on(readerName(placed.reader))}</span>
              </span>
              <Icon name="forward" />
            </button>
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** Further cards, on the page of the one that is used. */
export function OtherCards({ others }: { readonly others: readonly PlacedCie[] }): JSX.Element | null {
  const { home } = useWords();
  const words = home.several;
  if (others.length === 0) return null;
  return (
    <ul class="stack-s">
      {others.map((placed) => (
        <li key={placed.reader} class="panel panel--flat panel--tight row between">
          <span class="small">
            {words.other} <b>{placed.card.paired?.serialNumber ?? words.unpaired}</b>
          </span>
          <button
            class="btn btn--small"
            type="button"
            onClick={() => {
              chooseCie(placed);
            }}
          >
            {words.change}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Of its holder, or the one that the person gave it: none while neither is known. */
function nameOf({ paired, holder }: CieView, words: Words['home']['several']): string {
  if (holder !== undefined) return `${holder.givenName} ${holder.surname}`;
  return paired === undefined ? words.unpaired : paired.label;
}
