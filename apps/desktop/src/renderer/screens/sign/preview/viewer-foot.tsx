import type { JSX } from 'preact';
import { useWords } from '../../../state/context.js';
import { LAST_PAGE, type Placement } from '../batch.js';
import type { ChangeBatch } from '../files-step.js';
import { FIRST_BOX, scaled } from './box-geometry.js';
import type { LoadedPdf } from './use-pdf.js';

export interface ViewerFootProps {
  readonly loaded: LoadedPdf;
  /** From 1. */
  readonly page: number;
  readonly placement: Placement;
  /** Whether there are other PDFs that could have the same place. */
  readonly several: boolean;
  readonly onPlace: (placement: Placement) => void;
  readonly onChange: ChangeBatch;
}

/** One step of growing or shrinking. */
const STEP = 1.15;

/** What dragging does, by buttons: a field that waits, a larger or smaller box, the same place everywhere. */
export function ViewerFoot(props: ViewerFootProps): JSX.Element | null {
  const { loaded, page, placement, several, onPlace, onChange } = props;
  const words = useWords().documents.sign.viewer;
  if (loaded.state === 'loading') return null;
  if (loaded.state === 'failed') {
    return (
      <div class="viewer__foot">
        <button
          class="btn btn--small"
          type="button"
          onClick={() => {
            onChange((before) => ({ ...before, choices: { ...before.choices, visible: false } }));
          }}
        >
          {words.withoutBox}
        </button>
      </div>
    );
  }
  const { fields, pages } = loaded.preview;
  const scale = (factor: number): void => {
    if (placement.kind === 'box') onPlace({ kind: 'box', page, box: scaled(placement.box, factor) });
  };
  const everywhere = (): void => {
    if (placement.kind !== 'box') return;
    const same: Placement = { ...placement, page: page === pages ? LAST_PAGE : page };
    onChange((before) => ({
      ...before,
      placements: Object.fromEntries(before.files.map(({ id }) => [id, same])),
    }));
  };
  return (
    <div class="viewer__foot">
      {fields.length > 0 && (
        <label class="sign-pick">
          <span>{words.where}</span>
          <select
            value={placement.kind === 'field' ? placement.name : ''}
            onChange={(event) => {
              const chosen = fields.find(({ name }) => name === event.currentTarget.value);
              onPlace(
                chosen === undefined
                  ? { kind: 'box', page, box: FIRST_BOX }
                  : { kind: 'field', page: chosen.page, name: chosen.name },
              );
            }}
          >
            <option value="">{words.ownBox}</option>
            {fields.map(({ name, page: at }) => (
              <option key={name} value={name}>
                {words.field(name, at)}
              </option>
            ))}
          </select>
        </label>
      )}
      {placement.kind === 'box' && (
        <div class="row">
          <button
            class="btn btn--small"
            type="button"
            onClick={() => {
              scale(STEP);
            }}
          >
            {words.larger}
          </button>
          <button
            class="btn btn--small"
            type="button"
            onClick={() => {
              scale(1 / STEP);
            }}
          >
            {words.smaller}
          </button>
          {several && (
            <button class="btn btn--small" type="button" onClick={everywhere}>
              {words.everywhere}
            </button>
          )}
        </div>
      )}
    </div>
  );
}
