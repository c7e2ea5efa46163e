import type { JSX } from 'preact';
import { MAX_FILES } from '../../contract/limits.js';
import type { RefusedFileView } from '../../contract/views.js';
import { useWords } from '../state/context.js';
import { Note } from './note.js';

/** What was not taken, and why; `twice`: it was there before. */
export interface RefusedFile {
  readonly name: string;
  readonly why: RefusedFileView['why'] | 'twice';
}

/** So many are named; hundreds would push what the person works at out of sight. */
const NAMED = 5;

/** Says of everything that was dropped or chosen and not taken why it was not. */
export function RefusedFiles({ refused }: { readonly refused: readonly RefusedFile[] }): JSX.Element | null {
  const words = useWords().documents.arrivals;
  if (refused.length === 0) return null;
  const sentences = refused.flatMap(({ name, why }) => (why === 'too-many' ? [] : [words.why[why](name)]));
  const excess = refused.length - sentences.length;
  const more = sentences.length - NAMED;
  return (
    <Note tone="info" title={words.title(refused.length)} alert>
      <div class="stack-s anywhere">
        {sentences.slice(0, NAMED).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {more > 0 && <p>{words.more(more)}</p>}
        {excess > 0 && <p>{words.tooMany(excess, MAX_FILES)}</p>}
      </div>
    </Note>
  );
}
