import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ErrorView } from '../../../contract/views.js';
import { ErrorNote } from '../../components/note.js';
import { bridge } from '../../state/bridge.js';
import { useWords } from '../../state/context.js';
import { Act } from '../home/lists.js';

/** Log-ins in browsers: how they are set up is in Help; here they are ended. */
export function BrowsersPanel(): JSX.Element {
  const words = useWords().settings.browsers;
  const [outcome, setOutcome] = useState<'locked' | ErrorView | undefined>(undefined);
  const lock = async (): Promise<void> => {
    const reply = await bridge.request('token.lock', undefined);
    setOutcome(reply.ok ? 'locked' : reply.error);
  };
  return (
    <>
      <p>{words.lead}</p>
      <ul class="list">
        <li>
          <Act icon="globe" words={words.set} to="browsers" />
        </li>
      </ul>
      <ul class="list">
        <li class="set">
          <div class="row between">
            <div class="grow">
              <b>{words.lock.title}</b>
              <p>{words.lock.text}</p>
            </div>
            <button
              class="btn btn--small"
              type="button"
              onClick={() => {
                void lock();
              }}
            >
              {words.lockButton}
            </button>
          </div>
          <p role="status">{outcome === 'locked' ? words.locked : ''}</p>
        </li>
      </ul>
      {outcome !== undefined && outcome !== 'locked' && <ErrorNote error={outcome} tone="warn" />}
    </>
  );
}
