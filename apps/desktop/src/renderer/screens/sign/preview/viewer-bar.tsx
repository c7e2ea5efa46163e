import type { JSX } from 'preact';
import { Icon } from '../../../components/icon.js';
import { useWords } from '../../../state/context.js';

export interface ViewerBarProps {
  readonly name: string;
  /** From 1. */
  readonly page: number;
  /** `undefined`: not known yet. */
  readonly pages: number | undefined;
  readonly onPage: (page: number) => void;
}

/** Which file, which page, and the way to others. */
export function ViewerBar({ name, page, pages, onPage }: ViewerBarProps): JSX.Element {
  const words = useWords().documents.sign.viewer;
  return (
    <div class="viewer__bar">
      <span class="viewer__name">{name}</span>
      {pages !== undefined && (
        <span class="viewer__turn">
          <button
            class="btn btn--plain btn--icon"
            type="button"
            aria-label={words.previous}
            aria-disabled={page <= 1}
            onClick={() => {
              if (page > 1) onPage(page - 1);
            }}
          >
            <Icon name="back" small />
          </button>
          <span class="small" role="status">
            {words.page(page, pages)}
          </span>
          <button
            class="btn btn--plain btn--icon"
            type="button"
            aria-label={words.next}
            aria-disabled={page >= pages}
            onClick={() => {
              if (page < pages) onPage(page + 1);
            }}
          >
            <Icon name="forward" small />
          </button>
        </span>
      )}
    </div>
  );
}
