import type { ComponentChildren, JSX } from 'preact';
import { ErrorNote } from '../../components/note.js';
import { Page, type PageProps } from '../../components/page.js';
import { Stage, type StageView } from '../../components/stage.js';
import { bridge } from '../../state/bridge.js';
import { chooseCie } from '../../state/chosen-card.js';
import { useApp, useWords } from '../../state/context.js';
import { ciesOn, situationOf, type DeskSituation, type PlacedCie } from '../../state/desk.js';
import { faceOf } from '../../state/face.js';
import { isNotGenuine } from '../../state/not-genuine.js';
import { useReaderName } from '../../state/reader-name.js';
import { Numbered, Section, Tips } from '../home/lists.js';

export interface CardGateProps extends Pick<PageProps, 'title' | 'back'> {
  readonly placed: PlacedCie | undefined;
  /** Default: that the card is needed, and no code before it was recognised. */
  readonly lead?: string | undefined;
  /** Above everything: how the operation before ended. */
  readonly note?: ComponentChildren;
}

/** Whether a code may be typed for this card: its chip proved itself and it told its tries. */
export function isReadyForCodes({ card }: PlacedCie): boolean {
  return card.tries !== undefined && !isNotGenuine(card.problem);
}

/** In the place of a form while no card is ready for it: what to do with one's hands. */
export function CardGate({ placed, title, back, lead, note }: CardGateProps): JSX.Element {
  const { codes, card: cardWords } = useWords();
  const { desk } = useApp();
  const situation = situationOf(desk, placed);
  const { view, words, led } = pictureOf(situation, placed, codes.gate);
  const several = placed === undefined && situation.kind === 'cie' ? ciesOn(desk) : [];
  const problem = situation.kind === 'service-unusable' ? situation.error : placed?.card.problem;
  return (
    <Page
      title={title}
      back={back}
      lead={lead ?? (placed?.card.problem === undefined ? codes.gate.lead : codes.gate.leadStopped)}
    >
      {note}
      <div class="duo">
        <Stage view={view} lip={words.lip} led={led} label={cardWords.stage} />
        <section class="stack-l">
          {several.length > 0 ? (
            <SeveralCards cards={several} />
          ) : problem === undefined ? (
            <>
              <div class="stack-s">
                <h2>{words.title}</h2>
                <p>{words.text}</p>
              </div>
              <WithHands kind={situation.kind} />
            </>
          ) : (
            <>
              <ErrorNote error={problem} />
              <button
                class="btn self-start"
                type="button"
                onClick={() => {
                  void bridge.request('desk.look-again', undefined);
                }}
              >
                {codes.gate.lookAgain}
              </button>
            </>
          )}
        </section>
      </div>
    </Page>
  );
}

/** The rest of what can be tried, as on the first screen. */
function WithHands({ kind }: Pick<DeskSituation, 'kind'>): JSX.Element | null {
  const { home } = useWords();
  if (kind === 'no-reader') return <Numbered steps={home.noReader.steps} />;
  if (kind !== 'no-card' && kind !== 'reading') return null;
  return (
    <Section title={home.noCard.tipsTitle}>
      <Tips tips={home.noCard.tips} icons={['card', 'cards', 'still']} />
    </Section>
  );
}

/** Codes go to the card that is chosen here and to no other. */
function SeveralCards({ cards }: { readonly cards: readonly PlacedCie[] }): JSX.Element {
  const { codes } = useWords();
  const readerName = useReaderName();
  return (
    <div class="stack">
      <h2>{codes.gate.several.title}</h2>
      <p>{codes.gate.several.text}</p>
      {cards.map((placed) => (
        <button
          key={`${placed.reader} ${placed.card.nis}`}
          class="act"
          type="button"
          onClick={() => {
            chooseCie(placed);
          }}
        >
          <span>
            <b>{placed.card.paired?.serialNumber ?? codes.newCard}</b>
            <span>{readerName(placed.reader)}</span>
          </span>
        </button>
      ))}
    </div>
  );
}

interface GateWords {
  readonly title: string;
  readonly text: string;
  readonly lip: string;
}

interface Picture {
  readonly view: StageView;
  readonly words: GateWords;
  readonly led: 'on' | 'wait' | 'warn' | 'off';
}

function pictureOf(
  situation: DeskSituation,
  placed: PlacedCie | undefined,
  words: Readonly<
    Record<'starting' | 'noReader' | 'noCard' | 'checking' | 'unknown' | 'several' | 'unusable', GateWords>
  >,
): Picture {
  switch (situation.kind) {
    case 'starting':
      return { view: { kind: 'no-reader' }, words: words.starting, led: 'wait' };
    case 'service-unusable':
      return { view: { kind: 'no-reader' }, words: words.unusable, led: 'off' };
    case 'no-reader':
      return { view: { kind: 'no-reader' }, words: words.noReader, led: 'off' };
    case 'no-card':
      return { view: { kind: 'no-card' }, words: words.noCard, led: 'wait' };
    case 'unknown-card':
      return { view: { kind: 'unknown-card' }, words: words.unknown, led: 'warn' };
    case 'reading':
      return { view: { kind: 'card', face: undefined, busy: true }, words: words.checking, led: 'wait' };
    case 'cie': {
      if (placed === undefined) {
        return { view: { kind: 'card', face: undefined }, words: words.several, led: 'wait' };
      }
      const stuck = placed.card.problem !== undefined;
      return {
        view: { kind: 'card', face: faceOf(placed.card), busy: !stuck, grey: stuck },
        words: stuck ? words.unknown : words.checking,
        led: stuck ? 'warn' : 'wait',
      };
    }
  }
}
