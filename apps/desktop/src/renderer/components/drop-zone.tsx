import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RequestArgument } from '../../contract/requests.js';
import type { ArrivalView } from '../../contract/views.js';
import { isNothing } from '../state/arrivals.js';
import { bridge } from '../state/bridge.js';
import { Icon } from './icon.js';

export interface DropZoneProps {
  readonly purpose: RequestArgument<'files.choose'>['purpose'];
  readonly title: string;
  readonly detail: string;
  /** On the button, which does the same without dragging. */
  readonly choose: string;
  /** Whether files are being held over the window. */
  readonly over: boolean;
  readonly onArrival: (arrival: ArrivalView) => void;
}

/** Before a file is chosen: drop it here, or choose it. */
export function DropZone({ purpose, title, detail, choose, over, onArrival }: DropZoneProps): JSX.Element {
  const ask = async (): Promise<void> => {
    const reply = await bridge.request('files.choose', { purpose });
    if (reply.ok && !isNothing(reply.result)) onArrival(reply.result);
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
export function useDroppedFiles(onArrival: (arrival: ArrivalView) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useRef(onArrival);
  take.current = onArrival;
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
        void bridge.dropped(files).then((arrival) => {
          if (!isNothing(arrival)) take.current(arrival);
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
