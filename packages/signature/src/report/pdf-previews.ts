import type { PDFEmbeddedPage } from '@cantoo/pdf-lib';
import type { PreviewItem } from './blocks.js';
import { COLOURS, PAPER, type PdfCanvas } from './pdf-canvas.js';
import { heightOf, space, STYLES, type Column, type Row } from './pdf-rows.js';
import { node, type StructureNode } from './pdf-structure.js';
import { linesOf, styled, type Line } from './pdf-text.js';
import { own } from './text.js';

const GAP = 18;
/** Two pages beside each other fit on the first page, below what is said about the file. */
const MAX_HEIGHT = 255;

interface Drawn {
  readonly item: PreviewItem;
  readonly page: PDFEmbeddedPage | undefined;
  readonly width: number;
  readonly height: number;
  readonly caption: readonly Line[];
  readonly figure: StructureNode;
  readonly captionElement: StructureNode;
}

/** Two pages in a row. */
export async function previewRows(
  canvas: PdfCanvas,
  items: readonly PreviewItem[],
  column: Column,
  parent: StructureNode,
  omitted: string,
): Promise<readonly Row[]> {
  const width = (column.width - GAP) / 2;
  const drawn: Drawn[] = [];
  for (const item of items) drawn.push(await prepared(canvas, item, width, parent, omitted));
  const rows: Row[] = [];
  for (let i = 0; i < drawn.length; i += 2) {
    const pair = drawn.slice(i, i + 2);
    const pictures = Math.max(...pair.map(({ height }) => height));
    const captions = Math.max(...pair.map(({ caption }) => caption.length)) * heightOf(STYLES.small);
    rows.push({
      height: pictures + captions + 8,
      keep: false,
      draw: (on, top) => {
        for (const [place, preview] of pair.entries()) {
          drawPreview(on, preview, column.x + place * (width + GAP), top, pictures);
        }
      },
    });
    rows.push(space(8));
  }
  return rows;
}

async function prepared(
  canvas: PdfCanvas,
  item: PreviewItem,
  maxWidth: number,
  parent: StructureNode,
  omitted: string,
): Promise<Drawn> {
  const { preview, caption, alternative } = item;
  const scale = Math.min(maxWidth / preview.width, MAX_HEIGHT / preview.height);
  const page = await embedded(canvas, preview.pdf);
  const text = page === undefined ? [...own(`${omitted} `), ...caption] : caption;
  const figure = canvas.structure.add(parent, node('Figure', { alternative }));
  return {
    item,
    page,
    width: page === undefined ? 0 : preview.width * scale,
    height: page === undefined ? 0 : preview.height * scale,
    caption: linesOf(canvas.fonts, styled(text, STYLES.small), maxWidth),
    figure,
    captionElement: canvas.structure.add(figure, node('Caption')),
  };
}

/** `undefined` where the page has streams that cannot be unpacked here. */
async function embedded(canvas: PdfCanvas, pdf: Uint8Array): Promise<PDFEmbeddedPage | undefined> {
  try {
    const [page] = await canvas.document.embedPdf(pdf);
    await page?.embed();
    return page;
  } catch {
    return undefined;
  }
}

function drawPreview(canvas: PdfCanvas, preview: Drawn, x: number, top: number, pictures: number): void {
  const { page, width, height, caption } = preview;
  if (page !== undefined) {
    canvas.tagged(preview.figure, () => {
      canvas.page.drawPage(page, { x, y: PAPER.height - top - height, width, height });
    });
    canvas.frame(x, top, width, height, COLOURS.line);
  }
  let down = top + pictures + 4;
  for (const line of caption) {
    canvas.line(line, x, down + STYLES.small.size, preview.captionElement);
    down += heightOf(STYLES.small);
  }
}
