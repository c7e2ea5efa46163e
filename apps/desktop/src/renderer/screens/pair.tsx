import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { CardAside, WhyEightDigits } from '../components/card-aside.js';
import { CodeFailure } from '../components/code-failure.js';
import { Note } from '../components/note.js';
import { Page } from '../components/page.js';
import { PinForm } from '../components/pin-form.js';
import { useWords } from '../state/context.js';
import { CardGate, isReadyForCodes } from './codes/card-gate.js';
import { CardWork } from './codes/card-work.js';
import { PairDone } from './codes/pair-done.js';
import { usePairPlan } from './codes/plans.js';
import { useCardOperation } from './codes/use-card-operation.js';
import { BlockedForEver } from './home/blocked-for-ever.js';
import { PinBlocked } from './home/pin-blocked.js';

/** Longest own name for a card; the middleware refuses more. */
const MAX_LABEL = 64;

/** Pairs a card, or renews its pairing. The PIN is asked for only after the chip proved itself. */
export function Pair(): JSX.Element | null {
  const { codes } = useWords();
  const operation = useCardOperation('pair');
  const { control, placed, about, error, tries, declined } = operation;
  const { state } = control;
  const words = codes.pair;
  const plan = usePairPlan(
    state.phase === 'running' && state.assurance !== undefined ? words.assurance[state.assurance] : undefined,
  );
  const label = useRef<HTMLInputElement>(null);
  const id = useId();

  if (state.phase === 'running') {
    return <CardWork operation={operation} title={words.working} plan={plan} stopHint={codes.work.stopHints.pair} />;
  }
  if (state.phase === 'done') {
    return <PairDone card={state.result.card} renewed={state.result.renewed} about={placed ?? about} />;
  }
  const back = { label: codes.back, to: 'home' } as const;
  const note = error === undefined ? undefined : <CodeFailure error={error} declined={declined} />;
  if (placed === undefined || tries === undefined || !isReadyForCodes(placed)) {
    return <CardGate key="gate" title={words.title} back={back} placed={placed} note={note} />;
  }
  if (tries.puk === 0) return <BlockedForEver placed={placed} error={error} back={back} />;
  if (tries.pin === 0) return <PinBlocked placed={placed} error={error} back={back} />;
  const { card } = placed;
  const { paired } = card;
  return (
    <Page
      key={`${placed.reader} ${card.nis}`}
      title={paired === undefined ? words.title : words.renew.title}
      lead={paired === undefined ? words.lead : words.renew.lead}
      back={back}
    >
      <div class="task">
        <PinForm
          submit={paired === undefined ? words.submit : words.renew.submit}
          wasWrong={error?.code === 'code-incorrect'}
          note={
            note ??
            (card.assurance === 'unverified-issuer' ? (
              <Note tone="warn" title={words.issuer[card.assurance].title}>
                <p>{words.issuer[card.assurance].text}</p>
              </Note>
            ) : undefined)
          }
          onPin={(pin) => {
            const name = label.current?.value.trim() ?? '';
            operation.begin({ label: name === '' ? undefined : name, codes: { pin } });
          }}
        >
          <div class="field">
            <label for={id}>{words.label}</label>
            <input
              id={id}
              ref={label}
              class="text-input"
              type="text"
              maxLength={MAX_LABEL}
              autocomplete="off"
              defaultValue={paired?.label ?? ''}
              aria-describedby={`${id}-hint`}
            />
            <p class="hint" id={`${id}-hint`}>
              {words.labelHint}
            </p>
          </div>
        </PinForm>
        <CardAside card={card} kinds={['pin']} tries={tries}>
          <WhyEightDigits />
        </CardAside>
      </div>
      <p class="foot source">{words.foot}</p>
    </Page>
  );
}
