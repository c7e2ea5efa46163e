import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { OperationKind, OperationResults, QuestionView } from '../../contract/operations.js';
import type { OperationArgument } from '../../contract/requests.js';
import type { AssuranceView, ErrorView } from '../../contract/views.js';
import { wipeCodes } from '../../contract/wipe-codes.js';
import { bridge } from './bridge.js';
import { heldStore } from './route.js';

/** Where an operation is. */
export type OperationState<K extends OperationKind> =
  | { readonly phase: 'idle' }
  | {
      readonly phase: 'running';
      readonly percent: number;
      readonly step: string;
      readonly sentence: string;
      /** What the person has to decide before it goes on. */
      readonly question: { readonly id: number; readonly view: QuestionView } | undefined;
      readonly cancelling: boolean;
      /** Who vouches for the chip, once that was looked at. */
      readonly assurance: AssuranceView | undefined;
      /** What became of each file so far. */
      readonly files: Readonly<Record<string, 'begun' | 'done' | 'failed'>>;
    }
  | { readonly phase: 'done'; readonly result: OperationResults[K] }
  | { readonly phase: 'failed'; readonly error: ErrorView };

export interface OperationControl<K extends OperationKind> {
  readonly state: OperationState<K>;
  /** Codes in the argument are zeroed when they were sent. Nothing else happens while one is running. */
  readonly start: (argument: OperationArgument<K>) => Promise<void>;
  readonly answer: (yes: boolean) => void;
  readonly cancel: () => void;
  /** Back to the beginning, for another try by the person. */
  readonly reset: () => void;
}

/** Those that send a code: what the card said to it may not be missed by going to another screen. */
const SENDS_CODE: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'pair',
  'verify-pin',
  'change-pin',
  'unblock-pin',
  'sign',
]);

const BEGUN = {
  phase: 'running',
  percent: 0,
  step: '',
  sentence: '',
  question: undefined,
  cancelling: false,
  assurance: undefined,
  files: {},
} as const;

/** One operation of a screen: its progress, its questions, its end. Leaving the screen cancels it. */
export function useOperation<K extends OperationKind>(kind: K): OperationControl<K> {
  const [state, setState] = useState<OperationState<K>>({ phase: 'idle' });
  const running = useRef<string | undefined>(undefined);
  const isLeft = useRef(false);

  useEffect(
    () => () => {
      isLeft.current = true;
      if (running.current !== undefined) void bridge.request('operation.cancel', { id: running.current });
    },
    [],
  );

  const start = useCallback(
    async (argument: OperationArgument<K>) => {
      // Nobody would see how it ends.
      if (running.current !== undefined || isLeft.current) {
        wipeCodes(argument);
        return;
      }
      const id = crypto.randomUUID();
      running.current = id;
      if (SENDS_CODE.has(kind)) heldStore.set(true);
      setState(BEGUN);
      const change = (part: Partial<Extract<OperationState<K>, { phase: 'running' }>>): void => {
        setState((before) => (before.phase === 'running' ? { ...before, ...part } : before));
      };
      const stop = bridge.listen((event) => {
        if (event.type !== 'operation' || event.id !== id) return;
        const told = event.event;
        if (told.type === 'progress') change({ percent: told.percent, step: told.step, sentence: told.sentence });
        if (told.type === 'chip') change({ assurance: told.assurance });
        if (told.type === 'question') change({ question: { id: told.questionId, view: told.question } });
        if (told.type === 'file') {
          setState((before) =>
            before.phase === 'running' ? { ...before, files: { ...before.files, [told.fileId]: told.state } } : before,
          );
        }
      });
      try {
        const sent = bridge.operate(id, kind, argument);
        wipeCodes(argument);
        const outcome = await sent;
        setState(outcome.ok ? { phase: 'done', result: outcome.result } : { phase: 'failed', error: outcome.error });
      } finally {
        wipeCodes(argument);
        running.current = undefined;
        if (SENDS_CODE.has(kind)) heldStore.set(false);
        // Last: whatever comes of it, the screen can begin again.
        stop();
      }
    },
    [kind],
  );

  const answer = useCallback((yes: boolean) => {
    setState((before) => {
      if (before.phase !== 'running' || before.question === undefined || running.current === undefined) return before;
      void bridge.request('operation.answer', { id: running.current, questionId: before.question.id, yes });
      return { ...before, question: undefined };
    });
  }, []);

  const cancel = useCallback(() => {
    if (running.current === undefined) return;
    void bridge.request('operation.cancel', { id: running.current });
    setState((before) => (before.phase === 'running' ? { ...before, cancelling: true } : before));
  }, []);

  const reset = useCallback(() => {
    if (running.current === undefined) setState({ phase: 'idle' });
  }, []);

  return { state, start, answer, cancel, reset };
}
