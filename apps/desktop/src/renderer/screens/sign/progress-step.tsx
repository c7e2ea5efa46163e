import type { JSX } from 'preact';
import type { QuestionView } from '../../../contract/operations.js';
import { Icon } from '../../components/icon.js';
import { Page } from '../../components/page.js';
import { ProgressBar } from '../../components/progress.js';
import { OperationQuestion } from '../../components/questions.js';
import { useWords } from '../../state/context.js';
import type { OperationControl, OperationState } from '../../state/use-operation.js';
import type { Batch } from './batch.js';
import { SignTrail } from './sign-trail.js';

export interface ProgressStepProps {
  readonly batch: Batch;
  readonly operation: OperationControl<'sign'>;
  readonly state: Extract<OperationState<'sign'>, { readonly phase: 'running' }>;
  readonly onDecline: (question: QuestionView['ask']) => void;
  /** How many files came meanwhile. */
  readonly waiting: number;
}

/** While the card signs: how far it is, which file it is at, and a way to stop. */
export function ProgressStep({ batch, operation, state, onDecline, waiting }: ProgressStepProps): JSX.Element {
  const { documents, progress } = useWords();
  const words = documents.sign;
  const done = Object.values(state.files).filter((at) => at === 'done').length;
  return (
    <Page title={words.signing(batch.files.length)} lead={words.progress.lead} aside={<SignTrail now={1} />}>
      <div class="panel stack">
        <ProgressBar percent={state.percent} sentence={state.sentence === '' ? words.progress.start : state.sentence} />
        <div class="row between">
          <p class="small muted">
            {batch.files.length > 1 && `${words.progress.count(done, batch.files.length)} `}
            {words.progress.keeps}
          </p>
          <button class="btn" type="button" disabled={state.cancelling} onClick={operation.cancel}>
            {state.cancelling ? progress.cancelling : progress.cancel}
          </button>
        </div>
        <p class="small" role="status">
          {waiting > 0 && documents.arrivals.waiting.soon(waiting)}
        </p>
      </div>
      <ul class="list files" aria-label={words.documents(batch.files.length)}>
        {batch.files.map(({ id, name }) => {
          const at = STATES[state.files[id] ?? 'waiting'];
          return (
            <li key={id}>
              <span class={`badge ${at.badge}`}>
                <Icon name={at.icon} />
              </span>
              <span>
                <b>{name}</b>
                <span>{progress.states[at.word]}</span>
              </span>
            </li>
          );
        })}
      </ul>
      <OperationQuestion
        control={operation}
        onAnswer={(question, yes) => {
          if (!yes) onDecline(question.ask);
        }}
      />
    </Page>
  );
}

const STATES = {
  waiting: { badge: 'is-open', icon: 'dot', word: 'todo' },
  begun: { badge: 'is-info', icon: 'clock', word: 'now' },
  done: { badge: 'is-ok', icon: 'check', word: 'done' },
  failed: { badge: 'is-warn', icon: 'exclamation', word: 'failed' },
} as const;
