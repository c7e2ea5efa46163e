import type { JSX } from 'preact';
import { ErrorNote } from '../../components/note.js';
import { TryOutEntry } from '../../components/try-out-entry.js';
import { useChosenCie } from '../../state/chosen-card.js';
import { useApp, useWords } from '../../state/context.js';
import { ciesOn, situationOf } from '../../state/desk.js';
import { isNotGenuine } from '../../state/not-genuine.js';
import { linkTo } from '../../state/route.js';
import type { CardView, ErrorView } from '../../../contract/views.js';
import { ChooseCard } from './choose-card.js';
import { DuoPage } from './duo-page.js';
import { Numbered, Section, Tips } from './lists.js';
import { NotGenuine } from './not-genuine.js';
import { PairedCards } from './paired-cards.js';
import { ServicePage } from './service-page.js';

/**
 * What stands between the person and the card: no reader, no card, another card, several of them. Any screen that needs
 * a card shows this while `useChosenCie` has none.
 */
export function DeskPage(): JSX.Element {
  const { desk } = useApp();
  const situation = situationOf(desk, useChosenCie());
  switch (situation.kind) {
    case 'starting':
      return <Starting />;
    case 'service-unusable':
      return <ServicePage error={situation.error} />;
    case 'no-reader':
      return <NoReader />;
    case 'no-card':
      return <NoCard />;
    case 'reading':
      return <Reading />;
    case 'unknown-card':
      return <UnknownCard card={situation.card} />;
    case 'cie':
      return <ChooseCard cards={ciesOn(desk)} />;
  }
}

function Starting(): JSX.Element {
  const { home } = useWords();
  const words = home.starting;
  return (
    <DuoPage title={words.title} lead={words.lead} stage={{ view: { kind: 'starting' }, lip: words.lip, led: 'wait' }}>
      <Section title={home.noCard.tipsTitle}>
        <Tips tips={home.noCard.tips} icons={['card', 'cards', 'still']} />
      </Section>
      <PairedCards />
    </DuoPage>
  );
}

function NoReader(): JSX.Element {
  const { home } = useWords();
  const words = home.noReader;
  return (
    <DuoPage
      title={words.title}
      lead={words.lead}
      stage={{ view: { kind: 'no-reader' }, lip: words.lip, led: 'off' }}
      below={<PairedCards />}
      foot={
        <>
          {words.meanwhile.before}
          <a href={linkTo('verify')}>{words.meanwhile.verify}</a>
          {words.meanwhile.or}
          <a href={linkTo('theft')}>{words.meanwhile.theft}</a>
          {words.meanwhile.after}
        </>
      }
    >
      <Section title={home.try}>
        <Numbered steps={words.steps} />
      </Section>
      <details>
        <summary>{words.which}</summary>
        <p class="muted">{words.whichText}</p>
      </details>
      <div class="stack-s">
        <a class="btn btn--main btn--wide" href={linkTo('doctor')}>
          {home.doctor}
        </a>
        <TryOutEntry />
      </div>
    </DuoPage>
  );
}

function NoCard(): JSX.Element {
  const { home } = useWords();
  const words = home.noCard;
  return (
    <DuoPage
      title={words.title}
      lead={words.lead}
      stage={{ view: { kind: 'no-card' }, lip: words.lip, led: 'wait' }}
      foot={
        <>
          {words.lost}
          <a href={linkTo('theft')}>{words.lostLink}</a>.
        </>
      }
    >
      <Section title={words.tipsTitle}>
        <Tips tips={words.tips} icons={['card', 'cards', 'still']} />
      </Section>
      <PairedCards />
      <TryOutEntry flush />
    </DuoPage>
  );
}

function Reading(): JSX.Element {
  const { home } = useWords();
  const { tryOut } = useApp();
  const words = home.reading;
  const view = { kind: 'card', face: undefined, busy: true, specimen: tryOut } as const;
  return (
    <DuoPage title={words.title} lead={words.lead} stage={{ view, lip: words.lip, led: 'wait' }}>
      <Section title={home.noCard.tipsTitle}>
        <Tips tips={home.noCard.tips} icons={['card', 'cards', 'still']} />
      </Section>
    </DuoPage>
  );
}

function UnknownCard({ card }: { readonly card: CardView }): JSX.Element {
  const { home } = useWords();
  if (card.kind === 'unreadable') return <Unreadable error={card.error} />;
  const isMute = card.kind === 'mute';
  const words = isMute ? home.mute : home.unknown;
  return (
    <DuoPage
      title={words.title}
      lead={words.lead}
      stage={{ view: { kind: 'unknown-card' }, lip: words.lip, led: 'warn' }}
      foot={home.unknown.safe}
    >
      <Section title={words.tipsTitle}>
        <Tips tips={words.tips} icons={isMute ? ['again', 'cards', 'still'] : ['card', 'cards', 'again']} />
      </Section>
      <a class="btn btn--main btn--wide" href={linkTo('doctor')}>
        {isMute ? home.doctor : home.unknown.doctor}
      </a>
    </DuoPage>
  );
}

function Unreadable({ error }: { readonly error: ErrorView }): JSX.Element {
  const { home } = useWords();
  if (isNotGenuine(error)) return <NotGenuine error={error} card={undefined} />;
  const words = home.unreadable;
  return (
    <DuoPage
      title={words.title}
      lead={words.lead}
      stage={{ view: { kind: 'unknown-card' }, lip: words.lip, led: 'warn' }}
      foot={home.unknown.safe}
    >
      <ErrorNote error={error} tone="warn" />
      <Section title={home.mute.tipsTitle}>
        <Tips tips={home.mute.tips} icons={['again', 'cards', 'still']} />
      </Section>
      <a class="btn btn--main btn--wide" href={linkTo('doctor')}>
        {home.doctor}
      </a>
    </DuoPage>
  );
}
