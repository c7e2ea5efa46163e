import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { PromptView } from '../../../contract/requests.js';
import { CodeField, type CodeFieldHandle } from '../../components/code-field.js';
import { Note } from '../../components/note.js';
import { TriesFact } from '../../components/tries.js';
import { useWords } from '../../state/context.js';
import { programName } from '../../state/program-name.js';
import { declinePrompt, givePin, useEscape } from './answer-prompt.js';
import { ClosesIn, PromptFacts } from './prompt-facts.js';

/** The PIN for a program's log-in. It is read once and sent once; the field is empty afterwards. */
export function PinRequest({ prompt }: { readonly prompt: PromptView }): JSX.Element {
  const { codes, common } = useWords();
  const { prompt: words } = codes;
  const { id, program, refused, triesRemaining } = prompt;
  const pin = useRef<CodeFieldHandle>(null);
  useEscape(id);
  const reasons = words.refused as Readonly<Record<string, { readonly title: string; readonly text: string }>>;
  const reason = refused === undefined ? undefined : (reasons[refused] ?? words.refused.other);
  return (
    <form
      class="win__body"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const typed = pin.current?.take();
        if (typed !== undefined) givePin(id, typed);
      }}
    >
      <h1 class="h-win">{program === undefined ? words.titleUnknown : words.title(programName(program))}</h1>
      {reason !== undefined && (
        <Note tone="warn" title={reason.title} alert>
          <p>{reason.text}</p>
        </Note>
      )}
      <PromptFacts prompt={prompt} />
      <CodeField ref={pin} label={words.label} bad={refused === 'code-incorrect'} autoFocus />
      <p>
        <TriesFact kind="pin" left={triesRemaining} />
      </p>
      <p class="hint">{words.safe}</p>
      <div class="row">
        <button class="btn btn--main" type="submit">
          {words.submit}
        </button>
        <button
          class="btn"
          type="button"
          onClick={() => {
            pin.current?.clear();
            declinePrompt(id);
          }}
        >
          {common.cancel}
        </button>
      </div>
      <ClosesIn prompt={prompt} />
    </form>
  );
}
