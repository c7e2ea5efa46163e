import type { JSX } from 'preact';
import type { CodeKindView } from '../../contract/views.js';
import { useWords } from '../state/context.js';

const TOTAL: Readonly<Record<CodeKindView, number>> = { pin: 3, puk: 10 };

export interface TriesProps {
  readonly kind: CodeKindView;
  /** `undefined`: the card does not tell, or was not asked yet. */
  readonly left: number | undefined;
}

/** How serious few tries are: the PIN from one down, the PUK from eight down (product.md rule 3). */
export function triesTone(kind: CodeKindView, left: number | undefined): 'ok' | 'warn' | 'bad' {
  if (left === undefined) return 'ok';
  if (kind === 'pin') return left <= 1 ? 'bad' : left === 2 ? 'warn' : 'ok';
  return left <= 3 ? 'bad' : left <= 8 ? 'warn' : 'ok';
}

/** Dots, spent ones struck out; the words beside them say the same. */
function Pips({ kind, left }: TriesProps): JSX.Element {
  const total = TOTAL[kind];
  return (
    <span class={`pips pips--${triesTone(kind, left)}`} aria-hidden="true">
      {Array.from({ length: total }, (_, index) => (
        <i key={index} class={index < (left ?? 0) ? 'on' : undefined} />
      ))}
    </span>
  );
}

/** In a line of facts. */
export function TriesFact({ kind, left }: TriesProps): JSX.Element {
  const { tries: words } = useWords();
  return (
    <span class={`tries tries--${triesTone(kind, left)}`}>
      {left !== undefined && <Pips kind={kind} left={left} />}
      {words.left(kind, left, TOTAL[kind])}
    </span>
  );
}

/** Beside a field for the code. */
export function TriesCount({ kind, left }: TriesProps): JSX.Element {
  const { tries: words } = useWords();
  return (
    <div class={`count count--${triesTone(kind, left)}`}>
      <p class="row between">
        <b>{kind.toUpperCase()}</b>
        <span>{words.left(kind, left, TOTAL[kind])}</span>
      </p>
      {left !== undefined && <Pips kind={kind} left={left} />}
    </div>
  );
}
