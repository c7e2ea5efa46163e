import type { JSX } from 'preact';
import type { QuestionView } from '../../contract/operations.js';
import type { ErrorView } from '../../contract/views.js';
import { useWords } from '../state/context.js';
import { ErrorNote, Note } from './note.js';
import { triesTone } from './tries.js';

export interface CodeFailureProps {
  readonly error: ErrorView;
  /** The question that was answered with no, if that is why it ended. */
  readonly declined?: QuestionView['ask'] | undefined;
}

/** Why an operation with a code ended: a wrong code and a deliberate stop in the app's own words, anything else as told. */
export function CodeFailure({ error, declined }: CodeFailureProps): JSX.Element {
  const { codes, note } = useWords();
  const { code, codeKind = 'pin', triesRemaining: left } = error;
  if (code === 'code-incorrect') {
    const words = codes.wrong[codeKind];
    return (
      <Note tone={triesTone(codeKind, left) === 'bad' && codeKind === 'puk' ? 'bad' : 'warn'} title={words.title} alert>
        <dl>
          <dt>{note.card}</dt>
          <dd>{words.card(left)}</dd>
          <dt>{note.next}</dt>
          <dd>{codeKind === 'pin' ? codes.wrong.pin.next : codes.wrong.puk.next(left)}</dd>
        </dl>
      </Note>
    );
  }
  const stopped =
    declined !== undefined
      ? codes.stopped[declined]
      : code === 'cancelled' || code === 'last-try-unconfirmed'
        ? codes.stopped.cancelled
        : undefined;
  if (stopped === undefined) return <ErrorNote error={error} />;
  return (
    <Note tone="info" title={stopped.title} alert>
      <p>{stopped.text}</p>
    </Note>
  );
}
