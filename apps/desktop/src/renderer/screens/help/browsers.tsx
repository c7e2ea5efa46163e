import type { JSX } from 'preact';
import { Note } from '../../components/note.js';
import { Page } from '../../components/page.js';
import { useApp, useWords } from '../../state/context.js';
import { BrowserSetUp } from './browser-set-up.js';
import { TokenService } from './token-service.js';

/** Log-ins with the card from a browser: set up, seen, stopped. */
export function Browsers(): JSX.Element {
  const { browsers: words } = useWords().system;
  const { tryOut } = useApp();
  return (
    <Page title={words.title} lead={words.lead} back={{ label: words.back, to: 'help' }}>
      {tryOut ? (
        <Note tone="info" title={words.tryOut.title}>
          <p>{words.tryOut.text}</p>
        </Note>
      ) : (
        <BrowserSetUp />
      )}
      <TokenService />
    </Page>
  );
}
