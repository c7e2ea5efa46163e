/** Blocks as rows of a page: a row is drawn in one piece, and may want to stay with the one below it. */
import type { Block, Fact, Reason, VerdictLine } from './blocks.js';
import { COLOURS, MARGIN, PAPER, type PdfCanvas } from './pdf-canvas.js';
import { node, type StructureNode } from './pdf-structure.js';
import { linesOf, styled, type Line, type Style, type StyledText } from './pdf-text.js';
import { own } from './text.js';

export interface Row {
  /** In points. */
  readonly height: number;
  /** Not the last one on a page. */
  readonly keep: boolean;
  /** @param top from the page's upper edge */
  draw(canvas: PdfCanvas, top: number): void;
}

/** Where rows lie between the edges. */
export interface Column {
  readonly x: number;
  readonly width: number;
}

export const FULL: Column = { x: MARGIN.side, width: PAPER.width - 2 * MARGIN.side };

export const STYLES = {
  body: { size: 9.5, colour: COLOURS.ink },
  strong: { size: 9.5, colour: COLOURS.ink, strong: true },
  quiet: { size: 9.5, colour: COLOURS.quiet },
  small: { size: 8, colour: COLOURS.quiet },
  code: { size: 8.5, colour: COLOURS.quiet },
  h2: { size: 15, colour: COLOURS.ink, strong: true },
  h3: { size: 11.5, colour: COLOURS.darkBlue, strong: true },
  h4: { size: 10, colour: COLOURS.ink, strong: true },
} as const satisfies Record<string, Style>;

const LINE_HEIGHT = 1.4;
/** Of the baseline in a line, from its top. */
const BASELINE = 1.02;
/** Lines of a cell that stay together. */
const KEPT_LINES = 8;
const CELL_SPACE = 4;

export const heightOf = ({ size }: Style): number => size * LINE_HEIGHT;

export function space(height: number, keep = false): Row {
  return { height, keep, draw: () => undefined };
}

/** Text that flows over pages. */
export function textRows(
  canvas: PdfCanvas,
  texts: readonly StyledText[],
  style: Style,
  column: Column,
  element: StructureNode,
  keepLast = false,
): readonly Row[] {
  const lines = linesOf(canvas.fonts, texts, column.width);
  return lines.map((line, i) => ({
    height: heightOf(style),
    keep: i < lines.length - 1 ? lines.length <= KEPT_LINES : keepLast,
    draw: (on, top) => {
      on.line(line, column.x, top + style.size * BASELINE, element);
    },
  }));
}

interface Cell {
  readonly x: number;
  readonly lines: readonly Line[];
  readonly element: StructureNode;
  readonly before?: ((canvas: PdfCanvas, top: number) => void) | undefined;
}

/** Cells side by side, line by line, with a rule below. */
function cellRows(cells: readonly Cell[], style: Style, { x, width }: Column, keepLast = false): readonly Row[] {
  const count = Math.max(1, ...cells.map(({ lines }) => lines.length));
  const rows = Array.from({ length: count }, (_, i): Row => ({
    height: heightOf(style),
    keep: count <= KEPT_LINES || i === 0 || i >= count - 2,
    draw: (canvas, top) => {
      for (const cell of cells) {
        if (i === 0) cell.before?.(canvas, top);
        const line = cell.lines[i];
        if (line !== undefined) canvas.line(line, cell.x, top + style.size * BASELINE, cell.element);
      }
    },
  }));
  const rule: Row = {
    height: CELL_SPACE,
    keep: keepLast,
    draw: (canvas, top) => {
      canvas.rectangle(x, top + CELL_SPACE - 1, width, 0.5, COLOURS.line);
    },
  };
  return [space(CELL_SPACE - 1, true), ...rows, rule];
}

/** Of a table that is not torn, in points: a quarter of a page. */
const TOGETHER = 190;

function together(rows: readonly Row[]): Row[] {
  const height = rows.reduce((sum, row) => sum + row.height, 0);
  return rows.map((row, i) => ({ ...row, keep: row.keep || (height <= TOGETHER && i < rows.length - 1) }));
}

const TERM_WIDTH = 118;

export function factRows(canvas: PdfCanvas, facts: readonly Fact[], column: Column, parent: StructureNode): Row[] {
  const table = canvas.structure.add(parent, node('Table'));
  const valueX = column.x + TERM_WIDTH + 8;
  const rows = facts.flatMap(({ term, values }, i) => {
    const row = canvas.structure.add(table, node('TR'));
    const header = canvas.structure.add(row, node('TH', { scope: 'Row' }));
    const data = canvas.structure.add(row, node('TD'));
    const cells = [
      {
        x: column.x,
        lines: linesOf(canvas.fonts, styled(own(term), STYLES.quiet), TERM_WIDTH),
        element: header,
      },
      {
        x: valueX,
        lines: values.flatMap((value) =>
          linesOf(canvas.fonts, styled(value, STYLES.body), column.x + column.width - valueX),
        ),
        element: data,
      },
    ];
    // Neither the first nor the last of a list stands alone on a page.
    return cellRows(cells, STYLES.body, column, i === 0 || i === facts.length - 2);
  });
  return together(rows);
}

const QUESTION_WIDTH = 74;
const ANSWER_WIDTH = 98;
const SIGN = 11;

export function verdictRows(
  canvas: PdfCanvas,
  head: readonly string[],
  weights: Readonly<Record<Reason['weight'], string>>,
  lines: readonly VerdictLine[],
  column: Column,
  parent: StructureNode,
): Row[] {
  const { fonts, structure } = canvas;
  const table = structure.add(parent, node('Table'));
  const at = [column.x, column.x + QUESTION_WIDTH, column.x + QUESTION_WIDTH + ANSWER_WIDTH] as const;
  const reasonsWidth = column.x + column.width - at[2];
  const headRow = structure.add(table, node('TR'));
  const headCells = head.map((title, i) => ({
    x: at[i] ?? column.x,
    lines: linesOf(fonts, styled(own(title), STYLES.quiet), reasonsWidth),
    element: structure.add(headRow, node('TH', { scope: 'Column' })),
  }));
  const rows = lines.flatMap(({ question, tone, answer, reasons }) => {
    const row = structure.add(table, node('TR'));
    const answerStyle: Style = { ...STYLES.strong, colour: COLOURS[tone] };
    const cells: Cell[] = [
      {
        x: at[0],
        lines: linesOf(fonts, styled(own(question), STYLES.strong), QUESTION_WIDTH - 6),
        element: structure.add(row, node('TH', { scope: 'Row' })),
      },
      {
        x: at[1] + SIGN + 5,
        lines: linesOf(fonts, styled(own(answer), answerStyle), ANSWER_WIDTH - SIGN - 12),
        element: structure.add(row, node('TD')),
        before: (on, top) => {
          on.sign(tone, at[1], top + 1.5, SIGN);
        },
      },
      {
        x: at[2],
        lines: reasonLines(canvas, reasons, weights, reasonsWidth),
        element: structure.add(row, node('TD')),
      },
    ];
    return cellRows(cells, STYLES.body, column);
  });
  return together([...cellRows(headCells, STYLES.body, column, true), ...rows]);
}

function reasonLines(
  canvas: PdfCanvas,
  reasons: readonly Reason[],
  weights: Readonly<Record<Reason['weight'], string>>,
  width: number,
): readonly Line[] {
  if (reasons.length === 0) return linesOf(canvas.fonts, styled(own('–'), STYLES.quiet), width);
  return reasons.flatMap((reason) => linesOf(canvas.fonts, reasonText(reason, weights), width));
}

const WEIGHT_COLOURS = { failure: COLOURS.bad, warning: COLOURS.open, note: COLOURS.quiet } as const;

function reasonText(
  { text, code, weight }: Reason,
  weights: Readonly<Record<Reason['weight'], string>>,
): readonly StyledText[] {
  const style: Style = { ...STYLES.strong, colour: WEIGHT_COLOURS[weight] };
  return [
    { text: `${weights[weight]}: `, style },
    ...styled(text, STYLES.body),
    { text: ' ', style: STYLES.body },
    { text: `(${code})`, style: STYLES.code },
  ];
}

export function reasonRows(
  canvas: PdfCanvas,
  reasons: readonly Reason[],
  weights: Readonly<Record<Reason['weight'], string>>,
  column: Column,
  parent: StructureNode,
): Row[] {
  return reasons.flatMap((reason) => {
    const element = canvas.structure.add(parent, node('P'));
    return [...textRows(canvas, reasonText(reason, weights), STYLES.body, column, element), space(3)];
  });
}

const BANNER = { bar: 5, space: 10, sign: 20, titleSize: 13 } as const;

/** In one piece: its text is ours, and short. */
export function bannerRow(
  canvas: PdfCanvas,
  { tone, title, lines }: Extract<Block, { kind: 'banner' }>,
  column: Column,
  parent: StructureNode,
): Row {
  const { fonts, structure } = canvas;
  const textX = column.x + BANNER.bar + 2 * BANNER.space + BANNER.sign;
  const width = column.x + column.width - BANNER.space - textX;
  const titleStyle: Style = { size: BANNER.titleSize, colour: COLOURS[tone], strong: true };
  const paragraphs = [
    { lines: linesOf(fonts, styled(own(title), titleStyle), width), style: titleStyle },
    ...lines.map((line) => ({ lines: linesOf(fonts, styled(line, STYLES.body), width), style: STYLES.body })),
  ].map((paragraph) => ({ ...paragraph, element: structure.add(parent, node('P')) }));
  const textHeight = paragraphs.reduce((sum, paragraph) => sum + paragraph.lines.length * heightOf(paragraph.style), 0);
  const height = textHeight + 2 * BANNER.space;
  return {
    height,
    keep: false,
    draw: (on, top) => {
      on.frame(column.x, top, column.width, height, COLOURS[tone]);
      on.rectangle(column.x, top, BANNER.bar, height, COLOURS[tone]);
      on.sign(tone, column.x + BANNER.bar + BANNER.space, top + BANNER.space, BANNER.sign);
      let down = top + BANNER.space;
      for (const { lines: textLines, style, element } of paragraphs) {
        for (const line of textLines) {
          on.line(line, textX, down + style.size * BASELINE, element);
          down += heightOf(style);
        }
      }
    },
  };
}
