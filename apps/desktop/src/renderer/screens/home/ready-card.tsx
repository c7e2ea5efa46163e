import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { PairedCardView } from '../../../contract/views.js';
import { Icon } from '../../components/icon.js';
import { ErrorNote } from '../../components/note.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { dayHere, longDate } from '../../state/dates.js';
import { codesOf, type PlacedCie } from '../../state/desk.js';
import { linkTo } from '../../state/route.js';
import { CardBelow, isBeingRead, useCardStage } from './card-desk.js';
import { DuoPage } from './duo-page.js';
import { Act, Acts, Section, type ActProps } from './lists.js';
import { Notices } from './notices.js';
import { showCard } from './shown-card.js';

export interface ReadyCardProps {
  readonly placed: PlacedCie;
  readonly paired: PairedCardView;
  readonly busy: boolean;
}

/** A paired card that can be used. */
export function ReadyCard({ placed, paired, busy }: ReadyCardProps): JSX.Element {
  const { home } = useWords();
  const { language } = useApp().settings;
  const { card } = placed;
  const { validity } = paired;
  const words = home.ready;
  const isReading = isBeingRead(card);
  const [title, lead] =
    card.problem !== undefined
      ? [words.titleProblem, words.leadProblem]
      : validity.state === 'expired-usable'
        ? [
            home.notices.usable.title,
            home.notices.usable.text(longDate(validity.notAfter, language), longDate(validity.usableUntil, language)),
          ]
        : validity.state === 'not-yet-valid'
          ? [home.notices.notYet.title, home.notices.notYet.text(dayHere(new Date().toISOString(), language))]
          : [words.title, isReading ? words.leadReading : words.lead];
  const isBusy = busy || isReading;
  return (
    <DuoPage
      title={title}
      lead={lead}
      stage={useCardStage(card, { lip: isBusy ? words.lipReading : words.lip, led: isBusy ? 'wait' : 'on' })}
      below={<CardBelow placed={placed} />}
    >
      {card.problem !== undefined && (
        <ErrorNote error={card.problem} tone="warn">
          <button
            class="btn btn--small self-start"
            type="button"
            onClick={() => {
              void bridge.request('desk.look-again', undefined);
            }}
          >
            {words.problem}
          </button>
        </ErrorNote>
      )}
      <Notices card={card} />
      <Section title={words.what}>
        <WhatToDo isLastTry={codesOf(card) === 'last-try'} />
        <a
          class="btn btn--plain btn--flush self-start"
          href={linkTo('card')}
          onClick={() => {
            showCard(card.nis);
          }}
        >
          <Icon name="card" small />
          {home.acts.details}
        </a>
        <details>
          <summary>{home.acts.another}</summary>
          <p class="muted">{home.acts.anotherText}</p>
        </details>
      </Section>
    </DuoPage>
  );
}

/** With one try left, finding the PIN comes before anything that asks for it. */
function WhatToDo({ isLastTry }: { readonly isLastTry: boolean }): JSX.Element {
  const { acts: words } = useWords().home;
  const browsers = useBrowserWords();
  const sign: ActProps = { icon: 'sign', words: words.sign, to: 'sign' };
  const others: readonly ActProps[] = [
    { icon: 'globe', words: { title: words.browse.title, text: browsers }, to: 'browsers' },
    { icon: 'verify', words: words.verify, to: 'verify' },
    { icon: 'key', words: words.changePin, to: 'change-pin' },
    { icon: 'unlock', words: words.unblock, to: 'unblock' },
  ];
  return isLastTry ? (
    <>
      <Act icon="question" words={words.findPin} to="lost-codes" main />
      <Acts acts={[sign, ...others]} />
    </>
  ) : (
    <>
      <Act {...sign} main />
      <Acts acts={others} />
    </>
  );
}

/** What is known of log-ins at this moment; nothing is promised that was not seen. */
function useBrowserWords(): string {
  const { browse: words } = useWords().home.acts;
  const [isRunning, setRunning] = useState(false);
  useEffect(() => {
    let wanted = true;
    void bridge.request('token.status', undefined).then((reply) => {
      if (wanted && reply.ok) setRunning(reply.result.state === 'running');
    });
    return () => {
      wanted = false;
    };
  }, []);
  return isRunning ? words.running : words.stopped;
}
