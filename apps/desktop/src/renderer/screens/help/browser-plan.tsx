import type { JSX } from 'preact';
import type { BrowserNoteCode, BrowserSetUpView } from '../../../contract/system-views.js';
import { Command } from '../../components/command.js';
import { Icon } from '../../components/icon.js';
import { Note } from '../../components/note.js';
import { useWords } from '../../state/context.js';

/** Which files, and what becomes of them. */
export function PlannedChanges({ changes }: Pick<BrowserSetUpView, 'changes'>): JSX.Element {
  const { setUp: words } = useWords().system.browsers;
  const parts = [...new Set(changes.map(({ part }) => part))];
  return (
    <ul class="list plan">
      {parts.map((part) => (
        <li key={part} class="plan__part">
          <b>{words.parts[part]}</b>
          <ul class="stack-xs">
            {changes
              .filter((change) => change.part === part)
              .map(({ action, place }) => (
                <li key={place} class="plan__place">
                  <span class="tag tag--mute">{words.actions[action]}</span>
                  <span class="mono small">{place}</span>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

/** Notes after which a browser may not find the card, whatever was prepared. */
const HINDERS: ReadonlySet<BrowserNoteCode> = new Set<BrowserNoteCode>([
  'opensc-twice',
  'snap',
  'flatpak',
  'no-profile',
  'profiles-unreadable',
  'modules-unreadable',
  'user-modules-off',
  'root-ignored',
]);

/** How far it went: nothing is called ready that waits for the person. */
export function PlanOutcome(props: {
  readonly notes: BrowserSetUpView['notes'];
  readonly title: string;
  readonly text: string;
}): JSX.Element {
  const { notes, title, text } = props;
  const { hindered, hinderedText } = useWords().system.browsers.setUp;
  const isHindered = notes.some(({ code }) => HINDERS.has(code));
  return (
    <Note tone={isHindered ? 'warn' : 'ok'} title={isHindered ? hindered : title}>
      <p>{isHindered ? hinderedText : text}</p>
    </Note>
  );
}

/** What the person should know, and what is left to be typed. */
export function PlanNotes({ notes, left }: Pick<BrowserSetUpView, 'notes' | 'left'>): JSX.Element | null {
  const { setUp: words } = useWords().system.browsers;
  if (notes.length === 0 && left.length === 0) return null;
  const hinders = notes.filter(({ code }) => HINDERS.has(code));
  const inOrder = [...hinders, ...notes.filter((note) => !hinders.includes(note))];
  return (
    <div class="stack">
      <h3>{words.notes}</h3>
      <ul class="tips">
        {inOrder.map(({ code, place }) => (
          <li key={`${code} ${place}`} class={HINDERS.has(code) ? 'warn' : undefined}>
            <Icon name={HINDERS.has(code) ? 'warning' : 'info'} />
            <div>
              <p>{words.noteTexts[code]}</p>
              {place !== '' && <p class="mono small muted plan__path">{place}</p>}
            </div>
          </li>
        ))}
      </ul>
      {left.length > 0 && (
        <div class="stack-s">
          <p>{words.left}</p>
          {left.map((command) => (
            <Command key={command} text={command} />
          ))}
        </div>
      )}
    </div>
  );
}
