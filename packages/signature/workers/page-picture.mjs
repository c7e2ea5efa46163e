/**
 * Draws the first page of a PDF, in a thread of its own (src/report/page-picture.ts). Plain JavaScript: a thread begins
 * with a file, and this one is the same for sources and for what is published.
 *
 * Both packages are optional. Everything that the renderer loads lies in its own package; nothing is fetched.
 */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

/** Of pictures in the page, and of the page, in pixels. */
const MAX_PIXELS = 16 * 1024 * 1024;

async function renderer() {
  try {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve('pdfjs-dist/package.json'));
    const { createCanvas } = await import('@napi-rs/canvas');
    const { getDocument, AnnotationMode } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    return { createCanvas, getDocument, AnnotationMode, folder };
  } catch {
    return undefined;
  }
}

async function picture({ createCanvas, getDocument, AnnotationMode, folder }, { pdf, scale }) {
  const inPackage = (name) => join(folder, name) + sep;
  const task = getDocument({
    data: pdf,
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: MAX_PIXELS,
    standardFontDataUrl: inPackage('standard_fonts'),
    cMapUrl: inPackage('cmaps'),
    wasmUrl: inPackage('wasm'),
    iccUrl: inPackage('iccs'),
    verbosity: 0,
  });
  const document = await task.promise;
  const page = await document.getPage(1);
  const viewport = page.getViewport({ scale });
  const width = Math.max(1, Math.floor(viewport.width));
  const height = Math.max(1, Math.floor(viewport.height));
  if (width * height > MAX_PIXELS) throw new RangeError('page');
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  await page.render({ canvas, canvasContext: context, viewport, annotationMode: AnnotationMode.DISABLE }).promise;
  // Not canvas.encode(): that works in another thread, and crashes the process when the canvas is collected meanwhile.
  return new Uint8Array(canvas.toBuffer('image/png'));
}

const tools = await renderer();
if (tools === undefined) parentPort.postMessage('renderer-missing');
else {
  try {
    parentPort.postMessage(await picture(tools, workerData));
  } catch {
    parentPort.postMessage('renderer-failed');
  }
}
