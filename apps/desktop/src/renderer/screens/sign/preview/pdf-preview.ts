import { getDocument, VerbosityLevel, type PDFDocumentProxy, type PageViewport, type PDFPageProxy } from 'pdfjs-dist';
import { pdfWorker } from './pdf-worker.js';
import type { ShareBox } from './box-geometry.js';

/** An empty signature field: a place that the author of the file left for a signature. */
interface WaitingField {
  readonly name: string;
  /** From 1. */
  readonly page: number;
}

export interface PdfPreview {
  readonly pages: number;
  /** How many signatures are in it already. */
  readonly signatures: number;
  readonly fields: readonly WaitingField[];
  readonly page: (number: number) => Promise<PagePreview>;
  readonly close: () => void;
}

/** A page as it is displayed: turned, cut to what is shown. */
export interface PagePreview {
  /** In points. */
  readonly width: number;
  readonly height: number;
  /** Where each field on it is. */
  readonly fields: ReadonlyMap<string, ShareBox>;
  /** @param width in device pixels. @returns stops the drawing */
  readonly draw: (
    canvas: HTMLCanvasElement,
    width: number,
  ) => { readonly done: Promise<void>; readonly stop: () => void };
}

/** Pictures of more pixels are left out of the preview. */
const MAX_PICTURE = 64_000_000;

/** A page like a ribbon is drawn no longer than this. In pixels. */
const MAX_CANVAS = 8_192;

/** @throws whatever the file does to its reader: broken, encrypted, none */
export async function openPdf(bytes: Uint8Array): Promise<PdfPreview> {
  const beside = (folder: string): string => new URL(`pdf/${folder}/`, location.href).href;
  const task = getDocument({
    data: bytes,
    worker: pdfWorker(),
    cMapUrl: beside('cmaps'),
    standardFontDataUrl: beside('fonts'),
    wasmUrl: beside('decoders'),
    useWasm: false,
    useWorkerFetch: false,
    // The same picture on every computer.
    useSystemFonts: false,
    disableWorkerRendering: true,
    enableXfa: false,
    maxImageSize: MAX_PICTURE,
    verbosity: VerbosityLevel.ERRORS,
  });
  const document = await task.promise;
  const { signed, fields } = await fieldsOf(document);
  return {
    pages: document.numPages,
    signatures: signed.length,
    fields,
    page: async (number) => pagePreview(await document.getPage(number), fields),
    close: () => {
      void task.destroy();
    },
  };
}

/** What the reader tells of a field; its types say less. */
interface FieldPart {
  readonly id: string;
  readonly type?: string;
  readonly page?: number;
}

async function fieldsOf(document: PDFDocumentProxy): Promise<{
  readonly signed: readonly string[];
  readonly fields: readonly WaitingField[];
}> {
  const signatures = (await document.getSignatures()) as readonly { readonly id: string }[] | null;
  // `12R:0-840-960-240`: the field's object, then the bytes that are signed.
  const signed = (signatures ?? []).map(({ id }) => id.slice(0, id.indexOf(':')));
  const all = (await document.getFieldObjects()) as unknown as ReadonlyMap<string, readonly FieldPart[]> | null;
  const fields = [...(all ?? [])].flatMap(([name, parts]) => {
    if (parts.some(({ id }) => signed.includes(id))) return [];
    const widget = parts.find(({ type, page }) => type === 'signature' && page !== undefined && page >= 0);
    return widget?.page === undefined ? [] : [{ name, page: widget.page + 1 }];
  });
  return { signed, fields };
}

async function pagePreview(page: PDFPageProxy, fields: readonly WaitingField[]): Promise<PagePreview> {
  const upright = page.getViewport({ scale: 1 });
  const { width, height } = upright;
  const waiting = new Set(fields.map(({ name }) => name));
  const boxes = new Map<string, ShareBox>();
  for (const annotation of (await page.getAnnotations()) as readonly { fieldName?: unknown; rect: number[] }[]) {
    const { fieldName, rect } = annotation;
    if (typeof fieldName !== 'string' || !waiting.has(fieldName)) continue;
    const [x1, y1] = cornerOf(upright, rect[0], rect[1]);
    const [x2, y2] = cornerOf(upright, rect[2], rect[3]);
    boxes.set(fieldName, {
      x: Math.min(x1, x2) / width,
      y: Math.min(y1, y2) / height,
      width: Math.abs(x2 - x1) / width,
      height: Math.abs(y2 - y1) / height,
    });
  }
  return {
    width,
    height,
    fields: boxes,
    draw: (canvas, pixels) => {
      const viewport = page.getViewport({ scale: Math.min(pixels / width, MAX_CANVAS / height) });
      canvas.width = Math.round(viewport.width);
      canvas.height = Math.round(viewport.height);
      const drawing = page.render({ canvas, viewport, background: '#fff' });
      return {
        done: drawing.promise,
        stop: () => {
          drawing.cancel();
        },
      };
    },
  };
}

function cornerOf(upright: PageViewport, x = 0, y = 0): readonly [number, number] {
  const [left = 0, top = 0] = upright.convertToViewportPoint(x, y) as readonly number[];
  return [left, top];
}
