import type { JSX } from 'preact';
import { useApp, useWords } from '../state/context.js';
import { useTryOut } from '../state/use-try-out.js';
import { Icon } from './icon.js';

/** "Try it without a card": the whole app with a card that is made up. Not there while it is on. */
export function TryOutEntry({ flush = false }: { readonly flush?: boolean }): JSX.Element | null {
  const { home: words } = useWords();
  const { tryOut } = useApp();
  const { isHeld, problem, turn } = useTryOut();
  if (tryOut) return null;
  return (
    <>
      <button
        class={flush ? 'btn btn--plain btn--flush self-start' : 'btn btn--plain'}
        type="button"
        disabled={isHeld}
        onClick={() => {
          turn(true);
        }}
      >
        <Icon name="cards" small />
        {words.tryOut}
      </button>
      {problem !== undefined && (
        <p class="hint hint--warn" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
