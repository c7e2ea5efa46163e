import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { TrustedCertificateView } from '../../../contract/system-views.js';
import { ErrorNote } from '../../components/note.js';
import { ProgressBar } from '../../components/progress.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { longDate } from '../../state/dates.js';
import { useOperation } from '../../state/use-operation.js';
import { Section } from '../home/lists.js';
import { TrustedEntries } from './trusted-entries.js';
import type { TrustControl } from './verification-panel.js';

/** The certificates by which cards and signatures are recognised. */
export function TrustedCertificates({ trust, take, look }: TrustControl): JSX.Element {
  const words = useWords().settings.verification;
  const { settings } = useApp();
  const { state, start } = useOperation('fetch-trust');
  useEffect(() => {
    if (state.phase === 'done') void look();
  }, [state.phase]);
  return (
    <Section title={words.certificates}>
      <p class="muted">{words.certificatesText}</p>
      <TrustedEntries
        entries={trust.certificates.map((certificate) => ({
          id: certificate.fingerprint,
          name: nameOf(certificate),
          title: nameOf(certificate),
          detail: `${words.until(longDate(certificate.notAfter, settings.language))} · ${words.origin[certificate.origin]}`,
        }))}
        none={words.none}
        removal={{ title: words.removeTitle, text: words.removeText }}
        onRemove={(fingerprint) => {
          void take(bridge.request('trust.remove', { fingerprint }));
        }}
      />
      {state.phase === 'running' && (
        <ProgressBar percent={state.percent} sentence={state.sentence || words.fetchTrust} />
      )}
      {state.phase === 'failed' && <ErrorNote error={state.error} tone="warn" />}
      <p role="status">{state.phase === 'done' ? words.fetched(state.result.added) : ''}</p>
      <div class="row">
        <button
          class="btn"
          type="button"
          disabled={state.phase === 'running'}
          onClick={() => {
            void start({});
          }}
        >
          {words.fetchTrust}
        </button>
        <button
          class="btn btn--plain"
          type="button"
          onClick={() => {
            void take(bridge.request('trust.add-files', undefined));
          }}
        >
          {words.addFile}
        </button>
      </div>
    </Section>
  );
}

/** The name in a subject as RFC 4514 writes it; the whole subject where it has none. */
function nameOf({ subject }: TrustedCertificateView): string {
  const [, name] = /(?:^|,)CN=((?:[^,\\]|\\.)+)/.exec(subject) ?? [];
  return name?.replaceAll(/\\(.)/g, '$1') ?? subject;
}
