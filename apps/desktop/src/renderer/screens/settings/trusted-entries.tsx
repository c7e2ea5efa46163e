import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from '../../components/dialog.js';
import { useWords } from '../../state/context.js';

/** Something that is trusted on this computer, as a person knows it. */
interface TrustedEntry {
  readonly id: string;
  readonly name: string;
  /** Name and more, where the name alone says too little. */
  readonly title: string;
  readonly detail: string;
}

export interface TrustedEntriesProps {
  readonly entries: readonly TrustedEntry[];
  /** Said when there are none. */
  readonly none: string;
  /** What taking one away means. */
  readonly removal: { readonly title: (name: string) => string; readonly text: string };
  readonly onRemove: (id: string) => void;
}

/** What is trusted, each with a way to take it away after a question. */
export function TrustedEntries({ entries, none, removal, onRemove }: TrustedEntriesProps): JSX.Element {
  const words = useWords().settings.verification;
  const [removing, setRemoving] = useState<TrustedEntry | undefined>(undefined);
  const close = (): void => {
    setRemoving(undefined);
  };
  if (entries.length === 0) return <p>{none}</p>;
  return (
    <>
      <ul class="list list--long">
        {entries.map((entry) => (
          <li key={entry.id} class="trusted">
            <div class="grow">
              <b>{entry.title}</b>
              <p class="small muted">{entry.detail}</p>
            </div>
            <button
              class="btn btn--plain btn--small"
              type="button"
              aria-label={words.removeNamed(entry.name)}
              onClick={() => {
                setRemoving(entry);
              }}
            >
              {words.remove}
            </button>
          </li>
        ))}
      </ul>
      {removing !== undefined && (
        <Dialog
          title={removal.title(removing.name)}
          safe={{ label: words.keep, onChoose: close }}
          other={{
            label: words.remove,
            onChoose: () => {
              close();
              onRemove(removing.id);
            },
          }}
        >
          <p>{removal.text}</p>
        </Dialog>
      )}
    </>
  );
}
