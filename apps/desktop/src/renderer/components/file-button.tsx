import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ErrorView } from '../../contract/views.js';
import { bridge } from '../state/bridge.js';
import { ErrorNote } from './note.js';

export interface FileButtonProps {
  readonly file: string;
  /** In its own program, or in its folder. */
  readonly act: 'files.open' | 'files.show';
  readonly class?: string | undefined;
  readonly label?: string | undefined;
  readonly children: ComponentChildren;
}

/** Opens or shows a file; where that cannot be, it says so below the buttons. */
export function FileButton(props: FileButtonProps): JSX.Element {
  const { file, act, label, children } = props;
  const [error, setError] = useState<ErrorView | undefined>(undefined);
  const open = async (): Promise<void> => {
    const reply = await bridge.request(act, { file });
    setError(reply.ok ? undefined : reply.error);
  };
  return (
    <>
      <button class={props.class ?? 'btn btn--small'} type="button" aria-label={label} onClick={() => void open()}>
        {children}
      </button>
      {error !== undefined && (
        <div class="row__note">
          <ErrorNote error={error} tone="warn" />
        </div>
      )}
    </>
  );
}
