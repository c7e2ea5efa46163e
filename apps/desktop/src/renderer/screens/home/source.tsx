import type { JSX } from 'preact';
import type { FactId } from '../../../contract/views.js';
import { WebLink } from '../../components/web-link.js';
import { useApp, useWords } from '../../state/context.js';
import { longDate } from '../../state/dates.js';
import { useFacts } from '../../state/use-facts.js';

const MINISTRY = 'https://www.cartaidentita.interno.gov.it/';

/** Where a fact about public services is from, and when it was looked up. */
export function Source({ fact }: { readonly fact: FactId }): JSX.Element | null {
  const { common } = useWords();
  const { language } = useApp().settings;
  const known = useFacts()?.[fact];
  if (known === undefined) return null;
  return <p class="source">{common.source(known.source, longDate(known.date, language))}</p>;
}

/** The main action of a card that has to be replaced: the Ministry's own pages, in the browser. */
export function MinistryLink({ label }: { readonly label: string }): JSX.Element {
  const { home } = useWords();
  return <WebLink url={MINISTRY} label={label} class="btn btn--main btn--wide" hint={home.blocked.browser} />;
}
