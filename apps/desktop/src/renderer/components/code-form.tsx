import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { linkTo, type Route } from '../state/route.js';
import { SpendTry, type SpendTryHandle } from './spend-try.js';

export interface CodeFormProps {
  /** What went wrong. */
  readonly note?: ComponentChildren;
  /** The fields. */
  readonly children: ComponentChildren;
  /** A code typed before was wrong: a tick is asked for before another try is spent. */
  readonly wasWrong: boolean;
  readonly submit: string;
  readonly lost: { readonly label: string; readonly to: Route };
  /** Whether the fields hold what the card may get; where not, they say why. */
  readonly check: () => boolean;
  readonly onSubmit: () => void;
}

/** A form that spends a try. It stands in a `.task`, with the card and its tries beside it. */
export function CodeForm(props: CodeFormProps): JSX.Element {
  const { note, children, wasWrong, submit, lost, check, onSubmit } = props;
  const sure = useRef<SpendTryHandle>(null);
  return (
    <form
      class="stack-l"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (check() && sure.current?.check() !== false) onSubmit();
      }}
    >
      {note}
      {children}
      {wasWrong && <SpendTry ref={sure} />}
      <div class="row">
        <button class="btn btn--main" type="submit">
          {submit}
        </button>
        <a class="btn btn--plain" href={linkTo(lost.to)}>
          {lost.label}
        </a>
      </div>
    </form>
  );
}
