import type { JSX } from 'preact';
import type { FileView } from '../../../../contract/views.js';
import { useWords } from '../../../state/context.js';
import { LAST_PAGE, placementOf, type Batch, type Placement } from '../batch.js';
import type { ChangeBatch } from '../files-step.js';
import { FIRST_BOX } from './box-geometry.js';
import { FieldFrame, PageCanvas } from './page-canvas.js';
import { SignatureBox } from './signature-box.js';
import { usePage, usePdf } from './use-pdf.js';
import { ViewerBar } from './viewer-bar.js';
import { ViewerFoot } from './viewer-foot.js';

export interface PageViewerProps {
  readonly file: FileView;
  readonly batch: Batch;
  readonly onChange: ChangeBatch;
}

/** A page of the PDF as it is, with the place of the signature on it. */
export function PageViewer({ file, batch, onChange }: PageViewerProps): JSX.Element {
  const words = useWords().documents.sign.viewer;
  const loaded = usePdf(file.id);
  const placement = placementOf(batch, file.id);
  const pages = loaded.state === 'ready' ? loaded.preview.pages : 1;
  const number = placement.page === LAST_PAGE ? pages : Math.min(placement.page, pages);
  const page = usePage(loaded, number);
  const place = (next: Placement): void => {
    onChange((before) => ({ ...before, placements: { ...before.placements, [file.id]: next } }));
  };
  const box = placement.kind === 'box' ? placement.box : undefined;
  return (
    <section class="viewer" aria-label={words.label(file.name)}>
      <ViewerBar
        name={file.name}
        page={number}
        pages={loaded.state === 'ready' ? pages : undefined}
        onPage={(to) => {
          place({ kind: 'box', page: to, box: box ?? FIRST_BOX });
        }}
      />
      <div
        class="viewer__page"
        // Where nothing in it takes the focus, it is scrolled by keys itself.
        {...(box === undefined && { tabIndex: 0, role: 'group', 'aria-label': words.label(file.name) })}
      >
        {page === undefined ? (
          <p class="viewer__message" role="status">
            {loaded.state === 'failed' ? words.failed : words.loading}
          </p>
        ) : (
          <PageCanvas
            page={page}
            label={words.picture(number, pages, file.name)}
            box={box}
            onBox={(moved) => {
              place({ kind: 'box', page: number, box: moved });
            }}
          >
            {[...page.fields].map(([name, frame]) => (
              <FieldFrame key={name} box={frame} chosen={placement.kind === 'field' && placement.name === name} />
            ))}
            {box !== undefined && (
              <SignatureBox
                box={box}
                page={page}
                number={number}
                choices={batch.choices}
                onBox={(moved) => {
                  place({ kind: 'box', page: number, box: moved });
                }}
              />
            )}
          </PageCanvas>
        )}
      </div>
      <ViewerFoot
        loaded={loaded}
        page={number}
        placement={placement}
        several={batch.files.filter(({ kind }) => kind === 'pdf').length > 1}
        onPlace={place}
        onChange={onChange}
      />
    </section>
  );
}
