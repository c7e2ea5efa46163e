import type { JSX } from 'preact';
import { Page } from '../../components/page.js';
import { useApp, useWords } from '../../state/context.js';
import { linkTo } from '../../state/route.js';
import { Numbered, Section } from '../home/lists.js';
import { Source } from '../home/source.js';
import { PrintActions, PrintHeading } from './printable.js';

/** The checklist for the Comune. */
export function Reprint(): JSX.Element {
  const { help } = useWords();
  const { paired } = useApp();
  const words = help.reprint;
  return (
    <Page title={words.title} lead={words.lead} back={{ label: help.recovery.back, to: 'lost-codes' }}>
      <PrintHeading title={words.title} lead={words.lead} />
      <div class="two">
        <section class="panel stack" aria-labelledby="reprint-bring">
          <h2 id="reprint-bring">{words.bring}</h2>
          <ul class="todo-list">
            {words.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <p class="small muted">{words.minor}</p>
          {paired.cards.length > 0 && (
            <dl class="facts">
              {paired.cards.map(({ serialNumber }) => (
                <>
                  <dt>{words.serial}</dt>
                  <dd class="mono">{serialNumber}</dd>
                </>
              ))}
            </dl>
          )}
        </section>
        <Section title={words.happens}>
          <Numbered steps={words.steps} />
        </Section>
      </div>
      <div class="foot stack">
        <div class="row row--start noprint">
          <PrintActions label={words.print} file={words.file} main />
          <a class="btn btn--plain" href={linkTo('puk-recovery')}>
            {words.phone}
          </a>
        </div>
        <Source fact="codesReprint" />
      </div>
    </Page>
  );
}
