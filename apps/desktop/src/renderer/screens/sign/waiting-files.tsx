import type { JSX } from 'preact';
import { Note } from '../../components/note.js';
import { useWords } from '../../state/context.js';

export interface WaitingFilesProps {
  readonly count: number;
  readonly onGo: () => void;
}

/** Files that came while the card signed others: they are none of those, and wait. */
export function WaitingFiles({ count, onGo }: WaitingFilesProps): JSX.Element | null {
  const words = useWords().documents.arrivals.waiting;
  if (count === 0) return null;
  return (
    <Note tone="info" title={words.title(count)}>
      <div class="stack-s">
        <p>{words.signing}</p>
        <div class="row">
          <button class="btn btn--small" type="button" onClick={onGo}>
            {words.go}
          </button>
        </div>
      </div>
    </Note>
  );
}
