import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DoctorFindingView, DoctorView, SeverityView } from '../../../contract/system-views.js';
import { Icon } from '../../components/icon.js';
import { ErrorNote, Note } from '../../components/note.js';
import { Page } from '../../components/page.js';
import { ProgressBar } from '../../components/progress.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { timeOfDay } from '../../state/dates.js';
import { useOperation } from '../../state/use-operation.js';
import { Section } from '../home/lists.js';
import { FineFindings, Findings, isActionable, keyOf } from './doctor-findings.js';
import { SupportReport } from './support-report.js';
import { useFix } from './use-fix.js';

/** Looks at everything that the card needs on this computer; problems first, with what mends them. */
export function Doctor(): JSX.Element {
  const { system, help, progress } = useWords();
  const { language } = useApp().settings;
  const words = system.doctor;
  const check = useOperation('doctor');
  const [last, setLast] = useState<DoctorView | undefined>(undefined);
  const [isReading, setReading] = useState(false);
  const { start, state } = check;
  useEffect(() => {
    void start({});
  }, [start]);
  useEffect(() => {
    if (state.phase === 'done') setLast(state.result);
  }, [state]);
  useEffect(() => {
    if (last === undefined) return undefined;
    let wanted = true;
    void bridge.request('doctor.again', undefined).then((reply) => {
      if (wanted && reply.ok && reply.result !== undefined) setLast(reply.result);
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  const again = (): void => {
    void start({});
  };
  const back = { label: help.back, to: 'help' } as const;

  if (state.phase === 'failed') {
    return (
      <Page title={words.failedTitle} back={back}>
        <ErrorNote error={state.error} tone="warn" />
        <div class="row">
          <button class="btn btn--main" type="button" onClick={again}>
            {words.again}
          </button>
        </div>
      </Page>
    );
  }
  if (last === undefined) {
    const { percent, sentence } = state.phase === 'running' ? state : { percent: 0, sentence: '' };
    return (
      <Page title={words.runningTitle} lead={words.runningLead} back={back}>
        <div class="panel stack">
          <ProgressBar percent={percent} sentence={sentence === '' ? words.begin : sentence} />
          <button class="btn self-start" type="button" onClick={check.cancel}>
            {progress.cancel}
          </button>
        </div>
      </Page>
    );
  }
  if (isReading) {
    return (
      <SupportReport
        report={last.report}
        onBack={() => {
          setReading(false);
        }}
      />
    );
  }
  return (
    <Result
      view={last}
      percent={state.phase === 'running' ? state.percent : undefined}
      onAgain={again}
      onRead={() => {
        setReading(true);
      }}
    />
  );
}

interface ResultProps {
  readonly view: DoctorView;
  /** While it looks again. */
  readonly percent: number | undefined;
  readonly onAgain: () => void;
  readonly onRead: () => void;
}

const ORDER: readonly SeverityView[] = ['problem', 'warning'];

function Result({ view, percent, onAgain, onRead }: ResultProps): JSX.Element {
  const { system, help } = useWords();
  const { settings, tryOut } = useApp();
  const words = system.doctor;
  const fix = useFix(onAgain);
  const of = (severity: SeverityView): readonly DoctorFindingView[] =>
    view.findings.filter((finding) => finding.severity === severity);
  const toFix = ORDER.flatMap(of);
  const toKnow = of('info');
  const fine = of('ok');
  const first = [...toFix, ...toKnow].find((finding) => isActionable(finding, tryOut));
  const firstKey = first === undefined ? undefined : keyOf(first);
  return (
    <Page
      title={words.title(toFix.length)}
      lead={words.lead(view.findings.length, timeOfDay(view.createdAt, settings.language))}
      back={{ label: help.back, to: 'help' }}
    >
      {tryOut && <Note tone="info" title={words.tryOut} />}
      {percent !== undefined && <ProgressBar percent={percent} sentence={words.runningTitle} />}
      {toFix.length > 0 && (
        <section class="stack" aria-label={words.toFix}>
          <h2 class="sr">{words.toFix}</h2>
          <Findings findings={toFix} fix={fix} first={firstKey} />
        </section>
      )}
      {toKnow.length > 0 && (
        <Section title={words.toKnow}>
          <Findings findings={toKnow} fix={fix} first={toFix.length === 0 ? firstKey : undefined} />
        </Section>
      )}
      {fine.length > 0 && (
        <Section title={words.fine}>
          <FineFindings findings={fine} />
        </Section>
      )}
      <div class="row between foot">
        <p class="small muted">{words.report.hint}</p>
        <div class="row">
          <button class="btn btn--small" type="button" onClick={onRead}>
            {words.report.button}
          </button>
          <button
            class="btn btn--plain btn--small"
            type="button"
            disabled={percent !== undefined || fix.state.phase === 'running'}
            onClick={onAgain}
          >
            <Icon name="again" small />
            {words.again}
          </button>
        </div>
      </div>
    </Page>
  );
}
