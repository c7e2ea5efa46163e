import type { JSX } from 'preact';

export interface SwitchProps {
  readonly words: { readonly title: string; readonly text: string };
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** On or off, with what it is good for. */
export function Switch({ words, on, onChange }: SwitchProps): JSX.Element {
  return (
    <label class="switch">
      <span>
        <b>{words.title}</b>
        <p>{words.text}</p>
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        onChange={(event) => {
          onChange(event.currentTarget.checked);
        }}
      />
    </label>
  );
}
