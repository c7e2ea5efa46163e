import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { FileButton } from '../../components/file-button.js';
import type { ErrorView, HolderView } from '../../../contract/views.js';
import type { RequestResults } from '../../../contract/requests.js';
import { ErrorNote, Note } from '../../components/note.js';
import { bridge } from '../../state/bridge.js';
import { useWords } from '../../state/context.js';
import type { PlacedCie } from '../../state/desk.js';
import { Section } from './lists.js';

export interface CertificateSectionProps {
  readonly placed: PlacedCie;
  readonly holder: HolderView;
}

type Saved = NonNullable<RequestResults['cards.save-certificate']>;

/** The holder's certificate: who issued it, its fingerprint, a copy for whoever asks for one. */
export function CertificateSection({ placed, holder }: CertificateSectionProps): JSX.Element {
  const { cards } = useWords();
  const words = cards.page;
  const [saved, setSaved] = useState<Saved | undefined>(undefined);
  const [error, setError] = useState<ErrorView | undefined>(undefined);
  const save = async (): Promise<void> => {
    const reply = await bridge.request('cards.save-certificate', { reader: placed.reader, nis: placed.card.nis });
    setSaved(reply.ok ? reply.result : undefined);
    setError(reply.ok ? undefined : reply.error);
  };
  return (
    <Section title={words.certificate} close>
      <p class="muted">{words.certificateText}</p>
      <dl class="facts">
        <dt>{words.issuer}</dt>
        <dd>{holder.issuerTrusted ? words.issuerTrusted : words.issuerUnknown}</dd>
      </dl>
      <details>
        <summary>{words.fingerprint}</summary>
        <p class="fingerprint mono">{grouped(holder.certificateFingerprint)}</p>
      </details>
      <button
        class="btn self-start"
        type="button"
        onClick={() => {
          void save();
        }}
      >
        {words.save}
      </button>
      {saved !== undefined && (
        <Note tone="ok" title={words.saved} alert>
          <p>{words.savedIn(saved.name, saved.folder)}</p>
          <p>
            <FileButton file={saved.fileId} act="files.show">
              {words.show}
            </FileButton>
          </p>
        </Note>
      )}
      {error !== undefined && <ErrorNote error={error} tone="warn" />}
    </Section>
  );
}

/** `AB12 CD34 …`, as people compare it. */
function grouped(hex: string): string {
  return hex.toUpperCase().replaceAll(/(.{4})(?=.)/g, '$1 ');
}
