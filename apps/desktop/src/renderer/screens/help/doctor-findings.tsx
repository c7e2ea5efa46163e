import type { JSX } from 'preact';
import type { DoctorFindingView } from '../../../contract/system-views.js';
import { Command } from '../../components/command.js';
import { Icon } from '../../components/icon.js';
import { ErrorNote } from '../../components/note.js';
import { useApp, useWords } from '../../state/context.js';
import { linkTo, type Route } from '../../state/route.js';
import { inApp } from '../../words/error-words.js';
import type { FixControl } from './use-fix.js';

/** Screens that help with a finding (docs/doctor.md) that the app does not mend by itself. */
const SCREENS = {
  'card-not-paired': 'pair',
  'pin-blocked': 'unblock',
  'tries-low': 'lost-codes',
  'puk-blocked': 'home',
  'chip-refused': 'home',
  'card-expired': 'home',
  'browser-never-started': 'browsers',
  'token-service-mute': 'browsers',
} as const satisfies Readonly<Record<string, Route>>;

/** Codes that are blocked; nothing else here is drawn in red. */
const BLOCKED = new Set(['pin-blocked', 'puk-blocked']);

export interface FindingsProps {
  readonly findings: readonly DoctorFindingView[];
  readonly fix: FixControl;
  /** The first thing that can be done is the screen's filled action. */
  readonly first: string | undefined;
}

/** What should be seen to, each with what the app can do about it on the right. */
export function Findings({ findings, fix, first }: FindingsProps): JSX.Element {
  return (
    <ul class="list">
      {findings.map((finding, index) => (
        <FindingRow
          key={keyOf(finding)}
          finding={finding}
          fix={fix}
          isFirst={keyOf(finding) === first}
          isRepeated={findings
            .slice(0, index)
            .some((earlier) => earlier.fix !== undefined && earlier.fix === finding.fix)}
        />
      ))}
    </ul>
  );
}

/** One finding may come once for each browser. */
export function keyOf({ id, about = '' }: DoctorFindingView): string {
  return `${id} ${about}`;
}

interface FindingRowProps {
  readonly finding: DoctorFindingView;
  readonly fix: FixControl;
  readonly isFirst: boolean;
  /** The same fix stands beside a finding above. */
  readonly isRepeated: boolean;
}

function FindingRow({ finding, fix, isFirst, isRepeated }: FindingRowProps): JSX.Element {
  const words = useWords();
  const { doctor } = words.system;
  const { tryOut } = useApp();
  const { severity, meaning, advice, about, remedy } = finding;
  const tone = severity === 'info' ? '' : BLOCKED.has(finding.id) ? 'is-bad' : 'is-warn';
  const { state } = fix;
  const mine = finding.fix !== undefined && !isRepeated && state.phase !== 'idle' && state.fix === finding.fix;
  const command = remedy === undefined || /^(?:sudo )?cie /u.test(remedy) ? undefined : remedy;
  return (
    <li class={`finding ${tone}`}>
      <span class={`badge ${tone}`}>
        <Icon name={severity === 'info' ? 'letter' : 'exclamation'} />
      </span>
      <div class="stack-xs">
        <h3>
          {inApp(finding.title, words)}
          {about !== undefined && <span class="tag tag--mute finding__about">{about}</span>}
        </h3>
        <p>{inApp(meaning === undefined ? advice : `${meaning} ${advice}`, words)}</p>
        {finding.fix !== undefined && isRepeated && !tryOut && <p class="small">{doctor.together}</p>}
        {command !== undefined && (
          <div class="stack-xs">
            <p class="small">{doctor.command}</p>
            <Command text={command} />
          </div>
        )}
        {mine && state.phase === 'running' && (
          <div class="stack-xs" role="status">
            <b class="small">{state.sentence === '' ? doctor.fixing[state.fix] : state.sentence}</b>
            {state.fix !== 'start-token' && (
              <progress aria-label={doctor.fixing[state.fix]} value={state.percent} max={100} />
            )}
          </div>
        )}
        {mine && state.phase === 'failed' && <ErrorNote error={state.error} tone="warn" />}
      </div>
      <Action finding={finding} fix={fix} isFirst={isFirst} isRepeated={isRepeated} />
    </li>
  );
}

function Action({ finding, fix, isFirst, isRepeated }: FindingRowProps): JSX.Element | null {
  const { system, progress } = useWords();
  const { doctor } = system;
  const { tryOut } = useApp();
  const { state } = fix;
  const look = isFirst ? 'btn btn--main' : 'btn';
  const to = (SCREENS as Readonly<Record<string, keyof typeof doctor.go | undefined>>)[finding.id];
  if (finding.fix === undefined) {
    return to === undefined ? null : (
      <a class={look} href={linkTo(to)}>
        {doctor.go[to]}
      </a>
    );
  }
  if (isRepeated || tryOut) return null;
  const wanted = finding.fix;
  if (state.phase === 'running' && state.fix === wanted && wanted !== 'start-token') {
    return (
      <button class="btn" type="button" onClick={fix.cancel}>
        {progress.cancel}
      </button>
    );
  }
  return (
    <button
      class={look}
      type="button"
      disabled={state.phase === 'running'}
      onClick={() => {
        fix.mend(wanted);
      }}
    >
      {doctor.fixes[wanted]}
    </button>
  );
}

/** Whether something can be done about it here. */
export function isActionable({ id, fix }: DoctorFindingView, tryOut: boolean): boolean {
  return fix === undefined ? id in SCREENS : !tryOut;
}

/** What is in order, by what it is about. */
export function FineFindings({ findings }: { readonly findings: readonly DoctorFindingView[] }): JSX.Element {
  const { common } = useWords();
  const sections = [...new Set(findings.map(({ sectionTitle }) => sectionTitle))];
  return (
    <div class="panel panel--tight fine">
      {sections.map((title) => (
        <section key={title} class="stack-s">
          <h3 class="small muted">{title}</h3>
          <ul class="rules">
            {findings
              .filter((finding) => finding.sectionTitle === title)
              .map((finding) => (
                <li key={keyOf(finding)} class="is-ok">
                  <Icon name="check" />
                  <span>
                    {finding.title}
                    {finding.about !== undefined && `${common.colon} ${finding.about}`}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
