import type { JSX } from 'preact';
import { CodeField } from '../../components/code-field.js';
import { Icon } from '../../components/icon.js';
import { useWords } from '../../state/context.js';
import type { NewPin, RuleState } from './new-pin.js';

/** The new PIN, twice: nobody can read what was typed once. */
export function NewPinFields({ pin }: { readonly pin: NewPin }): JSX.Element {
  const { codes } = useWords();
  const { complaint } = pin;
  const onAgain = complaint === 'typed-differently';
  const words = complaint === undefined ? undefined : codes.newPin.complaints[complaint];
  return (
    <>
      <CodeField
        ref={pin.next}
        label={codes.newPin.label}
        complaint={onAgain ? undefined : words}
        onTyped={pin.onNextTyped}
      />
      <CodeField
        ref={pin.again}
        label={codes.newPin.again}
        complaint={onAgain ? words : undefined}
        onTyped={pin.onAgainTyped}
      />
    </>
  );
}

/** The rules of a new PIN, ticked off while it is typed. */
export function NewPinRules({ pin, withOld }: { readonly pin: NewPin; readonly withOld: boolean }): JSX.Element {
  const { codes } = useWords();
  const { facts } = pin;
  const { rules } = codes.newPin;
  return (
    <div class="stack-s">
      <h2>{codes.newPin.title}</h2>
      <ul class="rules" aria-live="polite">
        <Rule state={facts.length === 8 ? 'met' : 'open'} text={rules.length(facts.length)} />
        <Rule state={facts.notAllEqual} text={rules.notAllEqual} />
        <Rule state={facts.notInLine} text={rules.notInLine} />
        {withOld && <Rule state={facts.different} text={rules.different} />}
      </ul>
      <p class="hint">{codes.newPin.hint}</p>
    </div>
  );
}

const ICONS = { open: 'dot', met: 'check', broken: 'cross' } as const;
const KINDS = { open: undefined, met: 'is-ok', broken: 'is-bad' } as const;

function Rule({ state, text }: { readonly state: RuleState; readonly text: string }): JSX.Element {
  const { codes } = useWords();
  return (
    <li class={KINDS[state]}>
      <Icon name={ICONS[state]} />
      <span>
        {text}
        <span class="sr">: {codes.newPin.states[state]}</span>
      </span>
    </li>
  );
}
