import type { ComponentChildren, JSX } from 'preact';
import type { VerifiedFileView } from '../../../contract/document-views.js';
import { Icon } from '../../components/icon.js';
import { Note } from '../../components/note.js';
import { Page } from '../../components/page.js';
import { useWords } from '../../state/context.js';
import { allSignatures, STANDS_OUT, standsOut, toneOfFile } from './answers.js';
import { TONE_ICONS } from './verdict-rows.js';

export interface ListPageProps {
  readonly files: readonly VerifiedFileView[];
  readonly onSelect: (fileId: string) => void;
  /** Asks the issuers about every file that leaves it open. */
  readonly onOnline: (fileIds: readonly string[]) => void;
  readonly onBack: () => void;
  readonly above: ComponentChildren;
}

/** Several files: those that need a look on top, each with what stands out. */
export function ListPage({ files, onSelect, onOnline, onBack, above }: ListPageProps): JSX.Element {
  const words = useWords().documents.verify;
  const rank = (file: VerifiedFileView): number => STANDS_OUT.indexOf(standsOut(file));
  const sorted = [...files].sort((a, b) => rank(a) - rank(b));
  const open = files.filter((file) => isUnasked(file)).map(({ fileId }) => fileId);
  const done = files.filter(({ status }) => status !== 'not-begun');
  return (
    <Page title={words.list.title(done.length)} lead={words.list.lead} back={{ label: words.another, onBack }}>
      {above}
      {done.length < files.length && (
        <Note tone="info" title={words.cancelled.title}>
          <p>{words.cancelled.text}</p>
        </Note>
      )}
      <ul class="list" aria-label={words.list.label}>
        {sorted.map((file) => (
          <FileRow key={file.fileId} file={file} onSelect={onSelect} />
        ))}
      </ul>
      {open.length > 0 && (
        <div class="row foot">
          <button
            class="btn btn--main"
            type="button"
            onClick={() => {
              onOnline(open);
            }}
          >
            <Icon name="globe" small />
            {words.online}
          </button>
        </div>
      )}
    </Page>
  );
}

function FileRow(props: { readonly file: VerifiedFileView; readonly onSelect: (fileId: string) => void }): JSX.Element {
  const { file, onSelect } = props;
  const { documents, common } = useWords();
  const words = documents.verify;
  const one = standsOut(file);
  const tone = toneOfFile(one);
  const signatures = file.status === 'verified' ? allSignatures(file.layers) : [];
  const names = [...new Set(signatures.map(({ signer }) => signer ?? words.unknownSigner))];
  return (
    <li class={`finding finding--mid is-${tone}`}>
      <span class="badge">
        <Icon name={TONE_ICONS[tone]} />
      </span>
      <div>
        <h2 class="h3 anywhere">{file.name}</h2>
        <p>
          {names.length > 0 && `${words.signatures(signatures.length)}${common.colon} ${names.join(', ')}. `}
          {words.list.standsOut[one]}
        </p>
      </div>
      <button
        class="btn btn--small"
        type="button"
        aria-label={words.list.lookNamed(file.name)}
        onClick={() => {
          onSelect(file.fileId);
        }}
      >
        {words.list.look}
      </button>
    </li>
  );
}

function isUnasked(file: VerifiedFileView): boolean {
  return (
    file.status === 'verified' &&
    allSignatures(file.layers).some(({ verdicts }) => verdicts.revocation.state === 'not-asked')
  );
}
