import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { TrustedCertificateView } from '../../../contract/system-views.js';
import { Dialog } from '../../components/dialog.js';
import { ErrorNote } from '../../components/note.js';
import { ProgressBar } from '../../components/progress.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { longDate } from '../../state/dates.js';
import { useOperation } from '../../state/use-operation.js';
import { Section } from '../home/lists.js';
import type { TrustControl } from './verification-panel.js';

/** The certificates by which cards and signatures are recognised. */
export function TrustedCertificates({ trust, take, look }: TrustControl): JSX.Element {
  const words = useWords().settings.verification;
  const { settings } = useApp();
  const { state, start } = useOperation('fetch-trust');
  const [removing, setRemoving] = useState<TrustedCertificateView | undefined>(undefined);
  useEffect(() => {
    if (state.phase === 'done') void look();
  }, [state.phase]);
  return (
    <Section title={words.certificates}>
      <p class="muted">{words.certificatesText}</p>
      {trust.certificates.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul class="list list--long">
          {trust.certificates.map((certificate) => (
            <li key={certificate.fingerprint} class="trusted">
              <div class="grow">
                <b>{nameOf(certificate)}</b>
                <p class="small muted">
                  {words.until(longDate(certificate.notAfter, settings.language))} · {words.origin[certificate.origin]}
                </p>
              </div>
              <button
                class="btn btn--plain btn--small"
                type="button"
                aria-label={words.removeNamed(nameOf(certificate))}
                onClick={() => {
                  setRemoving(certificate);
                }}
              >
                {words.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
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
      {removing !== undefined && (
        <Dialog
          title={words.removeTitle(nameOf(removing))}
          safe={{
            label: words.keep,
            onChoose: () => {
              setRemoving(undefined);
            },
          }}
          other={{
            label: words.remove,
            onChoose: () => {
              setRemoving(undefined);
              void take(bridge.request('trust.remove', { fingerprint: removing.fingerprint }));
            },
          }}
        >
          <p>{words.removeText}</p>
        </Dialog>
      )}
    </Section>
  );
}

/** The name in a subject as RFC 4514 writes it; the whole subject where it has none. */
function nameOf({ subject }: TrustedCertificateView): string {
  const [, name] = /(?:^|,)CN=((?:[^,\\]|\\.)+)/.exec(subject) ?? [];
  return name?.replaceAll(/\\(.)/g, '$1') ?? subject;
}
