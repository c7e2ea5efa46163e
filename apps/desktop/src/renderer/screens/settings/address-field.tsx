import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { useWords } from '../../state/context.js';
import type { SettingsOutcome } from './change.js';

export interface AddressFieldProps {
  readonly label: string;
  readonly text: string;
  /** What an address looks like. */
  readonly hint?: string | undefined;
  /** Said when it is not taken. */
  readonly wrong: string;
  readonly value: string;
  readonly onSave: (address: string) => Promise<SettingsOutcome>;
}

/** An address on the network, or none; taken as a whole, when the person says so. */
export function AddressField({ label, text, hint, wrong, value, onSave }: AddressFieldProps): JSX.Element {
  const { settings: words } = useWords();
  const [typed, setTyped] = useState(value);
  const [outcome, setOutcome] = useState<SettingsOutcome | undefined>(undefined);
  const id = useId();
  const save = async (): Promise<void> => {
    setOutcome(await onSave(typed.trim()));
  };
  return (
    <form
      class="address"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label for={id}>
        <b>{label}</b>
      </label>
      <p id={`${id}-text`}>
        {text}
        {hint !== undefined && <span class="hint"> {hint}</span>}
      </p>
      <div class="address__row">
        <input
          id={id}
          class="text-input"
          type="url"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          maxLength={512}
          value={typed}
          aria-invalid={outcome === 'wrong'}
          aria-describedby={outcome === 'wrong' ? `${id}-text ${id}-wrong` : `${id}-text`}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setOutcome(undefined);
          }}
        />
        <button class="btn" type="submit">
          {words.save}
        </button>
      </div>
      <p role="status" class={outcome === 'wrong' ? 'address__wrong' : undefined} id={`${id}-wrong`}>
        {outcome === 'wrong' ? wrong : outcome === undefined ? '' : words[outcome]}
      </p>
    </form>
  );
}
