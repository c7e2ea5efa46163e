import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { BrandMark } from '../components/icon.js';
import { promptStore } from '../state/app-state.js';
import { bridge } from '../state/bridge.js';
import { useWords } from '../state/context.js';
import { useStore } from '../state/store.js';
import { PinRequest } from './prompt/pin-request.js';
import { PromptQuestion } from './prompt/prompt-question.js';

/** The window in which a program asks for the card. One question at a time; it goes when nobody waits for it any more. */
export function Prompt(): JSX.Element {
  const { codes } = useWords();
  const prompt = useStore(promptStore);
  const words = codes.prompt;
  useEffect(() => {
    document.title = `${words.documentTitle} – CIE Kit`;
  }, [words]);
  useEffect(() => {
    void bridge.request('prompt.get', undefined).then((reply) => {
      if (reply.ok) promptStore.set(reply.result);
    });
  }, []);
  return (
    <main class="ask">
      <div class="win__bar">
        <BrandMark />
        CIE Kit
      </div>
      {prompt === undefined ? (
        <Gone />
      ) : prompt.ask === 'pin' ? (
        <PinRequest key={prompt.id} prompt={prompt} />
      ) : (
        <PromptQuestion key={prompt.id} prompt={prompt} ask={prompt.ask} />
      )}
    </main>
  );
}

/** The question is over. What had the focus is gone with it. */
function Gone(): JSX.Element {
  const { gone } = useWords().codes.prompt;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <div class="win__body">
      <h1 class="h-win" ref={heading} tabIndex={-1}>
        {gone.title}
      </h1>
      <p>{gone.text}</p>
    </div>
  );
}
