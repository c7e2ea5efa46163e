import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { CardAside, WhyEightDigits } from '../../components/card-aside.js';
import { CodeFailure } from '../../components/code-failure.js';
import { Page } from '../../components/page.js';
import { PinForm } from '../../components/pin-form.js';
import { useChosenCie } from '../../state/chosen-card.js';
import { useApp, useWords } from '../../state/context.js';
import type { QuestionView } from '../../../contract/operations.js';
import type { OperationControl } from '../../state/use-operation.js';
import { signArgument, type Batch } from './batch.js';
import { CardNeeded, isUsable } from './card-needed.js';
import { SignTrail } from './sign-trail.js';

export interface PinStepProps {
  readonly batch: Batch;
  readonly operation: OperationControl<'sign'>;
  /** The question that was answered with no, if the last attempt ended so. */
  readonly declined: QuestionView['ask'] | undefined;
  /** The services id of the card that the last attempt was made with. */
  readonly about: string | undefined;
  readonly onStart: (nis: string) => void;
  readonly onBack: () => void;
  /** Above everything: what was not taken. */
  readonly above: ComponentChildren;
}

/** The PIN, once for all files; before it, what is missing of the card. */
export function PinStep({ batch, operation, declined, about, onStart, onBack, above }: PinStepProps): JSX.Element {
  const words = useWords().documents.sign;
  const { settings } = useApp();
  const placed = useChosenCie();
  const { state, start } = operation;
  // What one card said is not shown beside another one.
  const isOther = placed !== undefined && placed.card.nis !== about;
  const [hasLeft, setHasLeft] = useState(false);
  const isGone = placed === undefined;
  useEffect(() => {
    if (isGone) setHasLeft(true);
  }, [isGone]);
  const last = state.phase === 'failed' && !isOther ? state.error : undefined;
  // What the card said of a code is in its tries when it comes back: they may be others by then.
  const isOld = hasLeft && !isGone && (last?.code === 'code-incorrect' || last?.code === 'code-blocked');
  const error = isOld ? undefined : last;
  const note = error === undefined ? undefined : <CodeFailure error={error} declined={declined} />;
  const isReady = placed !== undefined && isUsable(placed);
  const lead =
    error === undefined && isReady
      ? words.pin.lead(batch.files.length)
      : error === undefined && isGone
        ? words.pin.first
        : words.pin.nothingYet;
  return (
    <Page
      title={words.signFiles(batch.files.length)}
      lead={lead}
      back={{ label: words.pin.back, onBack }}
      aside={<SignTrail now={1} />}
    >
      {above}
      {isReady ? (
        <div class="task">
          <PinForm
            // What was typed for one card never reaches another one.
            key={placed.card.nis}
            submit={error === undefined ? words.pin.submit : words.pin.again}
            wasWrong={error?.code === 'code-incorrect'}
            note={note}
            onPin={(pin) => {
              const { reader, card } = placed;
              onStart(card.nis);
              void start({
                ...signArgument(batch, reader, settings),
                nis: card.nis,
                codes: { pin },
              });
            }}
          />
          <CardAside card={placed.card} kinds={['pin']}>
            <WhyEightDigits />
          </CardAside>
        </div>
      ) : (
        <div class="stack-l">
          {note}
          <CardNeeded />
        </div>
      )}
    </Page>
  );
}
