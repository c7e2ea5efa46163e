import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { FileButton } from '../../components/file-button.js';
import type { VerifiedFileView } from '../../../contract/document-views.js';
import { Icon } from '../../components/icon.js';
import { bridge } from '../../state/bridge.js';
import { useApp, useWords } from '../../state/context.js';
import { useOperation } from '../../state/use-operation.js';
import { ActionOutcome, ActionPanel } from './action-panel.js';
import { ExtractPlaces } from './extract-places.js';
import { firstUnasked } from './judged-file.js';
import { useOpenedPanel } from './use-opened-panel.js';
import { verdictText } from './verdict-text.js';
import { writingStore } from './verified-files.js';

type Verified = Extract<VerifiedFileView, { readonly status: 'verified' }>;
type Action = 'extract' | 'report' | 'timestamp';

const REPORT_FORMATS = ['html', 'pdf', 'json'] as const;

export interface FileActionsProps {
  readonly file: Verified;
  /** ISO 8601. */
  readonly at: string;
  readonly onAgain: () => void;
}

/** What can be done with a file that was verified; each choice opens below the buttons. */
export function FileActions({ file, at, onAgain }: FileActionsProps): JSX.Element {
  const { documents, common } = useWords();
  const words = documents.verify;
  const { settings, tryOut } = useApp();
  const [shown, setShown] = useState<Action | undefined>(undefined);
  const [copied, setCopied] = useState(false);
  const extract = useOperation('extract');
  const report = useOperation('report');
  const timestamp = useOperation('timestamp');
  const controls = { extract, report, timestamp } as const;
  const phase = shown === undefined ? 'idle' : controls[shown].state.phase;
  const panel = useOpenedPanel(shown, phase);

  const busy = Object.values(controls).some(({ state }) => state.phase === 'running');
  useEffect(() => {
    writingStore.set(busy);
    return () => {
      writingStore.set(false);
    };
  }, [busy]);
  const toggle = (action: Action): void => {
    if (busy) return;
    controls[action].reset();
    setCopied(false);
    setShown(shown === action ? undefined : action);
  };
  const { actions } = words;
  const judged = file.kind === 'judged';
  const opens = !file.extractable && /\.(?:pdf|xml)$/i.test(file.name);
  const main = judged && firstUnasked(file) === undefined ? 'btn btn--main' : 'btn';
  const disclosure = (action: Action, label: string, kind = 'btn'): JSX.Element => (
    <button
      class={kind}
      type="button"
      aria-expanded={shown === action}
      onClick={() => {
        toggle(action);
      }}
    >
      {label}
    </button>
  );
  const copy = async (): Promise<void> => {
    const text = verdictText(file, words, { at, language: settings.language, tryOut, colon: common.colon });
    const reply = await bridge.request('text.copy', { text });
    setCopied(reply.ok);
  };

  return (
    <div class="foot stack">
      <div class="row">
        {file.extractable && disclosure('extract', actions.extract, main)}
        {opens && (
          <FileButton file={file.fileId} act="files.open" class={main}>
            {actions.open}
          </FileButton>
        )}
        {judged && disclosure('report', actions.report)}
        {judged && (
          <button
            class="btn"
            type="button"
            onClick={() => {
              void copy();
            }}
          >
            {actions.copy}
          </button>
        )}
        {settings.timestampUrl !== '' && disclosure('timestamp', actions.stamp)}
        <button class="btn btn--plain" type="button" disabled={busy} onClick={onAgain}>
          <Icon name="again" small />
          {words.again}
        </button>
      </div>
      <p class="small muted" role="status">
        {copied ? actions.copied : undefined}
      </p>
      <div ref={panel} class="stack">
        {shown === 'extract' && (
          <ActionPanel text={actions.extractText} working={actions.working.extract} control={extract}>
            <ExtractPlaces
              onPlace={(folder) => {
                void extract.start({ file: file.fileId, folder });
              }}
            />
          </ActionPanel>
        )}
        {shown === 'report' && (
          <ActionPanel text={actions.reportText} working={actions.working.report} control={report}>
            {REPORT_FORMATS.map((format) => (
              <button
                key={format}
                class="btn btn--small"
                type="button"
                onClick={() => {
                  void report.start({ file: file.fileId, format });
                }}
              >
                {actions.reports[format]}
              </button>
            ))}
          </ActionPanel>
        )}
        {shown === 'timestamp' && (
          <ActionPanel text={actions.stampText} working={actions.working.timestamp} control={timestamp}>
            <button
              class="btn btn--small"
              type="button"
              onClick={() => {
                void timestamp.start({ file: file.fileId });
              }}
            >
              {actions.stampNow}
            </button>
          </ActionPanel>
        )}
        {shown !== undefined && (
          <ActionOutcome state={controls[shown].state} title={actions.done[shown]} canVerify={shown === 'timestamp'} />
        )}
      </div>
    </div>
  );
}
