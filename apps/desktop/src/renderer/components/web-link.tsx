import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { bridge } from '../state/bridge.js';
import { useWords } from '../state/context.js';

export interface WebLinkProps {
  /** One of the pages that may be opened. */
  readonly url: string;
  readonly label: string;
  readonly class: string;
  /** What happens then, where the label does not say it. */
  readonly hint?: string | undefined;
}

/** Opens a page in the browser; where none opens, the address is there to be typed. */
export function WebLink({ url, label, class: look, hint }: WebLinkProps): JSX.Element {
  const { common } = useWords();
  const [hasFailed, setFailed] = useState(false);
  const open = async (): Promise<void> => {
    const reply = await bridge.request('links.open', { url });
    setFailed(!reply.ok);
  };
  return (
    <>
      <button
        class={look}
        type="button"
        onClick={() => {
          void open();
        }}
      >
        {label}
      </button>
      {hint !== undefined && <p class="source">{hint}</p>}
      {hasFailed && (
        <p role="alert">
          {common.noBrowser} <span class="mono">{url}</span>
        </p>
      )}
    </>
  );
}
