import type { JSX } from 'preact';
import type { HolderView, PairedCardView } from '../../../contract/views.js';
import { CardDrawing } from '../../components/card-drawing.js';
import { ErrorNote } from '../../components/note.js';
import { Page } from '../../components/page.js';
import { useApp, useWords } from '../../state/context.js';
import { countryName } from '../../state/country-name.js';
import { dayHere } from '../../state/dates.js';
import { ciesOn, codesOf, type PlacedCie } from '../../state/desk.js';
import { faceOf, faceOfPaired } from '../../state/face.js';
import { isNotGenuine } from '../../state/not-genuine.js';
import { chooseCie, useChosenCie } from '../../state/chosen-card.js';
import { linkTo } from '../../state/route.js';
import { useStore } from '../../state/store.js';
import { isBeingRead, isUsable, ValidityFacts } from './card-desk.js';
import { CertificateSection } from './certificate.js';
import { Acts, Section, type ActProps } from './lists.js';
import { NotGenuine } from './not-genuine.js';
import { RemoveCard } from './remove-card.js';
import { shownCard } from './shown-card.js';

/** One paired card: what this computer keeps of it, and, while it lies there, what it says about its holder. */
export function CardDetails(): JSX.Element {
  const { paired, desk } = useApp();
  const chosen = useChosenCie();
  const asked = useStore(shownCard);
  const known = (wanted: string | undefined): PairedCardView | undefined =>
    paired.cards.find((candidate) => candidate.nis === wanted);
  // The card that was asked for may have been removed.
  const card = known(asked) ?? known(chosen?.card.nis) ?? paired.cards[0];
  if (card === undefined) return <NoPairedCard />;
  const placed = ciesOn(desk).find((candidate) => candidate.card.nis === card.nis);
  const problem = placed?.card.problem;
  if (problem !== undefined && isNotGenuine(problem)) return <NotGenuine error={problem} card={placed?.card} />;
  return <Details key={card.nis} card={card} placed={placed} />;
}

function NoPairedCard(): JSX.Element {
  const { cards, shell } = useWords();
  return (
    <Page title={cards.page.title} lead={cards.page.none} back={{ label: shell.entries.home, to: 'home' }}>
      <p>{cards.page.noneNext}</p>
      <a class="btn btn--main self-start" href={linkTo('home')}>
        {shell.entries.home}
      </a>
    </Page>
  );
}

interface DetailsProps {
  readonly card: PairedCardView;
  /** While it lies on a reader. */
  readonly placed: PlacedCie | undefined;
}

function Details({ card, placed }: DetailsProps): JSX.Element {
  const { cards, shell, home } = useWords();
  const { tryOut } = useApp();
  const words = cards.page;
  const face = placed === undefined ? undefined : faceOf(placed.card);
  const holder = placed?.card.holder;
  return (
    <Page
      title={words.title}
      lead={placed === undefined ? words.leadAway : words.leadHere}
      back={{ label: shell.entries.home, to: 'home' }}
    >
      <div class="duo">
        <div class="stack">
          <div class="stage stage--card">
            <CardDrawing face={face ?? faceOfPaired(card)} specimen={tryOut} grey={card.validity.state === 'expired'} />
          </div>
          <Codes card={card} placed={placed} />
          <RemoveCard card={card} />
        </div>
        <div class="stack-l">
          {placed?.card.problem !== undefined && <ErrorNote error={placed.card.problem} tone="warn" />}
          <Section title={words.holder} close>
            {holder !== undefined ? (
              <HolderFacts holder={holder} />
            ) : (
              <p class="muted">{placed !== undefined && isWaiting(placed) ? words.reading : words.sealed}</p>
            )}
          </Section>
          <Section title={words.card} close>
            <CardFacts card={card} />
            {isUsable(card) && <p class="source">{home.ready.unlessNew}</p>}
          </Section>
          {placed !== undefined && holder !== undefined && <CertificateSection placed={placed} holder={holder} />}
        </div>
      </div>
    </Page>
  );
}

function isWaiting({ card }: PlacedCie): boolean {
  return isBeingRead(card) || (card.holder === undefined && card.problem === undefined);
}

function HolderFacts({ holder }: { readonly holder: HolderView }): JSX.Element {
  const words = useWords().cards.page;
  const { settings } = useApp();
  return (
    <dl class="facts">
      <dt>{words.name}</dt>
      <dd>
        {holder.givenName} {holder.surname}
      </dd>
      <dt>{words.codiceFiscale}</dt>
      <dd class="mono">{holder.codiceFiscale}</dd>
      {holder.citizenship !== undefined && (
        <>
          <dt>{words.citizenship}</dt>
          <dd>{countryName(holder.citizenship, settings.language)}</dd>
        </>
      )}
    </dl>
  );
}

function CardFacts({ card }: { readonly card: PairedCardView }): JSX.Element {
  const words = useWords().cards.page;
  const { language } = useApp().settings;
  return (
    <dl class="facts">
      <dt>{words.serialNumber}</dt>
      <dd class="mono">{card.serialNumber}</dd>
      {card.label !== '' && (
        <>
          <dt>{words.label}</dt>
          <dd>{card.label}</dd>
        </>
      )}
      <ValidityFacts paired={card} />
      <dt>{words.pairedAt}</dt>
      <dd>{dayHere(card.pairedAt, language)}</dd>
      <dt>{words.chip}</dt>
      <dd>{words.assurance[card.assurance]}</dd>
      <dt>{words.nis}</dt>
      <dd class="mono">{card.nis}</dd>
    </dl>
  );
}

/** What can be done with this card's codes; without the card, the sheet for the worst day. */
function Codes({ card, placed }: DetailsProps): JSX.Element {
  const { cards, home } = useWords();
  const state = placed === undefined ? undefined : codesOf(placed.card);
  const theft: ActProps = { icon: 'print', words: home.acts.theft, to: 'theft' };
  if (placed === undefined || card.validity.state === 'expired') return <Acts acts={[theft]} />;
  // Codes go to the card of this page, also when another one was chosen before.
  const onGo = (): void => {
    chooseCie(placed);
  };
  if (state === 'blocked-for-ever') {
    return (
      <a href={linkTo('home')} onClick={onGo}>
        {home.blocked.title}
      </a>
    );
  }
  const codes: readonly ActProps[] =
    state === 'pin-blocked'
      ? [{ icon: 'unlock', words: home.acts.unblock, to: 'unblock', onGo }]
      : [
          { icon: 'check', words: cards.page.checkPin, to: 'check-pin', onGo },
          { icon: 'key', words: home.acts.changePin, to: 'change-pin', onGo },
        ];
  return <Acts acts={[...codes, theft]} />;
}
