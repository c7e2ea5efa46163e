import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Dialog } from '../../components/dialog.js';
import { ErrorNote, Note } from '../../components/note.js';
import { ProgressBar } from '../../components/progress.js';
import { useWords } from '../../state/context.js';
import { useOperation } from '../../state/use-operation.js';
import { Section } from '../home/lists.js';
import { PlannedChanges, PlanNotes, PlanOutcome } from './browser-plan.js';

/** What would be changed so that browsers see the card; done, or taken back, when the person says so. */
export function BrowserSetUp(): JSX.Element {
  const { system, progress } = useWords();
  const { setUp: words, remove } = system.browsers;
  const plan = useOperation('set-up-browsers');
  const work = useOperation('set-up-browsers');
  const [isRemoval, setRemoval] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const look = (): void => {
    work.reset();
    plan.reset();
    void plan.start({ remove: false, plan: true });
  };
  useEffect(look, []);
  const begin = (removal: boolean): void => {
    setRemoval(removal);
    void work.start({ remove: removal });
  };

  const { state } = work;
  const planned = plan.state.phase === 'done' ? plan.state.result : undefined;
  const isSetUp =
    (state.phase === 'done' && !isRemoval) ||
    (state.phase === 'idle' && (planned === undefined || planned.settled > 0));
  return (
    <Section title={words.title}>
      {state.phase === 'running' && (
        <div class="panel stack">
          <ProgressBar percent={state.percent} sentence={state.sentence === '' ? words.progress : state.sentence} />
          <button class="btn self-start" type="button" onClick={work.cancel}>
            {progress.cancel}
          </button>
        </div>
      )}
      {state.phase === 'done' && (
        <>
          <div role="status">
            {isRemoval ? (
              <Note tone="ok" title={words.removed}>
                <p>{words.removedText}</p>
              </Note>
            ) : (
              <PlanOutcome notes={state.result.notes} title={words.done} text={words.doneText} />
            )}
          </div>
          <PlanNotes {...state.result} />
          <button class="btn self-start" type="button" onClick={look}>
            {words.look}
          </button>
        </>
      )}
      {state.phase === 'failed' && <Failed error={state.error} onLook={look} />}
      {state.phase === 'idle' && plan.state.phase === 'running' && <p role="status">{words.looking}</p>}
      {state.phase === 'idle' && plan.state.phase === 'failed' && <Failed error={plan.state.error} onLook={look} />}
      {state.phase === 'idle' && planned !== undefined && (
        <>
          {planned.changes.length > 0 ? (
            <>
              <p>{words.will}</p>
              <PlannedChanges changes={planned.changes} />
              <button
                class="btn btn--main self-start"
                type="button"
                onClick={() => {
                  begin(false);
                }}
              >
                {words.button}
              </button>
            </>
          ) : planned.settled > 0 ? (
            <PlanOutcome notes={planned.notes} title={words.ready} text={words.readyText} />
          ) : (
            <Note tone="info" title={words.nothing}>
              <p>{words.nothingText}</p>
            </Note>
          )}
          <PlanNotes {...planned} />
        </>
      )}
      {isSetUp && plan.state.phase !== 'running' && (
        <button
          class="btn btn--plain btn--flush self-start"
          type="button"
          onClick={() => {
            setAsking(true);
          }}
        >
          {remove.button}
        </button>
      )}
      {isAsking && (
        <Dialog
          title={remove.title}
          safe={{
            label: remove.safe,
            onChoose: () => {
              setAsking(false);
            },
          }}
          other={{
            label: remove.other,
            onChoose: () => {
              setAsking(false);
              begin(true);
            },
          }}
        >
          <p>{remove.text}</p>
        </Dialog>
      )}
    </Section>
  );
}

function Failed(props: {
  readonly error: Parameters<typeof ErrorNote>[0]['error'];
  readonly onLook: () => void;
}): JSX.Element {
  const { setUp: words } = useWords().system.browsers;
  return (
    <>
      <ErrorNote error={props.error} tone="warn" />
      <button class="btn self-start" type="button" onClick={props.onLook}>
        {words.look}
      </button>
    </>
  );
}
