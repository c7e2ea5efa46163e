import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { FileButton } from '../../components/file-button.js';
import type { ErrorView } from '../../../contract/views.js';
import { Icon } from '../../components/icon.js';
import { ErrorNote, Note } from '../../components/note.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { longDate } from '../../state/dates.js';

/** A file that was written where the person said. */
interface SavedFile {
  readonly name: string;
  readonly folder: string;
  readonly fileId: string;
}

type Saving =
  | { readonly phase: 'idle' }
  | { readonly phase: 'saved'; readonly file: SavedFile }
  | { readonly phase: 'failed'; readonly error: ErrorView };

type Reply =
  { readonly ok: true; readonly result: SavedFile | undefined } | { readonly ok: false; readonly error: ErrorView };

/** What came of asking for a place and writing a file there. */
export function useSaving(): readonly [Saving, (ask: () => Promise<Reply>) => Promise<void>] {
  const [saving, setSaving] = useState<Saving>({ phase: 'idle' });
  const save = async (ask: () => Promise<Reply>): Promise<void> => {
    const reply = await ask();
    if (!reply.ok) setSaving({ phase: 'failed', error: reply.error });
    else if (reply.result !== undefined) setSaving({ phase: 'saved', file: reply.result });
  };
  return [saving, save];
}

/** Says where a file went, or why it did not. */
export function SavedNote(props: {
  readonly saving: Saving;
  readonly title: string;
  readonly text?: string | undefined;
}): JSX.Element | null {
  const { saving, title, text } = props;
  const { print: words } = useWords().help;
  if (saving.phase === 'idle') return null;
  if (saving.phase === 'failed') return <ErrorNote error={saving.error} tone="warn" />;
  const { name, folder, fileId } = saving.file;
  return (
    <div class="noprint" role="status">
      <Note tone="ok" title={title}>
        <p>
          {words.savedIn(name, folder)}. {text}
        </p>
        <FileButton file={fileId} act="files.show" class="btn btn--plain btn--flush self-start">
          {words.show}
        </FileButton>
      </Note>
    </div>
  );
}

export interface PrintActionsProps {
  readonly label: string;
  /** Of the file, without its ending. */
  readonly file: string;
  /** The one filled action of the screen. */
  readonly main?: boolean | undefined;
  /** One under the other. */
  readonly wide?: boolean | undefined;
}

/** On paper, or as a PDF: the page as its print style draws it. */
export function PrintActions({ label, file, main = false, wide = false }: PrintActionsProps): JSX.Element {
  const { print: words } = useWords().help;
  const [saving, save] = useSaving();
  const width = wide ? ' btn--wide' : '';
  return (
    <div class="stack noprint">
      <div class={wide ? 'stack' : 'row'}>
        <button
          class={`btn${main ? ' btn--main' : ''}${width}`}
          type="button"
          onClick={() => {
            void bridge.request('sheet.print', undefined);
          }}
        >
          <Icon name="print" small />
          {label}
        </button>
        <button
          class={`btn${main ? '' : ' btn--plain'}${width}`}
          type="button"
          onClick={() => {
            void save(() => bridge.request('sheet.save-pdf', { name: file }));
          }}
        >
          {words.savePdf}
        </button>
      </div>
      <SavedNote saving={saving} title={words.saved} />
    </div>
  );
}

/** On paper the page has its title again, and the day. */
export function PrintHeading({ title, lead }: { readonly title: string; readonly lead: string }): JSX.Element {
  const { print: words } = useWords().help;
  const { language } = useApp().settings;
  return (
    <div class="printonly printhead">
      <p>{words.by(longDate(new Date().toISOString(), language))}</p>
      <h1>{title}</h1>
      <p>{lead}</p>
    </div>
  );
}
