import type { ComponentChildren, JSX } from 'preact';
import { FileButton } from '../../components/file-button.js';
import type { SignedFileView } from '../../../contract/document-views.js';
import type { OperationResults } from '../../../contract/operations.js';
import { Icon } from '../../components/icon.js';
import { ErrorNote, Note } from '../../components/note.js';
import { Page } from '../../components/page.js';
import { openWritten } from '../../state/arrivals.js';
import { useWords } from '../../state/context.js';
import { linkTo } from '../../state/route.js';
import type { Batch } from './batch.js';
import { FileOutcome } from './file-outcome.js';
import { SignTrail } from './sign-trail.js';

export interface ResultStepProps {
  readonly batch: Batch;
  readonly result: OperationResults['sign'];
  /** Signs these again, with the PIN asked for anew; none: from the beginning. */
  readonly onRestart: (ids: readonly string[]) => void;
  /** Back to the files that were not signed, to change something. */
  readonly onChangeFiles: (ids: readonly string[]) => void;
  /** Above everything: what came meanwhile, or was not taken. */
  readonly above: ComponentChildren;
}

/** What needs the person comes first. */
const RANK = { failed: 0, 'not-begun': 1, signed: 2 } as const satisfies Record<SignedFileView['status'], number>;

type Signed = Extract<SignedFileView, { readonly status: 'signed' }>;

/** What became of each file, what it is worth, and what to do with it. */
export function ResultStep({ batch, result, onRestart, onChangeFiles, above }: ResultStepProps): JSX.Element {
  const words = useWords().documents.sign.result;
  const { files, stoppedBy } = result;
  const signed = files.filter((file): file is Signed => file.status === 'signed');
  const left = files.filter(({ status }) => status !== 'signed').map(({ fileId }) => fileId);
  const wasStopped = stoppedBy !== undefined;
  const [first] = signed;
  const folders = new Set(signed.map(({ output }) => output.folder));
  const lead =
    first === undefined
      ? words.leadNone(files.length)
      : left.length === 0
        ? words.lead(folders.size === 1 ? first.output.folder : undefined, files.length)
        : words.leadSome;
  // Nobody looks for a button under thirty files.
  const isLong = files.length > 6;
  const actions = (
    <div class="row">
      {left.length > 0 && (
        <button
          class="btn btn--main"
          type="button"
          onClick={() => {
            if (wasStopped) onRestart(left);
            else onChangeFiles(left);
          }}
        >
          {wasStopped ? words.signRest(left.length) : words.changeRest(left.length)}
        </button>
      )}
      {first !== undefined && (
        <FileButton file={first.output.fileId} act="files.show" class={left.length === 0 ? 'btn btn--main' : 'btn'}>
          <Icon name="folder" small />
          {words.show}
        </FileButton>
      )}
      {signed.length > 1 && (
        <button
          class="btn"
          type="button"
          onClick={() => {
            verify(signed.map(({ output }) => output.fileId));
          }}
        >
          {words.verifyAll}
        </button>
      )}
      <button
        class="btn"
        type="button"
        onClick={() => {
          onRestart([]);
        }}
      >
        {words.others}
      </button>
    </div>
  );
  return (
    <Page title={words.title(signed.length, files.length)} lead={lead} aside={<SignTrail now={2} />}>
      {above}
      {stoppedBy?.code === 'cancelled' ? (
        <Note tone="info" title={words.cancelled.title}>
          <p>{words.cancelled.text}</p>
        </Note>
      ) : (
        stoppedBy !== undefined && <ErrorNote error={stoppedBy} />
      )}
      {isLong && actions}
      <ul class="list" aria-label={words.list}>
        {files
          .toSorted((a, b) => RANK[a.status] - RANK[b.status])
          .map((file) => (
            <FileOutcome key={file.fileId} file={file} batch={batch} stoppedBy={stoppedBy} onVerify={verify} />
          ))}
      </ul>
      {!isLong && actions}
      {first !== undefined && (
        <div class="panel panel--flat two">
          <div class="stack-s">
            <h2>{words.worthTitle}</h2>
            <p class="small muted">
              {words.worth[0]} <b>{words.worth[1]}</b>
              {words.worth[2]} <a href={linkTo('worth')}>{words.worthMore}</a>
            </p>
          </div>
          <div class="stack-s">
            <h2>{words.sendTitle(signed.length)}</h2>
            <p class="small muted">{words.send}</p>
          </div>
        </div>
      )}
    </Page>
  );
}

function verify(fileIds: readonly string[]): void {
  void openWritten('verify', fileIds);
}
