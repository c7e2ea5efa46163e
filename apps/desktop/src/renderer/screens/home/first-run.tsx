import type { JSX } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { BrandMark } from '../../components/icon.js';
import { Steps } from '../../components/progress.js';
import { Stage } from '../../components/stage.js';
import { TryOutEntry } from '../../components/try-out-entry.js';
import { UnsavedNote } from '../../components/unsaved-note.js';
import { bridge } from '../../state/bridge.js';
import { useWords } from '../../state/context.js';
import { goTo, linkTo } from '../../state/route.js';
import { LanguageChoice } from './language-choice.js';
import { useSetUp, type SetUp } from './set-up.js';
import { useSetUpStage, useSetUpSteps } from './set-up-steps.js';

/** The guided start: five checks that go on by themselves, left and taken up again at any time. */
export function FirstRun(): JSX.Element {
  const { firstRun: words, card } = useWords();
  const [skipped, setSkipped] = useState(false);
  const setUp = useSetUp();
  const isFinished = setUp.done === TOTAL || (skipped && setUp.paired === 'done');
  useEffect(() => {
    document.title = `${words.title} – CIE Kit`;
  }, [words]);
  useEffect(() => {
    if (isFinished) void bridge.request('settings.change', { firstRunDone: true });
  }, [isFinished]);
  return (
    <div class="start">
      <header class="start__desk">
        <p class="brand">
          <BrandMark />
          CIE Kit
        </p>
        <Stage {...useSetUpStage(setUp)} label={card.stage} bare />
        {!isFinished && <TryOutEntry />}
      </header>
      <main class="start__main">
        <UnsavedNote />
        {isFinished ? (
          <Finished setUp={setUp} />
        ) : (
          <Checks
            setUp={setUp}
            onSkip={() => {
              setSkipped(true);
            }}
          />
        )}
      </main>
    </div>
  );
}

const TOTAL = 5;

function Checks({ setUp, onSkip }: { readonly setUp: SetUp; readonly onSkip: () => void }): JSX.Element {
  const { firstRun: words } = useWords();
  const id = useId();
  const percent = (setUp.done / TOTAL) * 100;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <>
      <header class="head">
        <div class="start__top">
          <h1 ref={heading} tabIndex={-1}>
            {words.title}
          </h1>
          <LanguageChoice />
        </div>
        <p class="lead">{words.lead}</p>
      </header>
      <div class="stack-s">
        <div class="row between small">
          <b id={id} role="status">
            {words.count(setUp.done)}
          </b>
          <span class="muted" aria-hidden="true">
            {percent}%
          </span>
        </div>
        <progress aria-labelledby={id} value={percent} max={100}>
          {percent}%
        </progress>
      </div>
      <Steps steps={useSetUpSteps(setUp, onSkip)} />
      <div class="row between foot">
        <a class="btn btn--plain btn--flush" href={linkTo('lost-codes')}>
          {words.noPin}
        </a>
        <a class="btn btn--plain btn--flush-r" href={linkTo('home')}>
          {words.later}
        </a>
      </div>
    </>
  );
}

/** What was done stays in sight; a step that was left out is not shown as a failure. */
function Finished({ setUp }: { readonly setUp: SetUp }): JSX.Element {
  const { firstRun } = useWords();
  const words = firstRun.finished;
  const steps = useSetUpSteps(setUp, () => undefined).filter(({ state }) => state === 'done');
  const onward = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    onward.current?.focus();
  }, []);
  return (
    <>
      <div class="head" role="status">
        <h1>{words.title}</h1>
        <p class="lead">{setUp.done < TOTAL ? words.leadSkipped : words.lead}</p>
      </div>
      <Steps steps={steps} />
      <p>
        <button
          ref={onward}
          class="btn btn--main"
          type="button"
          onClick={() => {
            goTo('home');
          }}
        >
          {words.go}
        </button>
      </p>
    </>
  );
}
