import type { ComponentChildren, JSX } from 'preact';
import type { ErrorView } from '../../contract/views.js';
import { useWords } from '../state/context.js';
import { useErrorWords } from '../state/use-error-words.js';
import type { Words } from '../words/words.js';
import { Icon, type IconName } from './icon.js';

export interface NoteProps {
  readonly tone: 'info' | 'ok' | 'warn' | 'bad';
  readonly title: string;
  /** Read aloud at once: something that went wrong just now. */
  readonly alert?: boolean | undefined;
  readonly children?: ComponentChildren;
}

const ICONS: Readonly<Record<NoteProps['tone'], IconName>> = {
  info: 'info',
  ok: 'check',
  warn: 'warning',
  bad: 'warning',
};

/** Something that the person should know before going on. */
export function Note({ tone, title, alert = false, children }: NoteProps): JSX.Element {
  return (
    <div class={tone === 'info' ? 'note' : `note note--${tone}`} role={alert ? 'alert' : undefined}>
      <Icon name={ICONS[tone]} />
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export interface ErrorNoteProps {
  readonly error: ErrorView;
  /** Default: `bad` for what cannot be undone, `warn` for what can be mended. */
  readonly tone?: 'warn' | 'bad' | undefined;
  readonly children?: ComponentChildren;
}

/** What happened; what it means for the card; what to do. */
export function ErrorNote({ error, tone, children }: ErrorNoteProps): JSX.Element {
  const words = useWords();
  const { title, meaning, nextStep } = useErrorWords(error);
  return (
    <Note tone={tone ?? (isFinal(error) ? 'bad' : 'warn')} title={title} alert>
      <dl>
        <dt>{words.note[error.about ?? 'card']}</dt>
        <dd>{whatOfTheCode(error, meaning, words)}</dd>
        <dt>{words.note.next}</dt>
        <dd>{nextStep}</dd>
      </dl>
      {children}
    </Note>
  );
}

/** These end an operation anywhere on its way: whoever typed a code wants to know whether a try is gone. */
const INTERRUPTIONS: ReadonlySet<string> = new Set([
  'no-card',
  'card-removed',
  'card-reset',
  'reader-removed',
  'communication-failed',
  'timeout',
  'unexpected-status',
  'malformed-response',
  'sm-bad-mac',
  'sm-malformed',
  'sm-unprotected-answer',
  'sm-session-lost',
  'store-full',
  'store-read-only',
  'store-access-denied',
  'store-failed',
]);

function whatOfTheCode({ code, codeUse }: ErrorView, meaning: string, { codes }: Words): string {
  return codeUse !== undefined && INTERRUPTIONS.has(code) ? `${meaning} ${codes.use[codeUse]}` : meaning;
}

/** No red for what can be mended. */
function isFinal({ code, codeKind, triesRemaining }: ErrorView): boolean {
  if (code === 'code-blocked') return true;
  return codeKind === 'pin' ? triesRemaining === 1 : codeKind === 'puk' && (triesRemaining ?? 10) <= 3;
}
