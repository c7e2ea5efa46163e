import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TriesView } from '../../contract/views.js';
import { CardAside } from '../components/card-aside.js';
import { CodeFailure } from '../components/code-failure.js';
import { CodeField, type CodeFieldHandle } from '../components/code-field.js';
import { CodeForm } from '../components/code-form.js';
import { Page } from '../components/page.js';
import { useWords } from '../state/context.js';
import type { PlacedCie } from '../state/desk.js';
import { CardGate, isReadyForCodes } from './codes/card-gate.js';
import { CardWork } from './codes/card-work.js';
import { CodeDone } from './codes/code-done.js';
import { NewPinFields, NewPinRules } from './codes/new-pin-fields.js';
import { useNewPin } from './codes/new-pin.js';
import { OutcomeUnknown } from './codes/outcome-unknown.js';
import { useUnblockPlan } from './codes/plans.js';
import { RecoverPuk } from './codes/recover-puk.js';
import { useCardOperation, type CardOperation } from './codes/use-card-operation.js';
import { BlockedForEver } from './home/blocked-for-ever.js';

/** From here down the holder is advised to recover the PUK instead of guessing (product.md rule 3). */
const ADVISE_AT = 8;

/** Sets a new PIN with the PUK, whether the PIN is blocked or forgotten. */
export function Unblock(): JSX.Element | null {
  const { codes } = useWords();
  const operation = useCardOperation('unblock-pin');
  const { control, placed, about, error, tries, outcomeLost, declined } = operation;
  const { state, answer } = control;
  const plan = useUnblockPlan();
  const wasBlocked = useRef(false);
  /** The count of tries at which the person read the advice and went on. */
  const [advisedAt, setAdvisedAt] = useState<number | undefined>(undefined);

  const asked =
    state.phase === 'running' && state.question?.view.ask === 'advise-puk' ? state.question.view : undefined;
  const isAgreed = asked !== undefined && advisedAt !== undefined && asked.triesRemaining >= advisedAt;
  useEffect(() => {
    if (isAgreed) answer(true);
  }, [isAgreed]);

  // Whoever shrinks back from a try gets the advice again.
  const shrankBack = declined === 'last-try' || declined === 'advise-puk';
  useEffect(() => {
    if (shrankBack) setAdvisedAt(undefined);
  }, [shrankBack]);

  if (state.phase === 'running') {
    return (
      <CardWork
        operation={operation}
        title={codes.unblock.working}
        plan={plan}
        stopHint={codes.work.stopHints.unblock}
        isAnswered={isAgreed}
      />
    );
  }
  if (state.phase === 'done') {
    return (
      <CodeDone title={codes.unblock.done} lead={codes.unblock.doneLead} about={about} note={codes.unblock.doneNote} />
    );
  }
  if (outcomeLost) {
    const was = wasBlocked.current ? 'unblock-blocked' : 'unblock';
    return <OutcomeUnknown about={about} was={was} onAgain={control.reset} />;
  }
  const note = error === undefined ? undefined : <CodeFailure error={error} declined={declined} />;
  const back = { label: codes.back, to: 'home' } as const;
  if (placed === undefined || tries === undefined || !isReadyForCodes(placed)) {
    return <CardGate key="gate" title={codes.unblock.gateTitle} back={back} placed={placed} note={note} />;
  }
  const { puk } = tries;
  if (puk === 0) return <BlockedForEver placed={placed} error={error} back={back} />;
  const isAdvised = puk === undefined || puk > ADVISE_AT || (advisedAt !== undefined && puk >= advisedAt);
  if (!isAdvised) {
    return (
      <RecoverPuk
        key={`advice ${puk}`}
        placed={placed}
        tries={tries}
        error={error?.code === 'code-incorrect' ? error : undefined}
        stopped={shrankBack ? note : undefined}
        onGoOn={() => {
          setAdvisedAt(puk);
        }}
      />
    );
  }
  return (
    <Form
      key={`${placed.reader} ${placed.card.nis}`}
      placed={placed}
      tries={tries}
      note={note}
      wasWrong={error?.code === 'code-incorrect'}
      begin={(argument) => {
        wasBlocked.current = tries.pin === 0;
        operation.begin(argument);
      }}
    />
  );
}

interface FormProps {
  readonly placed: PlacedCie;
  readonly tries: TriesView;
  readonly note: JSX.Element | undefined;
  readonly wasWrong: boolean;
  readonly begin: CardOperation<'unblock-pin'>['begin'];
}

function Form({ placed, tries, note, wasWrong, begin }: FormProps): JSX.Element {
  const { codes, code: field } = useWords();
  const puk = useRef<CodeFieldHandle>(null);
  const pin = useNewPin();
  const words = tries.pin === 0 ? codes.unblock.blocked : codes.unblock.forgotten;
  return (
    <Page title={words.title} lead={words.lead} back={{ label: codes.back, to: 'home' }}>
      <div class="task">
        <CodeForm
          note={note}
          wasWrong={wasWrong}
          submit={words.submit}
          lost={{ label: codes.unblock.lost, to: 'lost-codes' }}
          check={() => puk.current?.check() === true && pin.check()}
          onSubmit={() => {
            const typed = pin.takeWith(puk.current);
            if (typed !== undefined) begin({ codes: { puk: typed.code, newPin: typed.newPin } });
          }}
        >
          <CodeField
            ref={puk}
            label={codes.unblock.puk}
            bad={wasWrong}
            legend={[field.firstHalf, field.secondHalf]}
            autoFocus
          />
          <NewPinFields pin={pin} />
        </CodeForm>
        <CardAside card={placed.card} kinds={['pin', 'puk']} tries={tries}>
          <div class="stack-s">
            <h2>{codes.unblock.difference.title}</h2>
            <p class="small muted">{codes.unblock.difference.text}</p>
          </div>
          <NewPinRules pin={pin} withOld={false} />
        </CardAside>
      </div>
    </Page>
  );
}
