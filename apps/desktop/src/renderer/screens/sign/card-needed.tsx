import type { JSX } from 'preact';
import type { CardFace } from '../../components/card-drawing.js';
import { Note, type NoteProps } from '../../components/note.js';
import { Stage, type StageProps } from '../../components/stage.js';
import { useChosenCie } from '../../state/chosen-card.js';
import { useApp, useWords } from '../../state/context.js';
import { codesOf, situationOf, type PlacedCie } from '../../state/desk.js';
import { faceOf } from '../../state/face.js';
import { linkTo, type Route } from '../../state/route.js';
import { isReadyForCodes } from '../codes/card-gate.js';

/** Whether this card can be asked for a signature: paired, its chip proved, its tries told, and its PIN not blocked. */
export function isUsable(placed: PlacedCie): boolean {
  const codes = codesOf(placed.card);
  return isReadyForCodes(placed) && placed.card.paired !== undefined && (codes === 'ready' || codes === 'last-try');
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

/** The desk as it is then; several cards, or a service that does not run, are no picture of one. */
function stageOf(missing: Missing, face: CardFace | undefined): Pick<StageProps, 'view' | 'led'> | undefined {
  switch (missing) {
    case 'noReader':
      return { view: { kind: 'no-reader' }, led: 'off' };
    case 'noCard':
      return { view: { kind: 'no-card' }, led: 'wait' };
    case 'reading':
      return { view: { kind: 'card', face, busy: true }, led: 'wait' };
    case 'unknown':
      return { view: { kind: 'unknown-card' }, led: 'warn' };
    case 'notPaired':
      return { view: { kind: 'card', face }, led: 'wait' };
    case 'pinBlocked':
      return { view: { kind: 'card', face }, led: 'warn' };
    case 'blockedForEver':
      return { view: { kind: 'card', face, grey: true, badge: 'lock' }, led: 'warn' };
    case 'starting':
    case 'service':
    case 'several':
      return undefined;
  }
}

/** What stands between the person and signing, and the way there. The files wait. */
export function CardNeeded(): JSX.Element {
  const words = useWords().documents.sign.needed;
  const { card: cardWords } = useWords();
  const { desk } = useApp();
  const placed = useChosenCie();
  const missing = missingOf(situationOf(desk, placed), placed);
  const { title, text, go } = words[missing];
  const to = PLACES[missing];
  const stage = stageOf(missing, placed === undefined ? undefined : faceOf(placed.card));
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
      // What is wrong with it is said where the card is shown.
      if (placed.card.problem !== undefined) return 'unknown';
      const codes = codesOf(placed.card);
      if (codes === 'blocked-for-ever') return 'blockedForEver';
      if (codes === 'pin-blocked') return 'pinBlocked';
      return placed.card.paired === undefined ? 'notPaired' : 'reading';
    }
  }
}
