import type { JSX } from 'preact';
import { Icon } from '../../components/icon.js';
import { useWords } from '../../state/context.js';
import { canShow, type Batch } from './batch.js';

/** Beside the files when there is no page to place anything on: why, and that this is all right. */
export function NoPreview({ batch }: { readonly batch: Batch }): JSX.Element {
  const words = useWords().documents.sign.noPreview;
  const { files, choices } = batch;
  const hasPdf = files.some(({ kind }) => canShow(choices, kind));
  return (
    <section class="viewer viewer--plain" aria-label={words.label}>
      <div class="viewer__none">
        <Icon name="sign" />
        <p>{hasPdf ? words.invisible : words.noPdf}</p>
      </div>
    </section>
  );
}
