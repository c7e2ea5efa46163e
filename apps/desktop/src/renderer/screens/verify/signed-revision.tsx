import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../../components/icon.js';
import { bridge } from '../../state/bridge.js';
import { useWords } from '../../state/context.js';
import { useOperation } from '../../state/use-operation.js';
import { ActionOutcome, ActionPanel } from './action-panel.js';

export interface SignedRevisionProps {
  /** Of a PDF that was added to after the signature. */
  readonly fileId: string;
  readonly revision: number;
}

/** The document as it was when this person signed it, in a file of its own: the only way to see what was signed. */
export function SignedRevision({ fileId, revision }: SignedRevisionProps): JSX.Element {
  const { after, actions } = useWords().documents.verify;
  const words = after.asSigned;
  const [open, setOpen] = useState(false);
  const extract = useOperation('extract');
  const panel = useRef<HTMLDivElement>(null);
  const { phase } = extract.state;
  useEffect(() => {
    if (!open || phase === 'running') return;
    panel.current?.querySelector<HTMLElement>('button, a')?.focus();
    panel.current?.scrollIntoView({ block: 'nearest' });
  }, [open, phase]);
  const elsewhere = async (): Promise<void> => {
    const reply = await bridge.request('files.choose-folder', undefined);
    if (reply.ok && reply.result !== undefined) {
      await extract.start({ file: fileId, revision, folder: reply.result.fileId });
    }
  };
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
            <button
              class="btn btn--small"
              type="button"
              onClick={() => {
                void extract.start({ file: fileId, revision });
              }}
            >
              {actions.extractBeside}
            </button>
            <button
              class="btn btn--small"
              type="button"
              onClick={() => {
                void elsewhere();
              }}
            >
              <Icon name="folder" small />
              {actions.extractElsewhere}
            </button>
          </ActionPanel>
        )}
        {open && <ActionOutcome state={extract.state} title={words.done} canVerify />}
      </div>
    </div>
  );
}
