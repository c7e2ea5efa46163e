import type { ComponentChildren, JSX } from 'preact';
import { Note } from '../../components/note.js';
import { Page } from '../../components/page.js';
import { Stage } from '../../components/stage.js';
import { useApp, useWords } from '../../state/context.js';
import { faceOf } from '../../state/face.js';
import { linkTo } from '../../state/route.js';
import type { PlacedCie } from '../../state/desk.js';

export interface CodeDoneProps {
  readonly title: string;
  readonly lead: string;
  /** The card that it was done with. */
  readonly about: PlacedCie | undefined;
  /** What changed, in one sentence. */
  readonly note: { readonly title: string; readonly text: string };
  readonly children?: ComponentChildren;
}

/** It is done: what holds from now on, and the way back. */
export function CodeDone({ title, lead, about, note, children }: CodeDoneProps): JSX.Element {
  const { codes, card } = useWords();
  const { tryOut } = useApp();
  return (
    <Page title={title} lead={lead}>
      <div class="duo">
        <Stage
          view={{ kind: 'card', face: about === undefined ? undefined : faceOf(about.card), specimen: tryOut }}
          lip={codes.done.lip}
          led="on"
          label={card.stage}
        />
        <section class="stack-l" aria-label={codes.done.label}>
          <Note tone="ok" title={note.title}>
            <p>{note.text}</p>
          </Note>
          {children}
          <a class="btn btn--main btn--wide" href={linkTo('home')}>
            {codes.done.home}
          </a>
        </section>
      </div>
    </Page>
  );
}
