import { useEffect, useRef, useState } from 'preact/hooks';
import type { QuestionView } from '../../../contract/operations.js';
import type { OperationArgument } from '../../../contract/requests.js';
import type { ErrorView, TriesView } from '../../../contract/views.js';
import { useChosenCie } from '../../state/chosen-card.js';
import type { PlacedCie } from '../../state/desk.js';
import { useOperation, type OperationControl } from '../../state/use-operation.js';

/** The operations that send a code and do nothing else. */
export type CodeOperationKind = 'pair' | 'verify-pin' | 'change-pin' | 'unblock-pin';

export interface CardOperation<K extends CodeOperationKind> {
  readonly control: OperationControl<K>;
  /** The card that lies there now and was chosen; its tries are newer than the desk where the last answer told. */
  readonly placed: PlacedCie | undefined;
  /** The card that the operation was begun with; it may have left. */
  readonly about: PlacedCie | undefined;
  /** How the last one ended, where it did not end well. */
  readonly error: ErrorView | undefined;
  /** The answer to a command that sets a PIN was lost: nobody knows which PIN is on the card. */
  readonly outcomeLost: boolean;
  /** The question that was answered with no. */
  readonly declined: QuestionView['ask'] | undefined;
  /** Of that card. */
  readonly tries: TriesView | undefined;
  /** Begins with the card that lies there. */
  readonly begin: (argument: Omit<OperationArgument<K>, 'reader' | 'nis'>) => void;
  readonly decline: (question: QuestionView, yes: boolean) => void;
}

/** While these run the card gets its new PIN. */
const SETTING_STEPS: readonly string[] = ['changing-pin', 'unblocking-pin'];

/** One operation with the chosen card, from the form to its end; what is shown never mixes two cards. */
export function useCardOperation<K extends CodeOperationKind>(kind: K): CardOperation<K> {
  const control = useOperation(kind);
  const chosen = useChosenCie();
  const [about, setAbout] = useState<PlacedCie | undefined>(undefined);
  const [declined, setDeclined] = useState<QuestionView['ask'] | undefined>(undefined);
  /** Whether the card was away since the operation ended: what it said then may be old. */
  const [left, setLeft] = useState(false);
  const lastStep = useRef('');
  const { state, reset } = control;
  if (state.phase === 'running') lastStep.current = state.step;

  const error = state.phase === 'failed' ? state.error : undefined;
  const outcomeLost =
    error?.code === 'change-outcome-unknown' ||
    (error?.code === 'reader-not-answering' && SETTING_STEPS.includes(lastStep.current));
  const isGone = chosen === undefined;
  const isOther =
    chosen !== undefined &&
    about !== undefined &&
    (chosen.card.nis !== about.card.nis || chosen.reader !== about.reader);
  useEffect(() => {
    if (isGone) setLeft(true);
  }, [isGone]);
  useEffect(() => {
    if (isOther && error !== undefined && !outcomeLost) reset();
  }, [isOther, error]);

  const tries = left ? chosen?.card.tries : newerTries(chosen?.card.tries, error);
  const placed = chosen && { ...chosen, card: { ...chosen.card, tries } };
  return {
    control,
    placed,
    about,
    // What the card said about a code is in its tries when it comes back.
    error: left && (error?.code === 'code-incorrect' || error?.code === 'code-blocked') ? undefined : error,
    outcomeLost,
    declined,
    tries,
    begin: (argument) => {
      if (placed === undefined) return;
      setAbout(placed);
      setDeclined(undefined);
      setLeft(false);
      // The parts of one argument, put together.
      void control.start({ ...argument, reader: placed.reader, nis: placed.card.nis } as OperationArgument<K>);
    },
    decline: ({ ask }, yes) => {
      if (!yes) setDeclined(ask);
    },
  };
}

/** An operation's own answer is newer than what the desk read before it. */
function newerTries(told: TriesView | undefined, error: ErrorView | undefined): TriesView | undefined {
  if (told === undefined || error?.codeKind === undefined || error.triesRemaining === undefined) return told;
  if (error.code === 'code-outcome-unknown' || error.code === 'change-outcome-unknown') return told;
  return { ...told, [error.codeKind]: error.triesRemaining };
}
