import type { ComponentChildren, JSX } from 'preact';
import type { FileView } from '../../../contract/views.js';
import { DropZone } from '../../components/drop-zone.js';
import { Page } from '../../components/page.js';
import { useWords } from '../../state/context.js';

/** Before a file is chosen: what this does, in a few sentences. */
export function ChooseStep(props: {
  readonly onFiles: (files: readonly FileView[]) => void;
  /** Why the last try did not work. */
  readonly above: ComponentChildren;
}): JSX.Element {
  const { onFiles, above } = props;
  const words = useWords().documents.verify;
  return (
    <Page title={words.title} lead={words.lead}>
      {above}
      <DropZone
        purpose="verify"
        title={words.drop.title}
        detail={words.drop.detail}
        choose={words.drop.choose}
        onFiles={onFiles}
      />
      <div class="panel panel--flat two">
        <div class="stack-s">
          <h2>{words.howTitle}</h2>
          <p class="small muted">{words.how}</p>
        </div>
        <div class="stack-s">
          <h2>{words.answersTitle}</h2>
          <p class="small muted">{words.answers}</p>
        </div>
      </div>
    </Page>
  );
}
