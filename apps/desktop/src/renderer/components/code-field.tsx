import type { JSX, Ref } from 'preact';
import { useId, useImperativeHandle, useRef, useState } from 'preact/hooks';
import { forwardRef } from 'preact/compat';
import { useWords } from '../state/context.js';
import { Icon } from './icon.js';

/** Reads the field once. */
export interface CodeFieldHandle {
  /** The code as bytes; the field is empty afterwards. `undefined`: not eight digits, and the field says so. */
  take(): Uint8Array | undefined;
  clear(): void;
  focus(): void;
}

export interface CodeFieldProps {
  readonly label: string;
  /** What is wrong with the code that was sent; the boxes get an edge. */
  readonly bad?: boolean | undefined;
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
  const { label, bad = false, legend, autoFocus = false, onTyped, disabled = false } = props;
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
      if (element === null) return undefined;
      if (element.value.length !== LENGTH) {
        setProblem(
          element.value.length === LENGTH / 2 ? 'half' : element.value.length > LENGTH ? 'too-long' : 'too-short',
        );
        element.focus();
        return undefined;
      }
      const bytes = new TextEncoder().encode(element.value);
      clear();
      return bytes;
    },
    clear,
    focus: () => input.current?.focus(),
  }));

  function clear(): void {
    if (input.current !== null) input.current.value = '';
    setLength(0);
    setShown((before) => (before === undefined ? undefined : ''));
    setProblem(undefined);
  }

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
      <div class={bad || problem !== undefined ? 'code code--bad' : 'code'}>
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
            autoFocus={autoFocus}
            disabled={disabled}
            aria-invalid={bad || problem !== undefined}
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
      <p class="hint" id={`${id}-problem`} role="alert">
        {problem === undefined ? '' : words.problems[problem]}
      </p>
    </div>
  );
});
