import type { JSX } from 'preact';
import { FileButton } from '../../components/file-button.js';
import type { SignedFileView } from '../../../contract/document-views.js';
import type { ErrorView } from '../../../contract/views.js';
import { Icon } from '../../components/icon.js';
import { useWords } from '../../state/context.js';
import { useErrorWords } from '../../state/use-error-words.js';
import { counterSigns, LAST_PAGE, placementOf, showsSignature, type Batch } from './batch.js';

export interface FileOutcomeProps {
  readonly file: SignedFileView;
  readonly batch: Batch;
  readonly stoppedBy: ErrorView | undefined;
  readonly onVerify: (fileIds: readonly string[]) => void;
}

/** One file of the batch: signed, not signed and why, or not begun. */
export function FileOutcome({ file, batch, stoppedBy, onVerify }: FileOutcomeProps): JSX.Element {
  const words = useWords().documents.sign.result;
  if (file.status === 'signed') return <SignedFile file={file} batch={batch} onVerify={onVerify} />;
  return (
    <li class="finding">
      <span class={file.status === 'failed' ? 'badge is-warn' : 'badge is-open'}>
        <Icon name={file.status === 'failed' ? 'exclamation' : 'dot'} />
      </span>
      <div>
        <h2 class="h3">{file.name}</h2>
        {file.status === 'not-begun' ? (
          <p>{words.notBegun}</p>
        ) : file.error.code === stoppedBy?.code ? (
          <p>{words.stoppedHere}</p>
        ) : (
          <FailedWhy error={file.error} />
        )}
      </div>
    </li>
  );
}

function SignedFile(props: {
  readonly file: Extract<SignedFileView, { readonly status: 'signed' }>;
  readonly batch: Batch;
  readonly onVerify: (fileIds: readonly string[]) => void;
}): JSX.Element {
  const { file, batch, onVerify } = props;
  const words = useWords().documents.sign.result;
  const { output, format } = file;
  const source = batch.files.find(({ id }) => id === file.fileId);
  const about = ((): string => {
    if (counterSigns(batch)) return words.about.counter;
    if (format === 'xades') return words.about.xml;
    if (format === 'cades') return output.name.endsWith('.p7s') ? words.about.p7s : words.about.p7m;
    if (source === undefined || !showsSignature(batch, source)) return words.about.pdf;
    const placement = placementOf(batch, source.id);
    if (placement.kind === 'field') return words.about.field(placement.name);
    return placement.page === LAST_PAGE ? words.about.lastPage : words.about.page(placement.page);
  })();
  return (
    <li class="finding finding--mid">
      <span class="badge is-ok">
        <Icon name="check" />
      </span>
      <div>
        <h2 class="h3">{output.name}</h2>
        <p>{about}</p>
      </div>
      <div class="row">
        {/\.(?:pdf|xml)$/i.test(output.name) && (
          <FileButton file={output.fileId} act="files.open" label={words.openNamed(output.name)}>
            {words.open}
          </FileButton>
        )}
        <button
          class="btn btn--small"
          type="button"
          aria-label={words.verifyNamed(output.name)}
          onClick={() => {
            onVerify([output.fileId]);
          }}
        >
          {words.verify}
        </button>
      </div>
    </li>
  );
}

function FailedWhy({ error }: { readonly error: ErrorView }): JSX.Element {
  const { title, nextStep } = useErrorWords(error);
  return (
    <>
      <p>{title}</p>
      <p>{nextStep}</p>
    </>
  );
}
