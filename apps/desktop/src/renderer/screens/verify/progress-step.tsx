import type { JSX } from 'preact';
import { Icon } from '../../components/icon.js';
import { Page } from '../../components/page.js';
import { ProgressBar } from '../../components/progress.js';
import { useWords } from '../../state/context.js';
import type { OperationControl } from '../../state/use-operation.js';

export interface ProgressStepProps {
  readonly control: OperationControl<'verify'>;
  /** Which files, in the order in which they are looked at. */
  readonly files: readonly { readonly id: string; readonly name: string }[];
  readonly online: boolean;
  /** How many came meanwhile. */
  readonly waiting: number;
}

const STATES = {
  waiting: { badge: 'is-open', icon: 'dot' },
  begun: { badge: 'is-info', icon: 'clock' },
  done: { badge: 'is-ok', icon: 'check' },
  failed: { badge: 'is-warn', icon: 'exclamation' },
} as const;

/** While files are verified: how far it is, which file it is at, and a way to stop. */
export function ProgressStep({ control, files, online, waiting }: ProgressStepProps): JSX.Element {
  const { documents, progress } = useWords();
  const words = documents.verify;
  const { state } = control;
  const running = state.phase === 'running' ? state : undefined;
  const sentence = running?.sentence ?? '';
  return (
    <Page title={words.verifying(files.length)} lead={words.verifyingLead[online ? 'online' : 'offline']}>
      <div class="panel stack">
        <ProgressBar percent={running?.percent ?? 100} sentence={sentence === '' ? words.start : sentence} />
        <div class="row">
          <button class="btn" type="button" disabled={running?.cancelling !== false} onClick={control.cancel}>
            {progress.cancel}
          </button>
        </div>
        <p class="small" role="status">
          {waiting > 0 && documents.arrivals.waiting.soon(waiting)}
        </p>
      </div>
      <ul class="list files files--long" aria-label={words.list.label}>
        {files.map(({ id, name }) => {
          const at = running === undefined ? 'done' : (running.files[id] ?? 'waiting');
          const { badge, icon } = STATES[at];
          return (
            <li key={id}>
              <span class={`badge ${badge}`}>
                <Icon name={icon} />
              </span>
              <span>
                <b>{name}</b>
                <span>{words.fileStates[at]}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </Page>
  );
}
