import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
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
import { useChangePlan } from './codes/plans.js';
import { useCardOperation, type CardOperation } from './codes/use-card-operation.js';
import { BlockedForEver } from './home/blocked-for-ever.js';
import { PinBlocked } from './home/pin-blocked.js';

/** Changes the PIN: both codes are typed before the card is used, and each is sent once. */
export function ChangePin(): JSX.Element | null {
  const { codes } = useWords();
  const operation = useCardOperation('change-pin');
  const { control, placed, about, error, tries, outcomeLost, declined } = operation;
  const plan = useChangePlan();
  if (control.state.phase === 'running') {
    return (
      <CardWork operation={operation} title={codes.change.working} plan={plan} stopHint={codes.work.stopHints.change} />
    );
  }
  if (control.state.phase === 'done') {
    return (
      <CodeDone title={codes.change.done} lead={codes.change.doneLead} about={about} note={codes.change.doneNote} />
    );
  }
  if (outcomeLost) return <OutcomeUnknown about={about} was="change" onAgain={control.reset} />;
  const note = error === undefined ? undefined : <CodeFailure error={error} declined={declined} />;
  const back = { label: codes.back, to: 'home' } as const;
  if (placed === undefined || tries === undefined || !isReadyForCodes(placed)) {
    return <CardGate key="gate" title={codes.change.title} back={back} placed={placed} note={note} />;
  }
  if (tries.puk === 0) return <BlockedForEver placed={placed} error={error} back={back} />;
  if (tries.pin === 0) return <PinBlocked placed={placed} error={error} back={back} />;
  return (
    <Form
      key={`${placed.reader} ${placed.card.nis}`}
      placed={placed}
      tries={tries}
      note={note}
      wasWrong={error?.code === 'code-incorrect'}
      begin={operation.begin}
    />
  );
}

interface FormProps {
  readonly placed: PlacedCie;
  readonly tries: TriesView;
  readonly note: JSX.Element | undefined;
  readonly wasWrong: boolean;
  readonly begin: CardOperation<'change-pin'>['begin'];
}

function Form({ placed, tries, note, wasWrong, begin }: FormProps): JSX.Element {
  const { codes } = useWords();
  const old = useRef<CodeFieldHandle>(null);
  const pin = useNewPin(old);
  return (
    <Page title={codes.change.title} lead={codes.change.lead} back={{ label: codes.back, to: 'home' }}>
      <div class="task">
        <CodeForm
          note={note}
          wasWrong={wasWrong}
          submit={codes.change.submit}
          lost={{ label: codes.change.lost, to: 'lost-codes' }}
          check={() => old.current?.check() === true && pin.check()}
          onSubmit={() => {
            const typed = pin.takeWith(old.current);
            if (typed !== undefined) begin({ codes: { pin: typed.code, newPin: typed.newPin } });
          }}
        >
          <CodeField ref={old} label={codes.change.old} bad={wasWrong} autoFocus onTyped={pin.onOldTyped} />
          <NewPinFields pin={pin} />
        </CodeForm>
        <CardAside card={placed.card} kinds={['pin']} tries={tries}>
          <NewPinRules pin={pin} withOld />
        </CardAside>
      </div>
      <p class="foot source">{codes.change.foot}</p>
    </Page>
  );
}
