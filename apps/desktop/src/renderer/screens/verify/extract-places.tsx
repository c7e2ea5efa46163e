import type { JSX } from 'preact';
import { Icon } from '../../components/icon.js';
import { bridge } from '../../state/bridge.js';
import { useWords } from '../../state/context.js';

/** Where what is taken out goes: beside the file, or into a folder that the person chooses. */
export function ExtractPlaces({ onPlace }: { readonly onPlace: (folder: string | undefined) => void }): JSX.Element {
  const { actions } = useWords().documents.verify;
  const elsewhere = async (): Promise<void> => {
    const reply = await bridge.request('files.choose-folder', undefined);
    if (reply.ok && reply.result !== undefined) onPlace(reply.result.fileId);
  };
  return (
    <>
      <button
        class="btn btn--small"
        type="button"
        onClick={() => {
          onPlace(undefined);
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
    </>
  );
}
