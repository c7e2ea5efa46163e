import type { JSX } from 'preact';
import { Page } from '../../components/page.js';
import { useApp, useWords } from '../../state/context.js';
import { longDate } from '../../state/dates.js';
import { linkTo } from '../../state/route.js';
import { Rules, Section } from '../home/lists.js';
import { PrintActions, PrintHeading } from './printable.js';

/** What a signature with the CIE is in Italian law, and what it is not. */
export function SignatureWorth(): JSX.Element {
  const { help, common } = useWords();
  const { language } = useApp().settings;
  const words = help.worth;
  return (
    <Page title={words.title} lead={words.lead} back={{ label: help.back, to: 'help' }}>
      <PrintHeading title={words.title} lead={words.lead} />
      <div class="two two--even">
        <section class="panel stack" aria-labelledby="worth-yes">
          <h2 id="worth-yes">{words.yes}</h2>
          <Rules rules={words.yesItems} works />
        </section>
        <section class="panel stack" aria-labelledby="worth-no">
          <h2 id="worth-no">{words.no}</h2>
          <Rules rules={words.noItems} works={false} />
        </section>
      </div>
      <div class="two">
        <Section title={words.doubt} close>
          <p>{words.doubtText}</p>
        </Section>
        <Section title={words.years} close>
          <p>{words.yearsText}</p>
        </Section>
      </div>
      <div class="panel panel--flat row between">
        <div class="grow">
          <Section title={words.seen} close>
            <p>{words.seenText}</p>
          </Section>
        </div>
        <a class="btn noprint" href={linkTo('verify')}>
          {words.verify}
        </a>
      </div>
      <div class="foot stack">
        <PrintActions label={words.print} file={words.file} />
        <p class="source">{common.source(words.source, longDate(words.date, language))}</p>
      </div>
    </Page>
  );
}
