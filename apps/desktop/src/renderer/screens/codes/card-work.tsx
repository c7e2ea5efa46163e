import type { JSX } from 'preact';
import { Page } from '../../components/page.js';
import { ProgressBar, Steps, type Step } from '../../components/progress.js';
import { OperationQuestion } from '../../components/questions.js';
import { Stage } from '../../components/stage.js';
import { useApp, useWords } from '../../state/context.js';
import { faceOf } from '../../state/face.js';
import type { CardOperation, CodeOperationKind } from './use-card-operation.js';

export interface WorkStep {
  readonly title: string;
  readonly detail?: string | undefined;
  /** Names of the operation's steps that belong here. */
  readonly steps: readonly string[];
}

export interface CardWorkProps<K extends CodeOperationKind> {
  readonly operation: CardOperation<K>;
  readonly title: string;
  /** In the order in which they come. */
  readonly plan: readonly WorkStep[];
  /** What stopping now means. */
  readonly stopHint: string;
  /** The question was answered on the page before. */
  readonly isAnswered?: boolean | undefined;
}

/** An operation with the card on its way: percentage, sentence, named steps, the card that may not be moved. */
export function CardWork<K extends CodeOperationKind>(props: CardWorkProps<K>): JSX.Element | null {
  const { operation, title, plan, stopHint, isAnswered = false } = props;
  const { control, about, decline } = operation;
  const { codes, card, progress } = useWords();
  const { tryOut } = useApp();
  const { state } = control;
  if (state.phase !== 'running') return null;
  const at = Math.max(
    0,
    plan.findIndex(({ steps }) => steps.includes(state.step)),
  );
  const shown: readonly Step[] = plan.map(({ title: name, detail }, index) => ({
    title: name,
    detail,
    state: index < at ? 'done' : index === at ? 'now' : 'todo',
    busy: index === at && state.question === undefined,
  }));
  return (
    <Page title={title} lead={codes.work.lead}>
      <div class="duo">
        <Stage
          view={{
            kind: 'card',
            face: about === undefined ? undefined : faceOf(about.card),
            busy: state.question === undefined,
            specimen: tryOut,
          }}
          lip={state.question === undefined ? codes.work.lip : codes.work.lipWaiting}
          led="wait"
          label={card.stage}
        />
        <section class="stack-l" aria-label={codes.work.label}>
          <ProgressBar percent={state.percent} sentence={state.sentence === '' ? codes.work.begin : state.sentence} />
          <Steps steps={shown} />
          <div class="row">
            <button class="btn" type="button" disabled={state.cancelling} onClick={control.cancel}>
              {progress.cancel}
            </button>
            <span class="small muted">{state.cancelling ? progress.cancelling : stopHint}</span>
          </div>
        </section>
      </div>
      {!isAnswered && <OperationQuestion control={control} onAnswer={decline} />}
    </Page>
  );
}
