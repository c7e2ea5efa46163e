import type { JSX } from 'preact';
import { bridge } from '../state/bridge.js';
import { useApp, useWords } from '../state/context.js';
import { goTo } from '../state/route.js';
import { Icon } from './icon.js';

/** "Try it without a card": the whole app with a card that is made up. Not there while it is on. */
export function TryOutEntry({ flush = false }: { readonly flush?: boolean }): JSX.Element | null {
  const { home: words } = useWords();
  const { tryOut } = useApp();
  if (tryOut) return null;
  return (
    <button
      class={flush ? 'btn btn--plain btn--flush self-start' : 'btn btn--plain'}
      type="button"
      onClick={() => {
        void bridge.request('try-out.set', { on: true });
        goTo('home');
      }}
    >
      <Icon name="cards" small />
      {words.tryOut}
    </button>
  );
}
