import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { TriesView } from '../../../contract/views.js';
import { CardAside } from '../../components/card-aside.js';
import { CodeFailure } from '../../components/code-failure.js';
import { Note } from '../../components/note.js';
import { Page } from '../../components/page.js';
import { PinForm } from '../../components/pin-form.js';
import { useWords } from '../../state/context.js';
import type { PlacedCie } from '../../state/desk.js';
import { PinBlocked } from '../home/pin-blocked.js';
import { CardGate, isReadyForCodes } from './card-gate.js';
import { CardWork } from './card-work.js';
import { CodeDone } from './code-done.js';
import { useCheckPlan } from './plans.js';
import { useCardOperation } from './use-card-operation.js';

export interface OutcomeUnknownProps {
  /** The card whose answer was lost. */
  readonly about: PlacedCie | undefined;
  /** `unblock-blocked`: the PIN was blocked before, so that the tries alone tell what happened. */
  readonly was: 'change' | 'unblock' | 'unblock-blocked';
  /** Back to the form: it has to be done again. */
  readonly onAgain: () => void;
}

/**
 * The answer to a command that sets a PIN was lost. What may have happened, and the way to find out that costs least:
 * look at the tries, which is free; then the new PIN once; then the one before, which gives the tries back.
 */
export function OutcomeUnknown({ about, was, onAgain }: OutcomeUnknownProps): JSX.Element | null {
  const { codes } = useWords();
  const words = codes.unknown;
  const operation = useCardOperation('verify-pin');
  const { control, placed, error, tries } = operation;
  const [candidate, setCandidate] = useState<'new' | 'old'>('new');
  const plan = useCheckPlan();
  const missedNew = candidate === 'new' && error?.code === 'code-incorrect';
  useEffect(() => {
    if (missedNew) setCandidate('old');
  }, [missedNew]);
  /** Which one was sent last: what the card said is about that one. */
  const [tried, setTried] = useState<'new' | 'old' | undefined>(undefined);

  if (control.state.phase === 'running') {
    return <CardWork operation={operation} title={words.checking} plan={plan} stopHint={codes.work.stopHints.check} />;
  }
  if (control.state.phase === 'done') {
    const found = candidate === 'new' ? words.isNew : words.isOld;
    return <CodeDone title={found.title} lead={found.lead} about={operation.about} note={found.note} />;
  }
  const back = { label: codes.back, to: 'home' } as const;
  const other = placed !== undefined && about !== undefined && placed.card.nis !== about.card.nis;
  if (placed === undefined || tries === undefined || other || !isReadyForCodes(placed)) {
    return (
      <CardGate
        title={words.pageTitle}
        lead={words.lead}
        back={back}
        placed={placed}
        note={
          other ? (
            <Note tone="warn" title={words.other.title} alert>
              {words.other.text}
            </Note>
          ) : (
            <Explained meaning={was === 'unblock-blocked' ? words.meaningBlocked : words.meaning} next={words.next} />
          )
        }
      />
    );
  }
  const failure = tried === candidate ? error : undefined;
  if (was === 'unblock-blocked' && tries.pin !== undefined) {
    if (tries.pin > 0) {
      return <CodeDone title={words.isNew.title} lead={words.isNew.lead} about={placed} note={words.triesTell} />;
    }
    const { title, text } = words.notUnblocked;
    return <UnblockAgain placed={placed} tries={tries} title={title} text={text} onAgain={onAgain} />;
  }
  if (tries.pin === 0) return <PinBlocked placed={placed} error={failure} back={back} />;
  if (candidate === 'old' && was !== 'change') {
    return (
      <UnblockAgain
        placed={placed}
        tries={tries}
        title={words.notNew.title}
        text={words.notNew.unblock}
        onAgain={onAgain}
      />
    );
  }
  return (
    <Page key={candidate} title={words.pageTitle} lead={words.lead} back={back}>
      <div class="task">
        <PinForm
          key={candidate}
          label={words[candidate].label}
          submit={words[candidate].submit}
          halves={false}
          wasWrong={failure?.code === 'code-incorrect'}
          note={
            failure !== undefined ? (
              <CodeFailure error={failure} declined={operation.declined} />
            ) : candidate === 'new' ? (
              <Explained meaning={words.meaning} next={words.nextHere} />
            ) : (
              <Note tone="info" title={words.notNew.title} alert>
                <p>{words.notNew.text}</p>
              </Note>
            )
          }
          onPin={(pin) => {
            setTried(candidate);
            operation.begin({ codes: { pin } });
          }}
        />
        <CardAside card={placed.card} kinds={['pin']} tries={tries}>
          <div class="stack-s">
            <h2>{words.why.title}</h2>
            <p class="small muted">{words.why.text}</p>
          </div>
        </CardAside>
      </div>
    </Page>
  );
}

/** What may have happened, and why the program does not find out by itself. */
function Explained({ meaning, next }: { readonly meaning: string; readonly next: string }): JSX.Element {
  const { codes, note } = useWords();
  return (
    <Note tone="warn" title={codes.unknown.title} alert>
      <dl>
        <dt>{note.card}</dt>
        <dd>{meaning}</dd>
        <dt>{note.next}</dt>
        <dd>{next}</dd>
      </dl>
    </Note>
  );
}

/** The PIN was not unblocked: the form with the PUK once more. */
function UnblockAgain(props: {
  readonly placed: PlacedCie;
  readonly tries: TriesView;
  readonly title: string;
  readonly text: string;
  readonly onAgain: () => void;
}): JSX.Element {
  const { placed, tries, title, text, onAgain } = props;
  const { codes } = useWords();
  const { notUnblocked, unblockAgain } = codes.unknown;
  return (
    <Page key="again" title={title} lead={notUnblocked.lead} back={{ label: codes.back, to: 'home' }}>
      <div class="task">
        <div class="stack-l">
          <Note tone="info" title={notUnblocked.noteTitle}>
            <p>{text}</p>
          </Note>
          <div class="row">
            <button class="btn btn--main" type="button" onClick={onAgain}>
              {unblockAgain}
            </button>
          </div>
        </div>
        <CardAside card={placed.card} kinds={['pin', 'puk']} tries={tries} />
      </div>
    </Page>
  );
}
