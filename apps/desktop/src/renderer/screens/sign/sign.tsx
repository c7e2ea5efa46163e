import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { QuestionView } from '../../../contract/operations.js';
import { openedFiles } from '../../state/app-state.js';
import { useStore } from '../../state/store.js';
import { useOperation } from '../../state/use-operation.js';
import { batchStore, EMPTY_BATCH, onlyFiles, withFiles, type Batch } from './batch.js';
import { FilesStep } from './files-step.js';
import { PinStep } from './pin-step.js';
import { ProgressStep } from './progress-step.js';
import { ResultStep } from './result-step.js';

/** Three steps: which files and where, the PIN, what became of them. */
export function Sign(): JSX.Element {
  const batch = useStore(batchStore);
  const opened = useStore(openedFiles);
  const [step, setStep] = useState<'files' | 'pin'>('files');
  const [declined, setDeclined] = useState<QuestionView['ask'] | undefined>(undefined);
  const [about, setAbout] = useState<string | undefined>(undefined);
  const operation = useOperation('sign');
  const { state } = operation;

  useEffect(() => {
    // Files that come while the card is at work wait for the next batch.
    if (opened.length === 0 || state.phase === 'running') return;
    openedFiles.set([]);
    batchStore.set(withFiles(state.phase === 'done' ? EMPTY_BATCH : batchStore.value, opened));
    operation.reset();
    setStep('files');
  }, [opened, state.phase]);

  // What is signed is not offered again when the person comes back.
  const last = useRef(state);
  last.current = state;
  useEffect(
    () => () => {
      if (last.current.phase !== 'done') return;
      const left = last.current.result.files.filter(({ status }) => status !== 'signed');
      batchStore.set(withOnly(left.map(({ fileId }) => fileId)));
    },
    [],
  );

  const backTo = (next: 'files' | 'pin', ids: readonly string[]): void => {
    batchStore.set(withOnly(ids));
    setDeclined(undefined);
    operation.reset();
    setStep(next);
  };

  if (state.phase === 'running') {
    return <ProgressStep batch={batch} operation={operation} state={state} onDecline={setDeclined} />;
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
        }}
        onBack={() => {
          operation.reset();
          setStep('files');
        }}
      />
    );
  }
  return (
    <FilesStep
      batch={batch}
      onChange={(change) => {
        batchStore.set(change(batchStore.value));
      }}
      onGoOn={() => {
        setStep('pin');
      }}
    />
  );
}

/** The batch with these files left; none: a new one. */
function withOnly(ids: readonly string[]): Batch {
  return ids.length === 0 ? EMPTY_BATCH : onlyFiles(batchStore.value, ids);
}
