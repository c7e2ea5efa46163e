import type { JSX } from 'preact';
import { ErrorNote } from '../../components/note.js';
import { useApp, useWords } from '../../state/context.js';
import { linkTo } from '../../state/route.js';
import { useOperation } from '../../state/use-operation.js';
import type { SetUp } from './set-up.js';

export interface BrowserStepProps {
  readonly setUp: SetUp;
  /** The person does without log-ins in a browser for now. */
  readonly onSkip: () => void;
}

/** The last check: looked at by the doctor, mended here, or left for later. */
export function BrowserStep({ setUp, onSkip }: BrowserStepProps): JSX.Element {
  const { browser: words } = useWords().firstRun;
  const { tryOut } = useApp();
  const { browsers, checkBrowsers } = setUp;
  const control = useOperation('set-up-browsers');
  if (setUp.browser === 'done') {
    return <>{browsers === 'restart' ? words.restart : browsers === 'none' ? words.none : words.text}</>;
  }
  if (setUp.browser !== 'now') return <>{words.text}</>;
  if (browsers === 'checking') return <>{words.checking}</>;
  const mend = async (): Promise<void> => {
    await control.start({ remove: false });
    checkBrowsers.reset();
    await checkBrowsers.start({});
  };
  const failed =
    control.state.phase === 'failed'
      ? control.state
      : checkBrowsers.state.phase === 'failed'
        ? checkBrowsers.state
        : undefined;
  const isRunning = control.state.phase === 'running';
  return (
    <>
      {words.now}
      {failed !== undefined && <ErrorNote error={failed.error} tone="warn" />}
      <span class="row">
        {!tryOut && (
          <button
            class="btn btn--main"
            type="button"
            disabled={isRunning}
            onClick={() => {
              void mend();
            }}
          >
            {isRunning ? words.checking : words.button}
          </button>
        )}
        <button class="btn btn--plain" type="button" onClick={onSkip}>
          {words.skip}
        </button>
        <a class="btn btn--plain btn--small" href={linkTo('browsers')}>
          {words.changes}
        </a>
      </span>
    </>
  );
}
