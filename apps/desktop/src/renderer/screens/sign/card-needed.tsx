import type { JSX } from 'preact';
import { Note, type NoteProps } from '../../components/note.js';
import { Stage, type StageProps } from '../../components/stage.js';
import { useChosenCie } from '../../state/chosen-card.js';
import { useApp, useWords } from '../../state/context.js';
import { codesOf, situationOf, type PlacedCie } from '../../state/desk.js';
import { linkTo, type Route } from '../../state/route.js';

/** Whether this card can be asked for a signature: paired, read, and its PIN not blocked. */
export function isUsable({ card }: PlacedCie): boolean {
  const codes = codesOf(card);
  return card.paired !== undefined && (codes === 'ready' || codes === 'last-try');
}

type Missing =
  | 'starting'
  | 'service'
  | 'noReader'
  | 'noCard'
  | 'reading'
  | 'unknown'
  | 'several'
  | 'notPaired'
  | 'pinBlocked'
  | 'blockedForEver';

/** Where each of them is put right; the rest is done with one's hands. */
const PLACES: Readonly<Partial<Record<Missing, Route>>> = {
  service: 'doctor',
  noReader: 'doctor',
  unknown: 'home',
  several: 'home',
  notPaired: 'pair',
  pinBlocked: 'unblock',
  blockedForEver: 'home',
};

const STAGES: Readonly<Partial<Record<Missing, Pick<StageProps, 'view' | 'led'>>>> = {
  noReader: { view: { kind: 'no-reader' }, led: 'off' },
  noCard: { view: { kind: 'no-card' }, led: 'wait' },
};

/** What stands between the person and signing, and the way there. The files wait. */
export function CardNeeded(): JSX.Element {
  const words = useWords().documents.sign.needed;
  const { card: cardWords } = useWords();
  const { desk } = useApp();
  const placed = useChosenCie();
  const missing = missingOf(situationOf(desk, placed), placed);
  const { title, text, go } = words[missing];
  const to = PLACES[missing];
  const stage = STAGES[missing];
  const tone: NoteProps['tone'] =
    missing === 'blockedForEver' ? 'bad' : missing === 'pinBlocked' || missing === 'service' ? 'warn' : 'info';
  return (
    <div class={stage === undefined ? 'stack-l' : 'duo'}>
      {stage !== undefined && <Stage {...stage} lip={title} label={cardWords.stage} />}
      <div class="stack">
        <Note tone={tone} title={title} alert>
          <p>{text}</p>
        </Note>
        {to !== undefined && go !== '' && (
          <div class="row">
            <a class="btn btn--main" href={linkTo(to)}>
              {go}
            </a>
          </div>
        )}
        <p class="small muted">{words.filesWait}</p>
      </div>
    </div>
  );
}

function missingOf(situation: ReturnType<typeof situationOf>, placed: PlacedCie | undefined): Missing {
  switch (situation.kind) {
    case 'starting':
      return 'starting';
    case 'service-unusable':
      return 'service';
    case 'no-reader':
      return 'noReader';
    case 'no-card':
      return 'noCard';
    case 'reading':
      return 'reading';
    case 'unknown-card':
      return 'unknown';
    case 'cie': {
      if (placed === undefined) return 'several';
      const codes = codesOf(placed.card);
      if (codes === 'blocked-for-ever') return 'blockedForEver';
      if (codes === 'pin-blocked') return 'pinBlocked';
      return placed.card.paired === undefined ? 'notPaired' : 'reading';
    }
  }
}
