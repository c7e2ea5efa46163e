import type { ComponentChildren, JSX } from 'preact';
import type { VerifiedFileView } from '../../../contract/document-views.js';
import { Page } from '../../components/page.js';
import { useWords } from '../../state/context.js';
import { FileActions } from './file-actions.js';
import { JudgedFile } from './judged-file.js';
import { NotBegun, Unreadable, Unsigned, Unsupported } from './nothing-judged.js';
import type { AnswerActions } from './verdict-rows.js';
import { VerifyLead } from './verify-lead.js';

export interface FilePageProps {
  readonly file: VerifiedFileView;
  /** ISO 8601. */
  readonly at: string;
  readonly answers: AnswerActions;
  /** Verifies it once more as it was. */
  readonly onAgain: () => void;
  readonly onBack: () => void;
  /** Whether the way back is to a list of files. */
  readonly several: boolean;
  /** Above everything: why the last try of something did not work. */
  readonly above: ComponentChildren;
}

/** One file and everything that is known of its signatures. */
export function FilePage(props: FilePageProps): JSX.Element {
  const { file, at, answers, onAgain, onBack, several, above } = props;
  const words = useWords().documents.verify;
  return (
    <Page
      title={file.name}
      lead={<VerifyLead file={file} />}
      back={{ label: several ? words.allFiles : words.another, onBack }}
    >
      {above}
      {file.status === 'not-begun' && <NotBegun onAgain={onAgain} />}
      {file.status === 'failed' && <Unreadable error={file.error} />}
      {file.status === 'verified' && file.kind === 'judged' && <JudgedFile file={file} answers={answers} />}
      {file.status === 'verified' && file.kind === 'not-signed' && <Unsigned fileId={file.fileId} />}
      {file.status === 'verified' && file.kind === 'not-supported' && <Unsupported />}
      {file.status === 'verified' && <FileActions key={file.fileId} file={file} at={at} onAgain={onAgain} />}
    </Page>
  );
}
