import type { JSX } from 'preact';
import { Icon } from '../../components/icon.js';
import { ErrorNote } from '../../components/note.js';
import { Led } from '../../components/stage.js';
import { useApp, useWords } from '../../state/context.js';
import { programName } from '../../state/program-name.js';
import { linkTo } from '../../state/route.js';
import { Section } from '../home/lists.js';
import { useToken, type TokenControl } from './use-token.js';

const LEDS = { running: 'on', stopped: 'off', unknown: 'warn' } as const;

/** Whether browsers can reach the card now, who does, and a way to close it at once. */
export function TokenService(): JSX.Element {
  const { token: words } = useWords().system.browsers;
  const control = useToken();
  const { token, error } = control;
  return (
    <Section title={words.title}>
      <div class="panel stack">
        {token === undefined ? (
          <p role="status">{words.looking}</p>
        ) : (
          <>
            <p class="row token__state" role="status">
              <Led state={LEDS[token.state]} />
              <b>{words.states[token.state]}</b>
            </p>
            <State control={control} />
          </>
        )}
        {error !== undefined && <ErrorNote error={error} tone="warn" />}
      </div>
    </Section>
  );
}

function State({ control }: { readonly control: TokenControl }): JSX.Element {
  const { token: words } = useWords().system.browsers;
  const { tryOut } = useApp();
  const { token, busy, wasLocked, lock, start } = control;
  if (token?.state === 'stopped') {
    return (
      <>
        <p class="muted">{words.stoppedText}</p>
        {!tryOut && (
          <button class="btn self-start" type="button" disabled={busy} onClick={start}>
            {busy ? words.starting : words.start}
          </button>
        )}
      </>
    );
  }
  if (token?.state !== 'running') {
    return (
      <>
        <p class="muted">{words.unknownText}</p>
        <a class="btn self-start" href={linkTo('doctor')}>
          {words.doctor}
        </a>
      </>
    );
  }
  const known = [...new Set(token.programs)];
  const programs = token.loggedIn && known.length === 0 ? [words.unknownProgram] : known;
  return (
    <>
      {programs.length === 0 ? (
        <p class="muted">{words.none}</p>
      ) : (
        <div class="stack-s">
          <p class="muted">{words.programs}</p>
          <ul class="row">
            {programs.map((program) => (
              <li key={program} class="tag tag--mute">
                {programName(program)}
              </li>
            ))}
          </ul>
        </div>
      )}
      <p role="status">{token.loggedIn ? words.open : wasLocked ? words.locked : words.closed}</p>
      {token.loggedIn && (
        <button class="btn self-start" type="button" disabled={busy} onClick={lock}>
          <Icon name="lock" small />
          {words.lock}
        </button>
      )}
    </>
  );
}
