import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RequestArgument } from '../../contract/requests.js';
import type { FileView } from '../../contract/views.js';
import { bridge } from '../state/bridge.js';
import { Icon } from './icon.js';

export interface DropZoneProps {
  readonly purpose: RequestArgument<'files.choose'>['purpose'];
  readonly title: string;
  readonly detail: string;
  /** On the button, which does the same without dragging. */
  readonly choose: string;
  readonly onFiles: (files: readonly FileView[]) => void;
}

/** Before a file is chosen: drop it here, or choose it. */
export function DropZone({ purpose, title, detail, choose, onFiles }: DropZoneProps): JSX.Element {
  const over = useDroppedFiles(onFiles);
  const ask = async (): Promise<void> => {
    const reply = await bridge.request('files.choose', { purpose });
    if (reply.ok && reply.result.length > 0) onFiles(reply.result);
  };
  return (
    <section class={over ? 'drop drop--over' : 'drop'} aria-label={title}>
      <span class="drop__icon" aria-hidden="true">
        <Icon name="file" />
      </span>
      <h2>{title}</h2>
      <p class="muted">{detail}</p>
      <button
        class="btn btn--main"
        type="button"
        onClick={() => {
          void ask();
        }}
      >
        <Icon name="folder" small />
        {choose}
      </button>
    </section>
  );
}

/**
 * Takes files that are dropped anywhere in the window while the component is there: nobody has to aim.
 *
 * @returns whether files are being held over the window
 */
export function useDroppedFiles(onFiles: (files: readonly FileView[]) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    addEventListener(
      'dragover',
      (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      { signal },
    );
    addEventListener(
      'dragleave',
      (event) => {
        // It left the window, not one element for another.
        if (event.relatedTarget === null) setOver(false);
      },
      { signal },
    );
    addEventListener(
      'drop',
      (event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(false);
        const files = [...(event.dataTransfer?.files ?? [])];
        void bridge.dropped(files).then((views) => {
          if (views.length > 0) take.current(views);
        });
      },
      { signal },
    );
    return () => {
      stop.abort();
    };
  }, []);
  return over;
}
