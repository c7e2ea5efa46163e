import type { ComponentChildren, JSX } from 'preact';
import { FileButton } from '../../components/file-button.js';
import type { ExtractedView } from '../../../contract/document-views.js';
import type { ErrorView } from '../../../contract/views.js';
import { ErrorNote, Note } from '../../components/note.js';
import { ProgressBar } from '../../components/progress.js';
import { openWritten } from '../../state/arrivals.js';
import { useWords } from '../../state/context.js';
import type { OperationControl, OperationState } from '../../state/use-operation.js';

/** Operations that write one file. */
export type WritingKind = 'extract' | 'report' | 'timestamp';

/** Choices of one action, and how far it is; gone once it ended well. */
export function ActionPanel<K extends WritingKind>(props: {
  readonly text: string;
  readonly working: string;
  readonly control: OperationControl<K>;
  readonly children: ComponentChildren;
}): JSX.Element | null {
  const { text, working, control, children } = props;
  const { progress } = useWords();
  const { state } = control;
  if (state.phase === 'done') return null;
  if (state.phase === 'running') {
    return (
      <div class="panel panel--tight stack">
        <ProgressBar percent={state.percent} sentence={state.sentence === '' ? working : state.sentence} />
        <div class="row">
          <button class="btn btn--small" type="button" disabled={state.cancelling} onClick={control.cancel}>
            {progress.cancel}
          </button>
        </div>
      </div>
    );
  }
  return (
    <div class="panel panel--tight stack">
      <p class="small muted">{text}</p>
      <div class="row">{children}</div>
    </div>
  );
}

type Outcome =
  | { readonly phase: 'idle' | 'running' }
  | { readonly phase: 'done'; readonly result: ExtractedView }
  | { readonly phase: 'failed'; readonly error: ErrorView };

/** The file that was written, to be opened, shown or verified; or why there is none. */
export function ActionOutcome(props: {
  readonly state: Outcome | OperationState<WritingKind>;
  readonly title: string;
  readonly canVerify: boolean;
}): JSX.Element | null {
  const { state, title, canVerify } = props;
  const words = useWords().documents.verify.actions;
  if (state.phase === 'failed') return state.error.code === 'cancelled' ? null : <ErrorNote error={state.error} />;
  if (state.phase !== 'done') return null;
  const { fileId, name, folder } = state.result;
  return (
    <Note tone="ok" title={title} alert>
      <div class="stack-s">
        <p class="small">{words.where(name, folder)}</p>
        <div class="row">
          {OPENS.test(name) && (
            <FileButton file={fileId} act="files.open">
              {words.openResult}
            </FileButton>
          )}
          <FileButton file={fileId} act="files.show">
            {words.show}
          </FileButton>
          {canVerify && (
            <button
              class="btn btn--small"
              type="button"
              onClick={() => {
                void openWritten('verify', [fileId]);
              }}
            >
              {words.verifyResult}
            </button>
          )}
        </div>
      </div>
    </Note>
  );
}

/** What the main process opens; a program is not started from here. */
const OPENS = /\.(?:pdf|xml|txt|html|json|png|jpe?g|odt|docx?)$/i;
