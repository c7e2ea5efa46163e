import type { ComponentChildren, JSX } from 'preact';
import type { ArrivalView } from '../../../contract/views.js';
import { DropZone } from '../../components/drop-zone.js';
import { Page } from '../../components/page.js';
import { useWords } from '../../state/context.js';

/** Before a file is chosen: what this does, in a few sentences. */
export function ChooseStep(props: {
  readonly onArrival: (arrival: ArrivalView) => void;
  /** Whether files are being held over the window. */
  readonly over: boolean;
  /** Why the last try did not work, or what was not taken. */
  readonly above: ComponentChildren;
}): JSX.Element {
  const { onArrival, over, above } = props;
  const words = useWords().documents.verify;
  return (
    <Page title={words.title} lead={words.lead}>
      {above}
      <DropZone
        purpose="verify"
        title={words.drop.title}
        detail={words.drop.detail}
        choose={words.drop.choose}
        over={over}
        onArrival={onArrival}
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
