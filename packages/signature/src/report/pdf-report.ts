import { readFile } from 'node:fs/promises';
import * as fontkit from '@cantoo/fontkit';
import { PDFDocument, type PDFFont } from '@cantoo/pdf-lib';
import type { Block, ReportDocument } from './blocks.js';
import { COLOURS, MARGIN, PAPER, PdfCanvas } from './pdf-canvas.js';
import { previewRows } from './pdf-previews.js';
import {
  bannerRow,
  factRows,
  FULL,
  reasonRows,
  space,
  STYLES,
  textRows,
  verdictRows,
  type Column,
  type Row,
} from './pdf-rows.js';
import { node, type StructureNode } from './pdf-structure.js';
import { printable, styled, widthOf, type Fonts, type Style } from './pdf-text.js';
import { own, plain } from './text.js';

/** Draws a report on A4 pages. */
export async function drawReport(report: ReportDocument, createdAt: Date, omitted: string): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const canvas = new PdfCanvas(document, await embedFonts(document));
  const title = `${report.title}: ${printable(plain(report.subject), canvas.fonts)}`;
  canvas.describe(title, report.language);
  document.setProducer(report.producer);
  document.setCreator(report.producer);
  document.setCreationDate(createdAt);
  document.setModificationDate(createdAt);
  flow(canvas, titleRows(canvas, report));
  flow(canvas, await blockRows(canvas, report.blocks, report, FULL, canvas.structure.root, omitted));
  flow(canvas, closingRows(canvas, report));
  numberPages(canvas, report, title);
  canvas.structure.write(document);
  return document.save({ useObjectStreams: false, addDefaultPage: false });
}

const FONTS = {
  plain: new URL('../../fonts/TitilliumWeb-Regular.ttf', import.meta.url),
  strong: new URL('../../fonts/TitilliumWeb-SemiBold.ttf', import.meta.url),
} as const;

async function embedFonts(document: PDFDocument): Promise<Fonts<PDFFont>> {
  document.registerFontkit(fontkit);
  const embed = async (file: URL, customName: string): Promise<PDFFont> =>
    // Ligatures do not survive copying everywhere.
    document.embedFont(await readFile(file), { subset: true, customName, features: { liga: false } });
  const [regular, strong] = [
    await embed(FONTS.plain, 'CIEKIT+TitilliumWeb-Regular'),
    await embed(FONTS.strong, 'CIEKIT+TitilliumWeb-SemiBold'),
  ];
  const inStrong = new Set(strong.getCharacterSet());
  return { plain: regular, strong, known: new Set(regular.getCharacterSet().filter((code) => inStrong.has(code))) };
}

/** Puts rows on pages; rows that want to stay together do, unless they are longer than a page. */
function flow(canvas: PdfCanvas, rows: readonly Row[]): void {
  for (let i = 0; i < rows.length;) {
    let end = i;
    while (rows[end]?.keep === true && end < rows.length - 1) end++;
    const chain = rows.slice(i, end + 1);
    const height = chain.reduce((sum, row) => sum + row.height, 0);
    if (height > canvas.room && !canvas.isEmpty) canvas.newPage();
    for (const row of chain) {
      if (row.height > canvas.room && !canvas.isEmpty) canvas.newPage();
      row.draw(canvas, canvas.top);
      canvas.top += row.height;
    }
    i = end + 1;
  }
}

function titleRows(canvas: PdfCanvas, report: ReportDocument): readonly Row[] {
  const { root } = canvas.structure;
  const producer: Style = { size: 10, colour: COLOURS.blue, strong: true };
  const title: Style = { size: 22, colour: COLOURS.ink, strong: true };
  const subject: Style = { size: 12, colour: COLOURS.ink };
  const rule: Row = {
    height: 3,
    keep: false,
    draw: (on, top) => {
      on.rectangle(FULL.x, top, FULL.width, 3, COLOURS.blue);
    },
  };
  const add = (role: 'P' | 'H1'): StructureNode => canvas.structure.add(root, node(role));
  return [
    ...textRows(canvas, styled(own(report.producer), producer), producer, FULL, add('P'), true),
    ...textRows(canvas, styled(own(report.title), title), title, FULL, add('H1'), true),
    ...textRows(canvas, styled(report.subject, subject), subject, FULL, add('P'), true),
    space(8, true),
    rule,
    space(16),
  ];
}

async function blockRows(
  canvas: PdfCanvas,
  blocks: readonly Block[],
  report: ReportDocument,
  column: Column,
  parent: StructureNode,
  omitted: string,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const add = (role: 'P' | 'H2' | 'H3' | 'H4'): StructureNode => canvas.structure.add(parent, node(role));
  for (const [i, block] of blocks.entries()) {
    switch (block.kind) {
      case 'heading':
        rows.push(...headingRows(canvas, block, column, add(`H${block.level}`)));
        break;
      case 'paragraph': {
        const style = block.quiet === true ? STYLES.quiet : STYLES.body;
        const keep = block.quiet === true || blocks[i + 1]?.kind === 'reasons';
        rows.push(...textRows(canvas, styled(block.text, style), style, column, add('P'), keep), space(4, keep));
        break;
      }
      case 'banner':
        rows.push(bannerRow(canvas, block, column, parent), space(8));
        break;
      case 'facts':
        rows.push(...factRows(canvas, block.facts, column, parent), space(10));
        break;
      case 'verdicts':
        rows.push(...verdictRows(canvas, report.verdictHead, report.weights, block.lines, column, parent), space(10));
        break;
      case 'reasons':
        rows.push(...reasonRows(canvas, block.reasons, report.weights, column, parent), space(3));
        break;
      case 'previews':
        rows.push(...(await previewRows(canvas, block.items, column, parent, omitted)));
        break;
      case 'indented': {
        const inner = { x: column.x + INDENT, width: column.width - INDENT };
        const section = canvas.structure.add(parent, node('Sect'));
        const innerRows = await blockRows(canvas, block.blocks, report, inner, section, omitted);
        rows.push(...innerRows.map((row) => barred(row, column.x)));
      }
    }
  }
  return rows;
}

const INDENT = 14;

/** With a bar at its left edge. */
function barred(row: Row, x: number): Row {
  return {
    ...row,
    draw: (canvas, top) => {
      canvas.rectangle(x, top, 2.5, row.height, COLOURS.line);
      row.draw(canvas, top);
    },
  };
}

function headingRows(
  canvas: PdfCanvas,
  { level, text }: Extract<Block, { kind: 'heading' }>,
  column: Column,
  element: StructureNode,
): readonly Row[] {
  const style = level === 2 ? STYLES.h2 : level === 3 ? STYLES.h3 : STYLES.h4;
  const lines = textRows(canvas, styled(text, style), style, column, element, true).map((row) => ({
    ...row,
    keep: true,
  }));
  if (level > 2) return [space(level === 3 ? 8 : 4, true), ...lines, space(2, true)];
  const rule: Row = {
    height: 10,
    keep: true,
    draw: (on, top) => {
      on.rectangle(column.x, top, column.width, 2, COLOURS.blue);
    },
  };
  return [space(16, true), rule, ...lines, space(6, true)];
}

function closingRows(canvas: PdfCanvas, report: ReportDocument): readonly Row[] {
  const rule: Row = {
    height: 8,
    keep: true,
    draw: (on, top) => {
      on.rectangle(FULL.x, top, FULL.width, 0.5, COLOURS.quiet);
    },
  };
  const paragraphs = report.closing.flatMap((text) => [
    ...textRows(
      canvas,
      styled(text, STYLES.small),
      STYLES.small,
      FULL,
      canvas.structure.add(canvas.structure.root, node('P')),
      true,
    ),
    space(3, true),
  ]);
  return [space(14, true), rule, ...paragraphs];
}

const FOOTER = { top: PAPER.height - MARGIN.bottom + 18, numberWidth: 90 } as const;

function numberPages(canvas: PdfCanvas, { footer, fingerprint }: ReportDocument, title: string): void {
  const { fonts, document } = canvas;
  const pages = document.getPages();
  const style = STYLES.small;
  const baseline = FOOTER.top + style.size;
  const name = shortened(fonts, title, style, FULL.width - FOOTER.numberWidth);
  for (const [i, page] of pages.entries()) {
    canvas.page = page;
    const number = footer.replace('{page}', `${i + 1}`).replace('{pages}', `${pages.length}`);
    canvas.rectangle(FULL.x, FOOTER.top - 6, FULL.width, 0.5, COLOURS.line);
    canvas.artifactLine([{ text: name, style, x: 0 }], FULL.x, baseline);
    canvas.artifactLine([{ text: fingerprint, style, x: 0 }], FULL.x, baseline + style.size * 1.4);
    const x = FULL.x + FULL.width - widthOf(fonts, number, style);
    canvas.artifactLine([{ text: number, style, x: 0 }], x, baseline);
  }
}

function shortened(fonts: Fonts, text: string, style: Style, width: number): string {
  if (widthOf(fonts, text, style) <= width) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && widthOf(fonts, `${characters.join('')}…`, style) > width) characters.pop();
  return `${characters.join('')}…`;
}
