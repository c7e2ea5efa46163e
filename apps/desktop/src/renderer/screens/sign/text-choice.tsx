import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

export interface TextChoiceProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  /** More than one: several lines. */
  readonly rows?: number | undefined;
  readonly onInput: (value: string) => void;
}

/** As many letters as the contract takes in one text. */
const LONGEST = 200;
/** Lines of the box, and their text together. */
const MOST_LINES = 8;

/** A text that may be left empty. */
export function TextChoice({ label, hint, value, rows, onInput }: TextChoiceProps): JSX.Element {
  const id = useId();
  const described = hint === undefined ? undefined : `${id}-hint`;
  return (
    <div class="field field--wide">
      <label for={id}>{label}</label>
      {rows === undefined ? (
        <input
          id={id}
          class="text"
          type="text"
          maxLength={LONGEST}
          value={value}
          aria-describedby={described}
          onInput={(event) => {
            onInput(event.currentTarget.value);
          }}
        />
      ) : (
        <textarea
          id={id}
          class="text"
          rows={rows}
          value={value}
          aria-describedby={described}
          onInput={(event) => {
            onInput(fitting(event.currentTarget.value));
          }}
        />
      )}
      {hint !== undefined && (
        <p class="hint" id={described}>
          {hint}
        </p>
      )}
    </div>
  );
}

function fitting(text: string): string {
  return text
    .split('\n')
    .slice(0, MOST_LINES)
    .map((line) => line.slice(0, LONGEST))
    .join('\n');
}
