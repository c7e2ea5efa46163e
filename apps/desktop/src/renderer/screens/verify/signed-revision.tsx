import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useWords } from '../../state/context.js';
import { useOperation } from '../../state/use-operation.js';
import { ActionOutcome, ActionPanel } from './action-panel.js';
import { ExtractPlaces } from './extract-places.js';
import { useOpenedPanel } from './use-opened-panel.js';

export interface SignedRevisionProps {
  /** Of a PDF that was added to after the signature. */
  readonly fileId: string;
  readonly revision: number;
}

/** The document as it was when this person signed it, in a file of its own: the only way to see what was signed. */
export function SignedRevision({ fileId, revision }: SignedRevisionProps): JSX.Element {
  const { after } = useWords().documents.verify;
  const words = after.asSigned;
  const [open, setOpen] = useState(false);
  const extract = useOperation('extract');
  const { phase } = extract.state;
  const panel = useOpenedPanel(open ? 'revision' : undefined, phase);
  return (
    <div class="stack-s">
      <div class="row">
        <button
          class="btn btn--small"
          type="button"
          aria-expanded={open}
          onClick={() => {
            if (phase === 'running') return;
            extract.reset();
            setOpen(!open);
          }}
        >
          {words.show}
        </button>
      </div>
      <div ref={panel} class="stack-s">
        {open && (
          <ActionPanel text={words.text} working={words.working} control={extract}>
            <ExtractPlaces
              onPlace={(folder) => {
                void extract.start({ file: fileId, revision, folder });
              }}
            />
          </ActionPanel>
        )}
        {open && <ActionOutcome state={extract.state} title={words.done} canVerify />}
      </div>
    </div>
  );
}
