import type { JSX } from 'preact';
import { CardAside } from '../../components/card-aside.js';
import { Note } from '../../components/note.js';
import { Page } from '../../components/page.js';
import { useWords } from '../../state/context.js';
import type { PlacedCie } from '../../state/desk.js';
import { linkTo } from '../../state/route.js';

/** No try is left for the PIN: the way out is the PUK. */
export function PinBlocked({ placed }: { readonly placed: PlacedCie }): JSX.Element {
  const { codes, note } = useWords();
  const words = codes.pinBlocked;
  const puk = placed.card.tries?.puk;
  return (
    <Page title={words.title} lead={words.lead} back={{ label: codes.back, to: 'home' }}>
      <div class="task">
        <div class="stack-l">
          <Note tone="warn" title={words.noteTitle} alert>
            <dl>
              <dt>{note.card}</dt>
              <dd>{words.meaning}</dd>
              <dt>{note.next}</dt>
              <dd>{words.next}</dd>
            </dl>
          </Note>
          <div class="row">
            <a class="btn btn--main" href={linkTo('unblock')}>
              {words.unblock}
            </a>
            <a class="btn btn--plain" href={linkTo('lost-codes')}>
              {words.noPuk}
            </a>
          </div>
        </div>
        <CardAside card={placed.card} kinds={['pin', 'puk']} tries={{ pin: 0, puk }} />
      </div>
    </Page>
  );
}
