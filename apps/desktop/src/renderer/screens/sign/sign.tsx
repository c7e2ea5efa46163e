import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { QuestionView } from '../../../contract/operations.js';
import { useDroppedFiles } from '../../components/drop-zone.js';
import { RefusedFiles, type RefusedFile } from '../../components/refused-files.js';
import { arrivals, arrive, isNothing, NO_ARRIVAL } from '../../state/arrivals.js';
import { bridge } from '../../state/bridge.js';
import { useStore } from '../../state/store.js';
import { useOperation } from '../../state/use-operation.js';
import { batchStore, EMPTY_BATCH, onlyFiles, withArrival, withViews, type Batch } from './batch.js';
import { FilesStep } from './files-step.js';
import { PinStep } from './pin-step.js';
import { ProgressStep } from './progress-step.js';
import { ResultStep } from './result-step.js';
import { WaitingFiles } from './waiting-files.js';

/** Three steps: which files and where, the PIN, what became of them. */
export function Sign(): JSX.Element {
  const batch = useStore(batchStore);
  const arrived = useStore(arrivals.sign);
  const [step, setStep] = useState<'files' | 'pin'>('files');
  const [declined, setDeclined] = useState<QuestionView['ask'] | undefined>(undefined);
  const [about, setAbout] = useState<string | undefined>(undefined);
  const [refused, setRefused] = useState<readonly RefusedFile[]>([]);
  /** Whether something came while the card was at work: how that ended is seen before anything begins anew. */
  const [isLate, setIsLate] = useState(false);
  const operation = useOperation('sign');
  const { state } = operation;
  const isRunning = state.phase === 'running';

  const over = useDroppedFiles((arrival) => {
    // Who drops files on what is shown now has seen it.
    if (!isRunning) setIsLate(false);
    arrive('sign', arrival);
  });
  useEffect(() => {
    if (isNothing(arrived)) return;
    if (isRunning) setIsLate(true);
    if (isRunning || isLate) return;
    arrivals.sign.set(NO_ARRIVAL);
    const taken = withArrival(state.phase === 'done' ? leftOf(state) : batchStore.value, arrived);
    setRefused(taken.refused);
    if (arrived.files.length === 0) return;
    batchStore.set(taken.batch);
    setDeclined(undefined);
    operation.reset();
    setStep('files');
  }, [arrived, isRunning, isLate]);

  // What is signed is not offered again when the person comes back.
  const last = useRef(state);
  last.current = state;
  useEffect(
    () => () => {
      if (last.current.phase === 'done') batchStore.set(leftOf(last.current));
    },
    [],
  );

  const goTo = (next: 'files' | 'pin'): void => {
    setDeclined(undefined);
    setRefused([]);
    operation.reset();
    setStep(next);
    if (next === 'files') setIsLate(false);
  };
  const backTo = (next: 'files' | 'pin', ids: readonly string[]): void => {
    batchStore.set(withOnly(ids));
    goTo(next);
    if (next === 'files' && ids.length > 0) void lookAgain(ids);
  };
  const above = <RefusedFiles refused={isLate ? [...refused, ...arrived.refused] : refused} />;

  if (state.phase === 'running') {
    return (
      <ProgressStep
        batch={batch}
        operation={operation}
        state={state}
        onDecline={setDeclined}
        waiting={arrived.files.length}
      />
    );
  }
  if (state.phase === 'done') {
    return (
      <ResultStep
        batch={batch}
        result={state.result}
        onRestart={(ids) => {
          backTo(ids.length === 0 ? 'files' : 'pin', ids);
        }}
        onChangeFiles={(ids) => {
          backTo('files', ids);
        }}
        above={
          <>
            {above}
            <WaitingFiles
              count={isLate ? arrived.files.length : 0}
              onGo={() => {
                setIsLate(false);
              }}
            />
          </>
        }
      />
    );
  }
  if (step === 'pin' && batch.files.length > 0) {
    return (
      <PinStep
        batch={batch}
        operation={operation}
        declined={declined}
        about={about}
        onStart={(nis) => {
          setAbout(nis);
          setDeclined(undefined);
          setRefused([]);
        }}
        onBack={() => {
          goTo('files');
        }}
        above={above}
      />
    );
  }
  return (
    <FilesStep
      batch={batch}
      onChange={(change) => {
        batchStore.set(change(batchStore.value));
      }}
      onArrival={(arrival) => {
        arrive('sign', arrival);
      }}
      onGoOn={() => {
        goTo('pin');
      }}
      over={over}
      above={above}
    />
  );
}

/** The files that were not signed, with everything that was chosen for them. */
function leftOf({ result }: Extract<ReturnType<typeof useOperation<'sign'>>['state'], { phase: 'done' }>): Batch {
  return withOnly(result.files.filter(({ status }) => status !== 'signed').map(({ fileId }) => fileId));
}

/** The batch with these files left; none: a new one. */
function withOnly(ids: readonly string[]): Batch {
  return ids.length === 0 ? EMPTY_BATCH : onlyFiles(batchStore.value, ids);
}

/** Files of which one may have changed since they were chosen, as they are now: what is listed and shown is what is signed. */
async function lookAgain(ids: readonly string[]): Promise<void> {
  const reply = await bridge.request('files.look', { files: [...ids] });
  if (reply.ok) batchStore.set(withViews(batchStore.value, reply.result.files));
}
