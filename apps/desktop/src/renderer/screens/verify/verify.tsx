import type { JSX } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { MAX_FILES } from '../../../contract/limits.js';
import type { ArrivalView } from '../../../contract/views.js';
import { useDroppedFiles } from '../../components/drop-zone.js';
import { ErrorNote } from '../../components/note.js';
import { RefusedFiles } from '../../components/refused-files.js';
import { arrivals, arrive, isNothing, NO_ARRIVAL } from '../../state/arrivals.js';
import { bridge } from '../../state/bridge.js';
import { useApp } from '../../state/context.js';
import { useStore } from '../../state/store.js';
import { useOperation } from '../../state/use-operation.js';
import { ChooseStep } from './choose-step.js';
import { FilePage } from './file-page.js';
import { ListPage } from './list-page.js';
import { ProgressStep } from './progress-step.js';
import {
  inLanguage,
  NOTHING_VERIFIED,
  verifiedStore,
  withRun,
  writingStore,
  type VerifyRun,
} from './verified-files.js';

interface Run extends VerifyRun {
  readonly names: readonly { readonly id: string; readonly name: string }[];
}

/** Which files, then what is known of the signatures in them; asked online only when the person says so. */
export function Verify(): JSX.Element {
  const verified = useStore(verifiedStore);
  const arrived = useStore(arrivals.verify);
  const isWriting = useStore(writingStore);
  const [refused, setRefused] = useState<ArrivalView['refused']>([]);
  /** Whether files came while others were looked at: what was found of those is kept beside them. */
  const isLate = useRef(false);
  const [run, setRun] = useState<Run | undefined>(undefined);
  const control = useOperation('verify');
  const { state } = control;
  const { settings } = useApp();
  const { language } = settings;

  const start = (next: Run): void => {
    // What comes is one run's: another one that was asked for meanwhile is not begun.
    if (state.phase === 'running') return;
    setRun(next);
    void control.start({ files: [...next.ids], online: next.online, content: next.content });
  };
  const again = (ids: readonly string[], more: { readonly online?: boolean; readonly content?: string } = {}): void => {
    const [first = ''] = ids;
    setRefused([]);
    start({
      ids,
      names: ids.map((id) => ({ id, name: verified.files.find(({ fileId }) => fileId === id)?.name ?? '' })),
      online: more.online ?? (ids.length === 1 && verified.online.includes(first)),
      content: more.content ?? (ids.length === 1 ? verified.contents[first] : undefined),
      fresh: false,
      language,
    });
  };

  const over = useDroppedFiles((arrival) => {
    arrive('verify', arrival);
  });
  useEffect(() => {
    if (isNothing(arrived)) return;
    // Files that come while others are looked at, or something is made of them, wait for their turn.
    if (state.phase === 'running' || state.phase === 'done' || writingStore.value) {
      isLate.current = true;
      return;
    }
    const fresh = !isLate.current;
    isLate.current = false;
    arrivals.verify.set(NO_ARRIVAL);
    const files = [...new Map(arrived.files.map((file) => [file.id, file])).values()];
    setRefused([...arrived.refused, ...files.slice(MAX_FILES).map(({ name }) => ({ name, why: 'too-many' as const }))]);
    const taken = files.slice(0, MAX_FILES);
    if (taken.length === 0) return;
    start({
      ids: taken.map(({ id }) => id),
      names: taken,
      online: settings.checkOnline,
      content: undefined,
      fresh,
      language,
    });
  }, [arrived, state.phase, isWriting]);
  useEffect(() => {
    const told = verifiedStore.value.files.map(({ fileId }) => fileId);
    if (told.length === 0 || verified.language === language) return undefined;
    let wanted = true;
    void bridge.request('verified.again', { files: told }).then((reply) => {
      if (wanted && reply.ok) verifiedStore.set(inLanguage(verifiedStore.value, reply.result, language));
    });
    return () => {
      wanted = false;
    };
  }, [language, verified.language]);
  useLayoutEffect(() => {
    if (state.phase !== 'done' || run === undefined) return;
    verifiedStore.set(withRun(verifiedStore.value, run, state.result));
    control.reset();
  }, [state.phase]);

  if (run !== undefined && (state.phase === 'running' || state.phase === 'done')) {
    return <ProgressStep control={control} files={run.names} online={run.online} waiting={arrived.files.length} />;
  }
  const above = (
    <>
      <RefusedFiles refused={refused} />
      {state.phase === 'failed' && <ErrorNote error={state.error} />}
    </>
  );
  const [first, ...others] = verified.files;
  if (first === undefined) {
    return (
      <ChooseStep
        onArrival={(arrival) => {
          arrive('verify', arrival);
        }}
        over={over}
        above={above}
      />
    );
  }
  const several = others.length > 0;
  const forget = (): void => {
    control.reset();
    setRefused([]);
    verifiedStore.set(NOTHING_VERIFIED);
  };
  const select = (selected: string | undefined): void => {
    verifiedStore.set({ ...verified, selected });
  };
  const file = several ? verified.files.find(({ fileId }) => fileId === verified.selected) : first;
  if (file === undefined) {
    return (
      <ListPage
        files={verified.files}
        onSelect={select}
        onOnline={(ids) => {
          again(ids, { online: true });
        }}
        onBack={forget}
        above={above}
      />
    );
  }
  return (
    <FilePage
      key={file.fileId}
      file={file}
      at={verified.at}
      several={several}
      above={above}
      onAgain={() => {
        again([file.fileId]);
      }}
      onBack={() => {
        if (several) select(undefined);
        else forget();
      }}
      answers={{
        onOnline: () => {
          again([file.fileId], { online: true });
        },
        onChooseContent: () => {
          void chooseContent().then((content) => {
            if (content !== undefined) again([file.fileId], { content });
          });
        },
      }}
    />
  );
}

async function chooseContent(): Promise<string | undefined> {
  const reply = await bridge.request('files.choose', { purpose: 'content' });
  if (!reply.ok) return undefined;
  const { files, refused } = reply.result;
  arrive('verify', { files: [], refused });
  return files[0]?.id;
}
