import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { useWords } from '../state/context.js';
import { Icon } from './icon.js';

export interface ProgressBarProps {
  /** 0 to 100. */
  readonly percent: number;
  readonly sentence: string;
}

/** A percentage with a sentence, from the first second. */
export function ProgressBar({ percent, sentence }: ProgressBarProps): JSX.Element {
  const id = useId();
  return (
    <div class="stack-s">
      <div class="progress__row">
        <b id={id} role="status">
          {sentence}
        </b>
        <b aria-hidden="true">{percent}%</b>
      </div>
      <progress aria-labelledby={id} value={percent} max={100}>
        {percent}%
      </progress>
    </div>
  );
}

export interface Step {
  readonly title: string;
  readonly detail?: JSX.Element | string | undefined;
  readonly state: 'done' | 'now' | 'todo' | 'failed';
  /** Something is going on in it: a turning ring instead of a number. */
  readonly busy?: boolean | undefined;
}

/** Named steps with what each is about. */
export function Steps({ steps }: { readonly steps: readonly Step[] }): JSX.Element {
  const { progress: words } = useWords();
  return (
    <ol class="steps">
      {steps.map(({ title, detail, state, busy = false }, index) => (
        <li key={title} class={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span class={busy ? 'dot dot--spin' : 'dot'} aria-hidden="true">
            {state === 'done' ? (
              <Icon name="check" />
            ) : state === 'failed' ? (
              <Icon name="cross" />
            ) : busy ? null : (
              index + 1
            )}
          </span>
          <div class="txt">
            <b>
              {title}
              <span class="sr">: {words.states[state]}</span>
            </b>
            {detail !== undefined && <span>{detail}</span>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Where one is in a task of a few pages. */
export function Trail(props: {
  readonly label: string;
  readonly steps: readonly string[];
  readonly now: number;
}): JSX.Element {
  const { label, steps, now } = props;
  return (
    <ol class="trail" aria-label={label}>
      {steps.map((step, index) => (
        <li key={step} class={index < now ? 'done' : undefined} aria-current={index === now ? 'step' : undefined}>
          <span class="n" aria-hidden="true">
            {index < now ? <Icon name="check" /> : index + 1}
          </span>
          {step}
        </li>
      ))}
    </ol>
  );
}
