import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { ErrorView } from '../../../contract/views.js';
import { Dialog } from '../../components/dialog.js';
import { ErrorNote } from '../../components/note.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { Act } from '../home/lists.js';
import { LogSwitch } from './log-switch.js';

/** The log, read by the person before anybody else gets it; what is wrong is looked for in Help. */
export function DiagnosticsPanel(): JSX.Element {
  const words = useWords().settings.diagnostics;
  return (
    <>
      <ul class="list">
        <li>
          <Act icon="help" words={words.doctor} to="doctor" />
        </li>
      </ul>
      <ul class="list">
        <li class="set">
          <LogSwitch />
        </li>
      </ul>
      <Log />
    </>
  );
}

function Log(): JSX.Element {
  const words = useWords().settings.diagnostics;
  const { keepLog } = useApp().settings;
  const [text, setText] = useState<string | undefined>(undefined);
  const [asked, setAsked] = useState(false);
  const [cleared, setCleared] = useState(false);
  const [error, setError] = useState<ErrorView | undefined>(undefined);
  const id = useId();
  const read = async (): Promise<void> => {
    const reply = await bridge.request('log.read', undefined);
    setCleared(false);
    setText(reply.ok ? reply.result : undefined);
    setError(reply.ok ? undefined : reply.error);
  };
  const clear = async (): Promise<void> => {
    setAsked(false);
    const reply = await bridge.request('log.clear', undefined);
    if (reply.ok) setText(undefined);
    setCleared(reply.ok);
    setError(reply.ok ? undefined : reply.error);
  };
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>{words.log}</h2>
      <p>{keepLog ? words.logText : words.logOff}</p>
      {text !== undefined && (text === '' ? <p class="muted">{words.empty}</p> : <LogText text={text} />)}
      <div class="row">
        <button
          class="btn"
          type="button"
          aria-expanded={text !== undefined}
          onClick={() => {
            if (text === undefined) void read();
            else setText(undefined);
          }}
        >
          {text === undefined ? words.read : words.hide}
        </button>
        <button
          class="btn btn--plain"
          type="button"
          onClick={() => {
            setAsked(true);
          }}
        >
          {words.clear}
        </button>
      </div>
      <p role="status">{cleared ? words.cleared : ''}</p>
      {error !== undefined && <ErrorNote error={error} tone="warn" />}
      {asked && (
        <Dialog
          title={words.clearTitle}
          safe={{
            label: words.clearKeep,
            onChoose: () => {
              setAsked(false);
            },
          }}
          other={{
            label: words.clear,
            onChoose: () => {
              void clear();
            },
          }}
        >
          <p>{words.clearText}</p>
        </Dialog>
      )}
    </section>
  );
}

/** Can be scrolled with the keyboard. */
function LogText({ text }: { readonly text: string }): JSX.Element {
  const words = useWords().settings.diagnostics;
  return (
    <pre class="log" tabIndex={0} role="region" aria-label={words.log}>
      {text}
    </pre>
  );
}
