import type { JSX } from 'preact';
import type { ArrivalView, FileView } from '../../../contract/views.js';
import { Icon } from '../../components/icon.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { fileSize } from '../../state/dates.js';
import { becomes, canShow, LAST_PAGE, placementOf, showsSignature, withoutFile, type Batch } from './batch.js';
import type { ChangeBatch } from './files-step.js';

export interface FileListProps {
  readonly batch: Batch;
  readonly onChange: ChangeBatch;
  readonly onArrival: (arrival: ArrivalView) => void;
}

/** So many stand there whole. */
const FEW = 8;

/** The files with what becomes of each; one with a preview can be chosen for it. */
export function FileList({ batch, onChange, onArrival }: FileListProps): JSX.Element {
  const { documents } = useWords();
  const words = documents.sign;
  const { settings } = useApp();
  const { files, choices, selected } = batch;
  const add = async (): Promise<void> => {
    const reply = await bridge.request('files.choose', { purpose: 'sign' });
    if (reply.ok) onArrival(reply.result);
  };
  return (
    <section class="stack" aria-labelledby="sign-files">
      <div class="row between">
        <h2 id="sign-files">{words.documents(files.length)}</h2>
        <button
          class="btn btn--plain btn--small"
          type="button"
          onClick={() => {
            void add();
          }}
        >
          <Icon name="add" small />
          {words.add}
        </button>
      </div>
      <ul class={files.length > FEW ? 'list files files--long' : 'list files'}>
        {files.map((file) => {
          const text = (
            <>
              <b>{file.name}</b>
              <span>{aboutFile(batch, file, words)}</span>
              <span>{words.sizeIn(fileSize(file.size, settings.language), file.folder)}</span>
            </>
          );
          const isShown = file.id === selected && showsSignature(batch, file);
          return (
            <li key={file.id} class={isShown ? 'on' : undefined} aria-current={isShown ? 'true' : undefined}>
              <Icon name="file" />
              {choices.visible && canShow(choices, file.kind) && files.length > 1 ? (
                <button
                  class="files__choose"
                  type="button"
                  onClick={() => {
                    onChange((before) => ({ ...before, selected: file.id }));
                  }}
                >
                  {text}
                </button>
              ) : (
                <span>{text}</span>
              )}
              <button
                class="btn btn--plain btn--icon"
                type="button"
                aria-label={words.remove(file.name)}
                onClick={() => {
                  onChange((before) => withoutFile(before, file.id));
                }}
              >
                <Icon name="cross" small />
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type SignWords = ReturnType<typeof useWords>['documents']['sign'];

/** What the signature makes of a file, in a few words. */
function aboutFile(batch: Batch, file: FileView, words: SignWords): string {
  const becoming = becomes(batch, file);
  if (becoming !== 'pdf') return words.becomes[becoming](file.name);
  if (!showsSignature(batch, file)) return words.becomes.pdf;
  const placement = placementOf(batch, file.id);
  if (placement.kind === 'field') return words.inField(placement.name);
  return placement.page === LAST_PAGE ? words.onLastPage : words.onPage(placement.page);
}
