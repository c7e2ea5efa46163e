import type { ComponentChildren, JSX } from 'preact';
import type { CodeKindView, TriesView } from '../../contract/views.js';
import { useApp, useWords } from '../state/context.js';
import type { CieView } from '../state/desk.js';
import { faceOf } from '../state/face.js';
import { MiniCard } from './mini-card.js';
import { TriesCount } from './tries.js';

export interface CardAsideProps {
  readonly card: CieView;
  /** Codes that the form uses or that matter beside it. */
  readonly kinds: readonly CodeKindView[];
  /** Default: as the card told last. */
  readonly tries?: TriesView | undefined;
  /** Under the card: what to know while typing. */
  readonly children?: ComponentChildren;
}

/** Beside a form with a code: which card it is for, and how many tries it has left. In small windows a strip above it. */
export function CardAside({ card, kinds, tries = card.tries, children }: CardAsideProps): JSX.Element {
  const { codes } = useWords();
  const { tryOut } = useApp();
  return (
    <aside class="stack-l aside" aria-label={codes.aside}>
      <div class="panel panel--tight stack aside__card">
        <MiniCard face={faceOf(card)} specimen={tryOut} />
        {tries === undefined ? (
          <p class="small muted">{codes.readingTries}</p>
        ) : (
          kinds.map((kind) => <TriesCount key={kind} kind={kind} left={tries[kind]} />)
        )}
      </div>
      {children}
    </aside>
  );
}

/** Other programs ask for four digits; here is why this one does not. */
export function WhyEightDigits(): JSX.Element {
  const { codes } = useWords();
  return (
    <div class="stack-s">
      <h2>{codes.why.title}</h2>
      <p class="small muted">{codes.why.text}</p>
    </div>
  );
}
