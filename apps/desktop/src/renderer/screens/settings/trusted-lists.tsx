import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { ErrorNote, Note } from '../../components/note.js';
import { ProgressBar } from '../../components/progress.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { longDate } from '../../state/dates.js';
import { useOperation } from '../../state/use-operation.js';
import { Section } from '../home/lists.js';
import { TrustedEntries } from './trusted-entries.js';
import type { TrustControl } from './verification-panel.js';

/** The European lists of those who may issue qualified signatures. */
export function TrustedLists({ trust, take, look }: TrustControl): JSX.Element {
  const { settings: all, progress } = useWords();
  const words = all.verification;
  const { language } = useApp().settings;
  const { state, start, cancel } = useOperation('fetch-lists');
  const country = (code: string): string => new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
  useEffect(() => {
    if (state.phase === 'done') void look();
  }, [state.phase]);
  return (
    <Section title={words.lists}>
      <p class="muted">{words.listsText}</p>
      <TrustedEntries
        entries={trust.lists.map((list) => ({
          id: list.country,
          name: country(list.country),
          title: words.list(country(list.country), list.services),
          detail:
            list.nextUpdate === undefined
              ? words.listUpdateUnknown
              : words.listUpdate(longDate(list.nextUpdate, language)),
        }))}
        none={words.noLists}
        removal={{ title: words.removeListTitle, text: words.removeListText }}
        onRemove={(code) => {
          void take(bridge.request('lists.remove', { country: code }));
        }}
      />
      {state.phase === 'running' && (
        <ProgressBar percent={state.percent} sentence={state.sentence || words.fetchLists} />
      )}
      {state.phase === 'failed' && <ErrorNote error={state.error} tone="warn" />}
      <p role="status">{state.phase === 'done' ? words.listsFetched(state.result.lists) : ''}</p>
      {state.phase === 'done' && state.result.problems.length > 0 && (
        <Note tone="warn" title={words.listProblems}>
          <ul class="plain-facts">
            {state.result.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Note>
      )}
      <div class="row">
        {state.phase === 'running' ? (
          <button class="btn" type="button" disabled={state.cancelling} onClick={cancel}>
            {progress.cancel}
          </button>
        ) : (
          <button
            class="btn"
            type="button"
            onClick={() => {
              void start({});
            }}
          >
            {words.fetchLists}
          </button>
        )}
        <button
          class="btn btn--plain"
          type="button"
          onClick={() => {
            void take(bridge.request('lists.add-files', undefined));
          }}
        >
          {words.addFile}
        </button>
      </div>
    </Section>
  );
}
