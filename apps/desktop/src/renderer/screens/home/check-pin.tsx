import type { JSX } from 'preact';
import { CardAside, WhyEightDigits } from '../../components/card-aside.js';
import { CodeFailure } from '../../components/code-failure.js';
import { Icon } from '../../components/icon.js';
import { Page } from '../../components/page.js';
import { PinForm } from '../../components/pin-form.js';
import { useWords } from '../../state/context.js';
import { CardGate, isReadyForCodes } from '../codes/card-gate.js';
import { CardWork } from '../codes/card-work.js';
import { CodeDone } from '../codes/code-done.js';
import { useCheckPlan } from '../codes/plans.js';
import { useCardOperation } from '../codes/use-card-operation.js';
import { BlockedForEver } from './blocked-for-ever.js';
import { PinBlocked } from './pin-blocked.js';

/** Whether the PIN that the person remembers is the right one; a right one gives back all tries. */
export function CheckPin(): JSX.Element | null {
  const { cards } = useWords();
  const words = cards.checkPin;
  const back = { label: cards.page.title, to: 'card' } as const;
  const plan = useCheckPlan();
  const operation = useCardOperation('verify-pin');
  const { control, placed, about, error, tries, declined } = operation;
  if (control.state.phase === 'running') {
    return <CardWork operation={operation} title={words.running} plan={plan} stopHint={words.stopHint} />;
  }
  if (control.state.phase === 'done')
    return <CodeDone title={words.done} lead={words.doneLead} about={about} note={words.doneNote} />;
  const note = error === undefined ? undefined : <CodeFailure error={error} declined={declined} />;
  if (placed === undefined || tries === undefined || !isReadyForCodes(placed)) {
    return <CardGate key="gate" title={words.title} back={back} placed={placed} note={note} />;
  }
  if (tries.puk === 0) return <BlockedForEver placed={placed} error={error} back={back} />;
  if (tries.pin === 0) return <PinBlocked placed={placed} error={error} back={back} />;
  return (
    <Page title={words.title} lead={words.lead} back={back}>
      <div class="task">
        <PinForm
          key={placed.card.nis}
          submit={words.send}
          wasWrong={error?.code === 'code-incorrect'}
          note={note ?? <WhatItCosts />}
          onPin={(pin) => {
            operation.begin({ codes: { pin } });
          }}
        />
        <CardAside card={placed.card} kinds={['pin']} tries={tries}>
          <WhyEightDigits />
        </CardAside>
      </div>
    </Page>
  );
}

function WhatItCosts(): JSX.Element {
  const { rules } = useWords().cards.checkPin;
  return (
    <ul class="rules">
      {rules.map((rule) => (
        <li key={rule}>
          <Icon name="dot" />
          <span>{rule}</span>
        </li>
      ))}
    </ul>
  );
}
