import type { JSX } from 'preact';
import { useApp, useWords } from '../state/context.js';
import { Note } from './note.js';

/** What the person chose could not be written: said on every screen, until it is not so any more. */
export function UnsavedNote(): JSX.Element | null {
  const { unsaved: words } = useWords().shell;
  const { unsaved } = useApp();
  if (!unsaved) return null;
  return (
    <div class="unsaved noprint">
      <Note tone="warn" title={words.title} alert>
        <p>{words.text}</p>
      </Note>
    </div>
  );
}
