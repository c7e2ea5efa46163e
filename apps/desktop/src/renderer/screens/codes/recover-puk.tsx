import type { JSX } from 'preact';
import type { ErrorView, TriesView } from '../../../contract/views.js';
import { CardAside } from '../../components/card-aside.js';
import { CodeFailure } from '../../components/code-failure.js';
import { Icon } from '../../components/icon.js';
import { Note } from '../../components/note.js';
import { Page } from '../../components/page.js';
import { triesTone } from '../../components/tries.js';
import { useWords } from '../../state/context.js';
import type { PlacedCie } from '../../state/desk.js';
import { linkTo } from '../../state/route.js';

export interface RecoverPukProps {
  readonly placed: PlacedCie;
  readonly tries: TriesView;
  /** Why the PUK typed before was not taken. */
  readonly error: ErrorView | undefined;
  /** Said to whoever shrank back from a try: nothing was sent. */
  readonly stopped: JSX.Element | undefined;
  /** The person has the PUK in hand. */
  readonly onGoOn: () => void;
}

/** Few PUK tries are left (product.md rule 3): recovering it costs none of them. */
export function RecoverPuk({ placed, tries, error, stopped, onGoOn }: RecoverPukProps): JSX.Element {
  const { codes, note } = useWords();
  const words = codes.recoverPuk;
  const left = tries.puk;
  return (
    <Page title={words.title} lead={words.lead} back={{ label: codes.back, to: 'home' }}>
      <div class="task">
        <div class="stack-l">
          {stopped}
          {error === undefined ? (
            <Note tone={triesTone('puk', left) === 'bad' ? 'bad' : 'warn'} title={words.few(left)}>
              <dl>
                <dt>{note.card}</dt>
                <dd>{codes.wrong.puk.card(left)}</dd>
                <dt>{note.next}</dt>
                <dd>{words.next}</dd>
              </dl>
            </Note>
          ) : (
            <CodeFailure error={error} />
          )}
          <div class="stack">
            <a class="act act--main" href={linkTo('puk-recovery')}>
              <Icon name="phone" />
              <span>
                <b>{words.app.title}</b>
                <span>{words.app.text}</span>
              </span>
              <Icon name="forward" />
            </a>
            <ul class="list">
              <li>
                <a class="act" href={linkTo('reprint')}>
                  <Icon name="townHall" />
                  <span>
                    <b>{words.reprint.title}</b>
                    <span>{words.reprint.text}</span>
                  </span>
                  <Icon name="forward" />
                </a>
              </li>
            </ul>
            <button class="btn btn--plain btn--flush self-start" type="button" onClick={onGoOn}>
              {words.goOn}
            </button>
          </div>
        </div>
        <CardAside card={placed.card} kinds={['pin', 'puk']} tries={tries}>
          <div class="stack-s">
            <h2>{words.why.title}</h2>
            <p class="small muted">{words.why.text}</p>
          </div>
        </CardAside>
      </div>
    </Page>
  );
}
