import type { JSX } from 'preact';
import type { ValidityView } from '../../../contract/views.js';
import { Page } from '../../components/page.js';
import { StrongText } from '../../components/strong-text.js';
import { useApp, useWords } from '../../state/context.js';
import { longDate } from '../../state/dates.js';
import { Section } from '../home/lists.js';
import { Source } from '../home/source.js';
import { PrintActions, PrintHeading } from './printable.js';

/** Levels 1 to 3, who may use the card for what, and until when. */
export function Levels(): JSX.Element {
  const { help } = useWords();
  const words = help.levels;
  return (
    <Page title={words.title} lead={words.lead} back={{ label: help.back, to: 'help' }}>
      <PrintHeading title={words.title} lead={words.lead} />
      <section class="panel levels" aria-label={words.list}>
        <ol class="levels__list">
          {words.levels.map(({ title, text }, index) => (
            <li key={title}>
              <span class="levels__bars" aria-hidden="true">
                {words.levels.map((level, bar) => (
                  <i key={level.title} class={bar <= index ? 'on' : undefined} />
                ))}
              </span>
              <b>{title}</b>
              <span>{text}</span>
            </li>
          ))}
        </ol>
      </section>
      <div class="two">
        <Section title={words.activate}>
          <ul class="plain-facts">
            {words.steps.map((step) => (
              <li key={step}>
                <StrongText text={step} />
              </li>
            ))}
          </ul>
        </Section>
        <div class="stack-l">
          <Section title={words.minors} close>
            <p>{words.minorsText}</p>
          </Section>
          <Section title={words.expiry} close>
            <p>{words.expiryText}</p>
            <PairedDates />
          </Section>
        </div>
      </div>
      <div class="foot stack">
        <PrintActions label={words.print} file={words.file} />
        <Source fact="accessLevels" />
      </div>
    </Page>
  );
}

/** Both dates of each card that this computer knows. */
function PairedDates(): JSX.Element | null {
  const { help, common } = useWords();
  const words = help.levels;
  const { paired, settings } = useApp();
  if (paired.cards.length === 0) return null;
  const datesOf = ({ state, notAfter, usableUntil }: ValidityView): string => {
    const expiry = longDate(notAfter, settings.language);
    const end = longDate(usableUntil, settings.language);
    if (state === 'expired') return words.datesOver(expiry);
    return state === 'expired-usable' ? words.datesExpired(expiry, end) : words.dates(expiry, end);
  };
  return (
    <ul class="stack-s small" aria-label={words.cards}>
      {paired.cards.map(({ serialNumber, validity }) => (
        <li key={serialNumber}>
          <b class="mono">{serialNumber}</b>
          {common.colon} {datesOf(validity)}
        </li>
      ))}
    </ul>
  );
}
