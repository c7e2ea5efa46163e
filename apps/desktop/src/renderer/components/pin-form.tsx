import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { useWords } from '../state/context.js';
import type { Route } from '../state/route.js';
import { CodeField, type CodeFieldHandle } from './code-field.js';
import { CodeForm } from './code-form.js';

export interface PinFormProps {
  /** Default: the card's PIN. */
  readonly label?: string | undefined;
  readonly submit: string;
  /** The PIN typed before was wrong: the boxes get an edge, and a tick is asked for before another try is spent. */
  readonly wasWrong?: boolean | undefined;
  /** Where the halves are written; false for a PIN that the person chose. Default true. */
  readonly halves?: boolean | undefined;
  /** Above the field: what went wrong. */
  readonly note?: ComponentChildren;
  /** Under the field: what else is asked. */
  readonly children?: ComponentChildren;
  /** Default: the help about lost codes. */
  readonly lost?: { readonly label: string; readonly to: Route } | undefined;
  /** Gets the bytes once; the field is empty by then. */
  readonly onPin: (pin: Uint8Array<ArrayBuffer>) => void;
}

/** The form for one PIN. It stands in a `.task`, with the card and its tries beside it. */
export function PinForm(props: PinFormProps): JSX.Element {
  const { codes, code: field } = useWords();
  const { label = codes.pin.label, submit, wasWrong = false, halves = true, note, children, onPin } = props;
  const { lost = { label: codes.pin.lost, to: 'lost-codes' } } = props;
  const pin = useRef<CodeFieldHandle>(null);
  return (
    <CodeForm
      note={note}
      wasWrong={wasWrong}
      submit={submit}
      lost={lost}
      check={() => pin.current?.check() === true}
      onSubmit={() => {
        const typed = pin.current?.take();
        if (typed !== undefined) onPin(typed);
      }}
    >
      <CodeField
        ref={pin}
        label={label}
        bad={wasWrong}
        legend={halves ? [field.firstHalf, field.secondHalf] : undefined}
        autoFocus
      />
      {children}
    </CodeForm>
  );
}
