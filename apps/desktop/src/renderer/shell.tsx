import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { BrandMark, Icon, type IconName } from './components/icon.js';
import { Led, type LedState } from './components/stage.js';
import { UnsavedNote } from './components/unsaved-note.js';
import { bridge } from './state/bridge.js';
import { useChosenCie } from './state/chosen-card.js';
import { useApp, useWords } from './state/context.js';
import { codesOf, situationOf } from './state/desk.js';
import { isNotGenuine } from './state/not-genuine.js';
import { heldStore, linkTo, routeStore, type Route } from './state/route.js';
import { useReaderName } from './state/reader-name.js';
import { useStore } from './state/store.js';
import { useTryOut } from './state/use-try-out.js';

/** Which entry of the sidebar a screen belongs to. */
const SECTION: Readonly<
  Record<Exclude<Route, 'prompt' | 'first-run'>, 'home' | 'sign' | 'verify' | 'help' | 'settings'>
> = {
  home: 'home',
  card: 'home',
  'check-pin': 'home',
  pair: 'home',
  'change-pin': 'home',
  unblock: 'home',
  sign: 'sign',
  verify: 'verify',
  help: 'help',
  'lost-codes': 'help',
  'puk-recovery': 'help',
  reprint: 'help',
  theft: 'help',
  levels: 'help',
  worth: 'help',
  browsers: 'help',
  doctor: 'help',
  settings: 'settings',
  about: 'settings',
};

const ENTRIES = [
  { route: 'home', icon: 'card' },
  { route: 'sign', icon: 'sign' },
  { route: 'verify', icon: 'verify' },
  { route: 'help', icon: 'help' },
] as const satisfies readonly { readonly route: Route; readonly icon: IconName }[];

/** Sidebar with what can be done and the reader's state; the screen beside it. */
export function Shell({ children }: { readonly children: ComponentChildren }): JSX.Element {
  const { shell: words } = useWords();
  const { tryOut } = useApp();
  const route = useStore(routeStore);
  /** A code is on its way to the card: the screen stays until it is known how that ended. */
  const held = useStore(heldStore);
  const main = useRef<HTMLElement>(null);
  const section = route === 'prompt' || route === 'first-run' ? undefined : SECTION[route];
  return (
    <div class={tryOut ? 'app app--try-out' : 'app'}>
      <header class="side">
        <a
          class="skip"
          href={linkTo(route)}
          onClick={(event) => {
            event.preventDefault();
            main.current?.focus();
          }}
        >
          {words.skip}
        </a>
        <p class="brand">
          <BrandMark />
          CIE Kit
        </p>
        <nav class="nav" aria-label={words.main}>
          {ENTRIES.map(({ route: to, icon }) => (
            <a
              key={to}
              href={linkTo(to)}
              aria-current={section === to ? 'page' : undefined}
              aria-disabled={held && section !== to ? true : undefined}
            >
              <Icon name={icon} />
              {words.entries[to]}
            </a>
          ))}
        </nav>
        <nav class="nav push" aria-label={words.app}>
          <a
            href={linkTo('settings')}
            aria-current={section === 'settings' ? 'page' : undefined}
            aria-disabled={held ? true : undefined}
          >
            <Icon name="settings" />
            {words.entries.settings}
          </a>
        </nav>
        <ReaderState />
      </header>
      <main class="main" ref={main} tabIndex={-1}>
        {tryOut && <TryOutBanner />}
        <UnsavedNote />
        {children}
      </main>
    </div>
  );
}

/** The reader in words: what the picture on the first screen shows. */
function ReaderState(): JSX.Element {
  const { home, shell: words } = useWords();
  const { desk } = useApp();
  const nameOf = useReaderName();
  const chosen = useChosenCie();
  const situation = situationOf(desk, chosen);
  const codes = situation.kind === 'cie' ? codesOf(situation.placed.card) : 'ready';
  const unknownAs: Readonly<Record<string, string>> = { mute: home.mute.lip, unreadable: home.unreadable.lip };
  const [title, detail, led] = ((): readonly [string, string, LedState] => {
    switch (situation.kind) {
      case 'starting':
        return [words.state.starting, '', 'wait'];
      case 'service-unusable':
        return [words.state.serviceUnusable, words.state.serviceDetail, 'off'];
      case 'no-reader':
        return [words.state.noReader, words.state.plugIn, 'off'];
      case 'no-card':
        return [words.state.noCard, nameOf(situation.reader), 'wait'];
      case 'reading':
        return [words.state.reading, nameOf(situation.reader), 'wait'];
      case 'unknown-card':
        return [unknownAs[situation.card.kind] ?? words.state.unknownCard, nameOf(situation.reader), 'warn'];
      case 'cie':
        if (desk.busy) return [words.state.busy, nameOf(situation.placed.reader), 'wait'];
        if (chosen === undefined) return [words.state.several, words.state.choose, 'wait'];
        if (isNotGenuine(chosen.card.problem)) return [words.state.notGenuine, words.state.noCodes, 'warn'];
        if (codes === 'blocked-for-ever') return [words.state.blockedForEver, words.state.toReplace, 'bad'];
        if (codes === 'pin-blocked') return [words.state.pinBlocked, nameOf(situation.placed.reader), 'warn'];
        if (chosen.card.paired?.validity.state === 'expired') {
          return [words.state.expired, words.state.toReplace, 'warn'];
        }
        return situation.placed.card.paired === undefined
          ? [words.state.newCard, nameOf(situation.placed.reader), 'wait']
          : [words.state.ready, nameOf(situation.placed.reader), 'on'];
    }
  })();
  return (
    <p class="state" role="status">
      <Led state={led} />
      <span>
        <b>{title}</b>
        <span class="muted">{detail}</span>
      </span>
    </p>
  );
}

/** Every screen says that the card is none. */
function TryOutBanner(): JSX.Element {
  const { shell: words } = useWords();
  const { desk } = useApp();
  const { isHeld, problem, turn } = useTryOut();
  const isIn = situationOf(desk).kind !== 'no-card';
  const act = (action: 'insert' | 'remove' | 'renew'): void => {
    void bridge.request('try-out.card', { action });
  };
  return (
    <div class="try-out" role="note">
      <p>
        <b>{words.tryOut.title}</b> {words.tryOut.text}
      </p>
      <div class="row">
        <button
          class="btn btn--small"
          type="button"
          onClick={() => {
            act(isIn ? 'remove' : 'insert');
          }}
        >
          {isIn ? words.tryOut.remove : words.tryOut.insert}
        </button>
        <button
          class="btn btn--small"
          type="button"
          onClick={() => {
            act('renew');
          }}
        >
          {words.tryOut.renew}
        </button>
        <button
          class="btn btn--small"
          type="button"
          disabled={isHeld}
          onClick={() => {
            turn(false);
          }}
        >
          {words.tryOut.end}
        </button>
      </div>
      {problem !== undefined && (
        <p class="hint hint--warn" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
