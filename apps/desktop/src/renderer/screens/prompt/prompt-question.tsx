import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { QuestionView } from '../../../contract/operations.js';
import type { PromptView } from '../../../contract/requests.js';
import { questionContent } from '../../components/questions.js';
import { StrongText } from '../../components/strong-text.js';
import { useWords } from '../../state/context.js';
import { agreeToPrompt, declinePrompt, useEscape } from './answer-prompt.js';
import { ClosesIn, PromptFacts } from './prompt-facts.js';

export interface PromptQuestionProps {
  readonly prompt: PromptView;
  readonly ask: 'last-try' | 'unverified-issuer';
}

/** A decision before a program's PIN goes to the card. The safe answer is filled and has the focus. */
export function PromptQuestion({ prompt, ask }: PromptQuestionProps): JSX.Element {
  const { codes } = useWords();
  const safe = useRef<HTMLButtonElement>(null);
  const { id, triesRemaining } = prompt;
  useEscape(id);
  useLayoutEffect(() => {
    safe.current?.focus();
  }, []);
  const question: QuestionView = ask === 'last-try' ? { ask, codeKind: 'pin', triesRemaining } : { ask };
  const content = questionContent(question, codes.questions);
  return (
    <div class="win__body" role="alertdialog" aria-labelledby="ask-title" aria-describedby="ask-text">
      {content.tries}
      <h1 class="h-win" id="ask-title">
        {content.title}
      </h1>
      <div class="stack" id="ask-text">
        {content.paragraphs.map((text) => (
          <p key={text}>
            <StrongText text={text} />
          </p>
        ))}
      </div>
      <PromptFacts prompt={prompt} />
      <div class="row">
        <button
          ref={safe}
          class="btn btn--main"
          type="button"
          onClick={() => {
            declinePrompt(id);
          }}
        >
          {content.safe}
        </button>
        <button
          class={content.bad ? 'btn btn--bad' : 'btn'}
          type="button"
          onClick={() => {
            agreeToPrompt(id);
          }}
        >
          {content.other}
        </button>
      </div>
      <ClosesIn prompt={prompt} />
    </div>
  );
}
