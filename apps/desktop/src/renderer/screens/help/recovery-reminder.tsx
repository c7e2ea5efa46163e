import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { Note } from '../../components/note.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { nearTime } from '../../state/dates.js';
import { linkTo } from '../../state/route.js';
import { SavedNote, useSaving } from './printable.js';
import { remindSince, type Recovery } from './use-recovery.js';

/** A request is not forgotten for longer. */
const EARLIEST_MS = 60 * 24 * 3_600_000;

/** The reminder that runs: when it comes, how to have it in a calendar too; or that the time is over. */
export function RecoveryNote({ recovery }: { readonly recovery: Recovery }): JSX.Element | null {
  const { help, common } = useWords();
  const words = help.recovery;
  const { language } = useApp().settings;
  const [saving, save] = useSaving();
  if (recovery.phase === 'none') return null;
  if (recovery.phase === 'over') {
    return (
      <div class="stack noprint">
        <Note tone="ok" title={words.over.title}>
          <p>{words.over.text}</p>
        </Note>
        <div class="row">
          <a class="btn btn--main" href={linkTo('unblock')}>
            <Icon name="unlock" small />
            {words.over.unblock}
          </a>
          <StopReminder label={words.over.stop} />
        </div>
      </div>
    );
  }
  const { endsAt } = recovery;
  return (
    <div class="stack noprint">
      <div role="status">
        <Note tone="ok" title={words.waiting.title(nearTime(endsAt, language, common.at))}>
          <p>{words.waiting.text}</p>
        </Note>
      </div>
      <div class="row">
        <button
          class="btn btn--main"
          type="button"
          onClick={() => {
            void save(() => bridge.request('reminder.save', { at: endsAt, ...words.reminder }));
          }}
        >
          <Icon name="clock" small />
          {words.waiting.calendar}
        </button>
        <StopReminder label={words.waiting.stop} />
      </div>
      <SavedNote saving={saving} title={words.waiting.savedTitle} text={words.waiting.saved} />
    </div>
  );
}

/** The reminder is not wanted any more, or has done its work. */
function StopReminder({ label }: { readonly label: string }): JSX.Element {
  return (
    <button
      class="btn btn--plain"
      type="button"
      onClick={() => {
        remindSince('');
      }}
    >
      {label}
    </button>
  );
}

/** Somebody who asked yesterday does not wait two days from now. */
export function AskedEarlier(): JSX.Element {
  const { recovery: words } = useWords().help;
  const id = useId();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const begin = (): void => {
    const time = new Date(typed).getTime();
    const isPossible = time <= Date.now() && time >= Date.now() - EARLIEST_MS;
    setWrong(!isPossible);
    if (isPossible) remindSince(new Date(time).toISOString());
  };
  return (
    <details class="noprint">
      <summary>{words.earlier}</summary>
      <div class="field">
        <label for={id}>{words.earlierLabel}</label>
        <div class="row">
          <input
            id={id}
            class="sel"
            type="datetime-local"
            value={typed}
            aria-invalid={isWrong}
            aria-describedby={isWrong ? `${id}-wrong` : undefined}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
            }}
          />
          <button class="btn" type="button" onClick={begin}>
            {words.earlierButton}
          </button>
        </div>
        {isWrong && (
          <p class="hint" id={`${id}-wrong`} role="alert">
            {words.earlierWrong}
          </p>
        )}
      </div>
    </details>
  );
}
