import type { ComponentChildren, JSX } from 'preact';
import type { ArrivalView } from '../../../contract/views.js';
import { DropZone } from '../../components/drop-zone.js';
import { Page } from '../../components/page.js';
import { useWords } from '../../state/context.js';
import { canShow, type Batch } from './batch.js';
import { FileList } from './file-list.js';
import { FormatOptions } from './format-options.js';
import { NoPreview } from './no-preview.js';
import { PageViewer } from './preview/page-viewer.js';
import { SignTrail } from './sign-trail.js';
import { VisibleOptions } from './visible-options.js';

/** Changes the batch that is there at that moment. */
export type ChangeBatch = (change: (batch: Batch) => Batch) => void;

export interface FilesStepProps {
  readonly batch: Batch;
  readonly onChange: ChangeBatch;
  readonly onArrival: (arrival: ArrivalView) => void;
  readonly onGoOn: () => void;
  /** Whether files are being held over the window. */
  readonly over: boolean;
  /** Above everything: what was not taken. */
  readonly above: ComponentChildren;
}

/** Which files, how, and where in them. */
export function FilesStep(props: FilesStepProps): JSX.Element {
  return props.batch.files.length === 0 ? <NoFiles {...props} /> : <ChosenFiles {...props} />;
}

function NoFiles({ onArrival, over, above }: FilesStepProps): JSX.Element {
  const words = useWords().documents.sign;
  return (
    <Page title={words.title} lead={words.lead}>
      {above}
      <DropZone
        purpose="sign"
        title={words.drop.title}
        detail={words.drop.detail}
        choose={words.drop.choose}
        over={over}
        onArrival={onArrival}
      />
      <WhatItIs />
    </Page>
  );
}

function ChosenFiles({ batch, onChange, onArrival, onGoOn, over, above }: FilesStepProps): JSX.Element {
  const words = useWords().documents.sign;
  const { files, choices, selected } = batch;
  const shown = files.find(({ id }) => id === selected);
  return (
    <Page title={words.title} aside={<SignTrail now={0} />}>
      {above}
      <div class={over ? 'sign sign--over' : 'sign'}>
        <div class="stack">
          <FileList batch={batch} onChange={onChange} onArrival={onArrival} />
          {files.some(({ kind }) => canShow(choices, kind)) && <VisibleOptions choices={choices} onChange={onChange} />}
          <FormatOptions batch={batch} onChange={onChange} />
        </div>
        {shown !== undefined && choices.visible && canShow(choices, shown.kind) ? (
          <PageViewer key={shown.id} file={shown} batch={batch} onChange={onChange} />
        ) : (
          <NoPreview batch={batch} />
        )}
      </div>
      <div class="bar">
        <p class="small muted">{words.bar(choices.folder?.name)}</p>
        <button class="btn btn--main" type="button" onClick={onGoOn}>
          {words.signFiles(files.length)}
        </button>
      </div>
    </Page>
  );
}

/** Before a file is chosen: what this does, in three sentences. */
function WhatItIs(): JSX.Element {
  const words = useWords().documents.sign.whatItIs;
  return (
    <div class="panel panel--flat two">
      <div class="stack-s">
        <h2>{words.howTitle}</h2>
        <p class="small muted">{words.how}</p>
      </div>
      <div class="stack-s">
        <h2>{words.worthTitle}</h2>
        <p class="small muted">{words.worth}</p>
      </div>
    </div>
  );
}
