import type { JSX } from 'preact';
import type { Step } from '../../components/progress.js';
import type { StageProps } from '../../components/stage.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { faceOf } from '../../state/face.js';
import { useReaderName } from '../../state/reader-name.js';
import { goTo, linkTo } from '../../state/route.js';
import { errorWords } from '../../words/error-words.js';
import { BrowserStep } from './browser-step.js';
import type { SetUp } from './set-up.js';

/** The five checks in words, each with what to do about it now. */
export function useSetUpSteps(setUp: SetUp, onSkip: () => void): readonly Step[] {
  const { firstRun: words } = useWords();
  const { desk } = useApp();
  const nameOf = useReaderName();
  const [reader] = desk.readers;
  return [
    {
      title: setUp.reader === 'done' ? words.reader.done : words.reader.todo,
      detail: setUp.reader === 'done' && reader !== undefined ? nameOf(reader.name) : words.reader.text,
      state: setUp.reader,
    },
    {
      title:
        setUp.service === 'done'
          ? words.service.done
          : setUp.service === 'failed'
            ? words.service.failed
            : words.service.todo,
      detail:
        setUp.service === 'failed' ? (
          <ServiceFailed />
        ) : setUp.service === 'done' ? (
          words.service.doneText
        ) : (
          words.service.todoText
        ),
      state: setUp.service,
    },
    {
      title: setUp.card === 'done' ? words.card.done : words.card.todo,
      detail: <CardStep setUp={setUp} />,
      state: setUp.card,
    },
    {
      title: setUp.paired === 'done' ? words.pair.done : words.pair.todo,
      detail: <PairStep setUp={setUp} />,
      state: setUp.paired,
    },
    {
      title: setUp.browser === 'done' ? words.browser.done : words.browser.todo,
      detail: <BrowserStep setUp={setUp} onSkip={onSkip} />,
      state: setUp.browser,
      busy: setUp.browsers === 'checking',
    },
  ];
}

/** The reader on the left, as it is. */
export function useSetUpStage({ situation, placed }: SetUp): Omit<StageProps, 'label'> {
  const { home } = useWords();
  const { tryOut, desk } = useApp();
  switch (situation.kind) {
    case 'starting':
      return { view: { kind: 'starting' }, lip: home.starting.lip, led: 'wait' };
    case 'service-unusable':
      return { view: { kind: 'starting' }, lip: home.service.lip, led: 'off' };
    case 'no-reader':
      return { view: { kind: 'no-reader' }, lip: home.noReader.lip, led: 'off' };
    case 'no-card':
      return { view: { kind: 'no-card' }, lip: home.noCard.lip, led: 'wait' };
    case 'unknown-card':
      return { view: { kind: 'unknown-card' }, lip: home.unknown.lip, led: 'warn' };
    case 'reading':
      return {
        view: { kind: 'card', face: undefined, busy: true, specimen: tryOut },
        lip: home.reading.lip,
        led: 'wait',
      };
    case 'cie': {
      const face = placed === undefined ? undefined : faceOf(placed.card);
      const isPaired = placed?.card.paired !== undefined;
      return {
        view: { kind: 'card', face, busy: desk.busy, specimen: tryOut },
        lip: isPaired ? home.ready.lip : home.newCard.lip,
        led: isPaired ? 'on' : 'wait',
      };
    }
  }
}

function ServiceFailed(): JSX.Element {
  const all = useWords();
  const words = all.firstRun.service;
  const { service } = useApp().desk;
  return (
    <>
      {service.state === 'unusable' && <span>{errorWords(service.error, all).meaning}</span>}
      <span class="row">
        <a class="btn btn--main" href={linkTo('home')}>
          {words.how}
        </a>
        <button
          class="btn btn--plain"
          type="button"
          onClick={() => {
            void bridge.request('desk.look-again', undefined);
          }}
        >
          {words.look}
        </button>
      </span>
    </>
  );
}

function CardStep({ setUp }: { readonly setUp: SetUp }): JSX.Element {
  const { card: words } = useWords().firstRun;
  const { situation } = setUp;
  if (setUp.card === 'done') return <>{situation.kind === 'cie' ? words.doneText : words.doneBefore}</>;
  if (situation.kind === 'reading') return <>{words.reading}</>;
  if (situation.kind === 'unknown-card') return <>{words.unknown}</>;
  return (
    <>
      {words.text}
      {setUp.card === 'now' && (
        <details>
          <summary>{words.nothing}</summary>
          <span>{words.nothingText}</span>
        </details>
      )}
    </>
  );
}

/** Pairing has a page of its own; so has whatever keeps this card from being paired. */
function PairStep({ setUp }: { readonly setUp: SetUp }): JSX.Element {
  const { pair: words } = useWords().firstRun;
  const { paired } = useApp();
  if (setUp.paired === 'done') return <span class="mono">{paired.cards[0]?.serialNumber}</span>;
  if (setUp.paired !== 'now') return <>{words.text}</>;
  const { placed } = setUp;
  const isStopped = placed === undefined || placed.card.problem !== undefined || placed.card.tries?.pin === 0;
  return (
    <>
      {isStopped ? words.stopped : words.now}
      <span class="row">
        <button
          class="btn btn--main"
          type="button"
          onClick={() => {
            goTo(isStopped ? 'home' : 'pair');
          }}
        >
          {isStopped ? words.look : words.button}
        </button>
      </span>
    </>
  );
}
