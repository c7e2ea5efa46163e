import type { JSX } from 'preact';
import type { ErrorView } from '../../../contract/views.js';
import { ErrorNote, Note } from '../../components/note.js';
import { openWritten } from '../../state/arrivals.js';
import { useWords } from '../../state/context.js';

/** A file with no signature in it: what that means, and how to sign it. */
export function Unsigned({ fileId }: { readonly fileId: string }): JSX.Element {
  const words = useWords().documents.verify.unsigned;
  return (
    <Note tone="info" title={words.title}>
      <div class="stack-s">
        <p>{words.text}</p>
        <div class="row">
          <button
            class="btn btn--small"
            type="button"
            onClick={() => {
              void openWritten('sign', [fileId]);
            }}
          >
            {words.sign}
          </button>
        </div>
      </div>
    </Note>
  );
}

export function Unsupported(): JSX.Element {
  const words = useWords().documents.verify.unsupported;
  return (
    <Note tone="warn" title={words.title}>
      <p>{words.text}</p>
    </Note>
  );
}

/** Damaged, or locked: nothing can be said of its signatures, and that is said plainly. */
export function Unreadable({ error }: { readonly error: ErrorView }): JSX.Element {
  const { common, documents, note } = useWords();
  const words = documents.verify.unreadable;
  const own = error.code === 'encrypted-pdf' ? words.encrypted : error.code.startsWith('malformed-') && words.broken;
  if (own === false) return <ErrorNote error={error} />;
  return (
    <Note tone="warn" title={own.title} alert>
      <div class="stack-s">
        <p>{own.text}</p>
        <p>
          <b>{note.next}</b>
          {common.colon} {own.next}
        </p>
      </div>
    </Note>
  );
}

export function NotBegun({ onAgain }: { readonly onAgain: () => void }): JSX.Element {
  const words = useWords().documents.verify;
  return (
    <Note tone="info" title={words.cancelled.title}>
      <div class="stack-s">
        <p>{words.cancelled.single}</p>
        <div class="row">
          <button class="btn btn--main btn--small" type="button" onClick={onAgain}>
            {words.again}
          </button>
        </div>
      </div>
    </Note>
  );
}
