import { useEffect, useState } from 'preact/hooks';
import { bridge } from '../../../state/bridge.js';
import type { PagePreview, PdfPreview } from './pdf-preview.js';

export type LoadedPdf =
  | { readonly state: 'loading' }
  /** It cannot be shown. It may be signed all the same, and signing says what is wrong with it. */
  | { readonly state: 'failed' }
  | { readonly state: 'ready'; readonly preview: PdfPreview };

/** The file, read once and closed with the screen. */
export function usePdf(fileId: string): LoadedPdf {
  const [loaded, setLoaded] = useState<LoadedPdf>({ state: 'loading' });
  useEffect(() => {
    let gone = false;
    let preview: PdfPreview | undefined;
    setLoaded({ state: 'loading' });
    void read(fileId).then(
      (opened) => {
        if (gone) opened.close();
        else setLoaded({ state: 'ready', preview: (preview = opened) });
      },
      () => {
        if (!gone) setLoaded({ state: 'failed' });
      },
    );
    return () => {
      gone = true;
      preview?.close();
    };
  }, [fileId]);
  return loaded;
}

async function read(fileId: string): Promise<PdfPreview> {
  // The reader is larger than the rest of the app: it comes when there is a page to show.
  const [reply, { openPdf }] = await Promise.all([
    bridge.request('files.read', { file: fileId }),
    import('./pdf-preview.js'),
  ]);
  if (!reply.ok) throw new Error(reply.error.code);
  return openPdf(reply.result);
}

/** A page of it; `undefined` while it is being fetched. */
export function usePage(loaded: LoadedPdf, number: number): PagePreview | undefined {
  const [page, setPage] = useState<PagePreview | undefined>(undefined);
  useEffect(() => {
    if (loaded.state !== 'ready') return undefined;
    let gone = false;
    void loaded.preview.page(number).then(
      (next) => {
        if (!gone) setPage(next);
      },
      () => {
        if (!gone) setPage(undefined);
      },
    );
    return () => {
      gone = true;
    };
  }, [loaded, number]);
  return loaded.state === 'ready' ? page : undefined;
}
