import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { HolderView, PairedCardView } from '../../../contract/views.js';
import { Page } from '../../components/page.js';
import { useApp, useWords } from '../../state/context.js';
import { ciesOn } from '../../state/desk.js';
import { Numbered } from '../home/lists.js';
import { shownCard } from '../home/shown-card.js';
import { Source } from '../home/source.js';
import { PrintActions } from './printable.js';
import { TheftSheet } from './theft-sheet.js';

/** The card is gone: whom to call, and a sheet with what will be asked. */
export function Theft(): JSX.Element {
  const { help } = useWords();
  const { paired, tryOut } = useApp();
  const words = help.theft;
  const id = useId();
  const [chosen, setChosen] = useState(() => serialNumberOf(paired.cards, shownCard.value));
  // A card that is not listed any more, as that of a try-out that ended, is not the one that is gone.
  const isListed = chosen === '' || paired.cards.some((card) => card.serialNumber === chosen);
  const serialNumber = (isListed ? chosen : paired.cards[0]?.serialNumber) ?? '';
  const holder = useHolderOf(serialNumber);
  return (
    <Page title={words.title} lead={words.lead} back={{ label: help.back, to: 'help' }}>
      <div class="task">
        <section class="sheetbox" aria-label={words.preview}>
          <TheftSheet
            serialNumber={serialNumber}
            name={holder === undefined ? '' : `${holder.givenName} ${holder.surname}`}
            codiceFiscale={holder?.codiceFiscale ?? ''}
            specimen={tryOut}
          />
        </section>
        <aside class="stack-l" aria-labelledby={`${id}-order`}>
          <div class="stack">
            <h2 id={`${id}-order`}>{words.order}</h2>
            <Numbered steps={words.steps} />
          </div>
          {paired.cards.length > 0 && (
            <div class="field noprint">
              <label for={`${id}-card`}>{words.which}</label>
              <select
                id={`${id}-card`}
                class="sel mono"
                value={serialNumber}
                onChange={(event) => {
                  setChosen(event.currentTarget.value);
                }}
              >
                {paired.cards.map((card) => (
                  <option key={card.nis} value={card.serialNumber}>
                    {card.label === '' ? card.serialNumber : `${card.serialNumber} (${card.label})`}
                  </option>
                ))}
                <option value="">{words.another}</option>
              </select>
            </div>
          )}
          <PrintActions label={words.print} file={words.file} main wide />
          <p class="hint noprint">{paired.cards.length === 0 ? words.noCards : words.fromCards}</p>
        </aside>
      </div>
      <div class="foot">
        <Source fact="blockCard" />
      </div>
    </Page>
  );
}

/** Whoever comes from the page of a card means that one. */
function serialNumberOf(cards: readonly PairedCardView[], nis: string | undefined): string | undefined {
  return cards.find((card) => card.nis === nis)?.serialNumber;
}

/** While the card lies on a reader after all; elsewhere its data stay sealed. */
function useHolderOf(serialNumber: string): HolderView | undefined {
  const { desk } = useApp();
  return ciesOn(desk).find(({ card }) => card.paired?.serialNumber === serialNumber)?.card.holder;
}
