import type { JSX, Ref } from 'preact';
import { useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { forwardRef } from 'preact/compat';
import { useWords } from '../state/context.js';
import { Icon } from './icon.js';

/** Reads the field once. */
export interface CodeFieldHandle {
  /** The code as bytes; the field is empty afterwards. `undefined`: not eight digits, and the field says so. */
  take(): Uint8Array<ArrayBuffer> | undefined;
  /** Whether eight digits are there; where not, the field says so and gets the focus. For forms of several codes. */
  check(): boolean;
  /** Compares without giving a code out. */
  matches(digits: string): boolean;
  /** Whether both hold the same. */
  sameAs(other: CodeFieldHandle): boolean;
  clear(): void;
  focus(): void;
}

export interface CodeFieldProps {
  readonly label: string;
  /** What is wrong with the code that was sent; the boxes get an edge. */
  readonly bad?: boolean | undefined;
  /** What is wrong with these digits among others, e.g. that they were typed differently before. */
  readonly complaint?: string | undefined;
  /** Where the two halves are written; left out where the person chooses the code. */
  readonly legend?: readonly [first: string, second: string] | undefined;
  readonly autoFocus?: boolean | undefined;
  /** For rules that are shown while typing: the digits, for this call only. */
  readonly onTyped?: ((digits: string) => void) | undefined;
  readonly disabled?: boolean | undefined;
}

const LENGTH = 8;

/**
 * One real input drawn as four and four boxes, because the code comes in two halves. Spaces are dropped, anything else that
 * is no digit is explained, nothing is cut silently. The boxes get the number of digits and never the digits.
 */
export const CodeField = forwardRef(function CodeField(props: CodeFieldProps, ref: Ref<CodeFieldHandle>): JSX.Element {
  const { label, bad = false, legend, autoFocus = false, onTyped, disabled = false, complaint } = props;
  const { code: words } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const [length, setLength] = useState(0);
  const [shown, setShown] = useState<string | undefined>(undefined);
  const [problem, setProblem] = useState<'not-digits' | 'too-long' | 'too-short' | 'half' | undefined>(undefined);

  const update = (): void => {
    const element = input.current;
    if (element === null) return;
    const typed = element.value.replaceAll(/\s/g, '');
    const digits = typed.replaceAll(/\D/g, '');
    setProblem(digits.length < typed.length ? 'not-digits' : digits.length > LENGTH ? 'too-long' : undefined);
    if (element.value !== digits) element.value = digits;
    setLength(digits.length);
    setShown((before) => (before === undefined ? undefined : digits));
    onTyped?.(digits);
  };

  useImperativeHandle(ref, () => ({
    take: () => {
      const element = input.current;
      if (element === null || !check()) return undefined;
      const bytes = new TextEncoder().encode(element.value);
      clear();
      return bytes;
    },
    check,
    matches: (digits) => input.current?.value === digits,
    sameAs: (other) => other.matches(input.current?.value ?? ''),
    clear,
    focus: () => input.current?.focus(),
  }));

  function check(): boolean {
    const element = input.current;
    if (element === null) return false;
    const { length: typed } = element.value;
    if (typed === LENGTH) return true;
    setProblem(typed === LENGTH / 2 ? 'half' : typed > LENGTH ? 'too-long' : 'too-short');
    element.focus();
    return false;
  }

  function clear(): void {
    if (input.current !== null) input.current.value = '';
    setLength(0);
    setShown((before) => (before === undefined ? undefined : ''));
    setProblem(undefined);
  }

  // The attribute counts for the first page only.
  useLayoutEffect(() => {
    const element = input.current;
    if (autoFocus) element?.focus();
    return () => {
      // Whoever leaves the screen leaves no code in a field that only waits for the garbage collector.
      if (element !== null) element.value = '';
    };
  }, []);

  const wrong = bad || problem !== undefined || complaint !== undefined;
  const box = (index: number): JSX.Element => {
    const at = index === length;
    if (shown !== undefined && index < length) return <i key={index}>{shown[index]}</i>;
    return <i key={index} class={index < length ? 'on' : at ? 'at' : undefined} />;
  };
  const half = (from: number): JSX.Element => (
    <span class="code__half" aria-hidden="true">
      {[0, 1, 2, 3].map((index) => box(from + index))}
    </span>
  );
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class={wrong ? 'code code--bad' : 'code'}>
        <div class="code__box">
          {half(0)}
          {half(LENGTH / 2)}
          <input
            id={id}
            ref={input}
            type="password"
            inputMode="numeric"
            autocomplete="off"
            spellcheck={false}
            disabled={disabled}
            aria-invalid={wrong}
            aria-describedby={`${id}-count ${id}-problem`}
            onInput={update}
          />
        </div>
        <button
          class="btn btn--plain btn--icon"
          type="button"
          aria-pressed={shown !== undefined}
          aria-label={words.show(label)}
          onClick={() => {
            setShown((before) => (before === undefined ? (input.current?.value ?? '') : undefined));
          }}
        >
          <Icon name="eye" />
        </button>
      </div>
      {legend !== undefined && (
        <div class="code__legend">
          <span>{legend[0]}</span>
          <span>{legend[1]}</span>
        </div>
      )}
      <p class="sr" id={`${id}-count`}>
        {words.count(length)}
      </p>
      <p class="hint hint--warn" id={`${id}-problem`} role="alert">
        {problem === undefined ? complaint : words.problems[problem]}
      </p>
    </div>
  );
});
