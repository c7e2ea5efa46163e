import type { Output } from './output.js';
import { printable } from './printable.js';
import type { Attribute, Style } from './style.js';
import { padColumns, textWidth, wrapText } from './text-width.js';

export type Cell = string | { readonly text: string; readonly as: Attribute };

export interface PageOptions {
  readonly style: Style;
  /** Whether line-drawing characters can be shown. */
  readonly unicode: boolean;
  /** Called before anything is written: whoever holds the line (a progress bar) clears it. */
  readonly before?: (() => void) | undefined;
  /** Shows nothing (--quiet, --json). */
  readonly silent?: boolean | undefined;
}

const GAP = '  ';
const textOf = (cell: Cell): string => printable(typeof cell === 'string' ? cell : cell.text);

/** Writes text for a person: wrapped, in columns where they fit, with colours and boxes only on a terminal. */
export class Page {
  readonly #output: Pick<Output, 'columns' | 'isTerminal' | 'write'>;
  readonly #style: Style;
  readonly #unicode: boolean;
  readonly #before: () => void;
  readonly #silent: boolean;

  constructor(output: Pick<Output, 'columns' | 'isTerminal' | 'write'>, options: PageOptions) {
    this.#output = output;
    this.#style = options.style;
    this.#unicode = options.unicode;
    this.#before = options.before ?? ((): void => undefined);
    this.#silent = options.silent === true;
  }

  get columns(): number {
    return this.#output.columns;
  }

  /** The same page, for what belongs to something above it. */
  indented(columns = 2): Page {
    const margin = ' '.repeat(columns);
    const output = this.#output;
    const narrower = {
      get columns() {
        return Math.max(20, output.columns - columns);
      },
      isTerminal: output.isTerminal,
      write: (text: string): void => {
        output.write(text.replace(/^(?=[^\n])/gm, margin));
      },
    };
    const [style, unicode, before, silent] = [this.#style, this.#unicode, this.#before, this.#silent];
    return new Page(narrower, { style, unicode, before, silent });
  }

  /** As it is. */
  raw(text: string): void {
    if (this.#silent) return;
    this.#before();
    this.#output.write(text);
  }

  line(cell: Cell = ''): void {
    const lines = wrapText(textOf(cell), this.columns);
    this.raw(lines.map((line) => `${this.#paint(cell, line)}\n`).join(''));
  }

  heading(text: string): void {
    this.line({ text, as: 'bold' });
  }

  /** A paragraph behind a mark, its further lines below the first word. */
  item(mark: Cell, text: string): void {
    const shown = textOf(mark);
    const width = textWidth(shown) + 1;
    const [first = '', ...rest] = wrapText(printable(text), this.columns - width);
    this.raw(`${this.#paint(mark, shown)} ${first}\n`);
    for (const line of rest) this.raw(`${' '.repeat(width)}${line}\n`);
  }

  /** Names and values, one pair a line, values below each other. */
  fields(pairs: readonly (readonly [name: string, value: Cell])[]): void {
    const width = Math.max(0, ...pairs.map(([name]) => textWidth(name))) + GAP.length;
    for (const [name, value] of pairs) {
      const room = Math.max(20, this.columns - width);
      const lines = wrapText(textOf(value), room);
      for (const [index, line] of lines.entries()) {
        const label = padColumns(index === 0 ? name : '', width);
        this.raw(`${this.#style('dim', label)}${this.#paint(value, line)}\n`);
      }
    }
  }

  /** A table where it fits; otherwise each row as fields: nothing is ever cut off. */
  table(headers: readonly string[], rows: readonly (readonly Cell[])[]): void {
    const widths = headers.map((header, column) =>
      Math.max(textWidth(header), ...rows.map((row) => textWidth(textOf(row[column] ?? '')))),
    );
    const total = widths.reduce((sum, width) => sum + width, 0) + GAP.length * (headers.length - 1);
    if (total > this.columns) {
      for (const [index, row] of rows.entries()) {
        if (index > 0) this.raw('\n');
        this.fields(headers.map((header, column) => [header, row[column] ?? ''] as const));
      }
      return;
    }
    const pad = (text: string, column: number): string =>
      column === headers.length - 1 ? text : padColumns(text, widths[column] ?? 0);
    this.raw(`${headers.map((header, column) => this.#style('dim', pad(header, column))).join(GAP)}\n`);
    for (const row of rows) {
      const cells = headers.map((_header, column) => {
        const cell = row[column] ?? '';
        return this.#paint(cell, pad(textOf(cell), column));
      });
      this.raw(`${cells.join(GAP).trimEnd()}\n`);
    }
  }

  /** Something that nobody should overlook. */
  box(paragraphs: readonly string[], attribute: Attribute): void {
    if (!this.#output.isTerminal || !this.#unicode) {
      for (const text of paragraphs) this.line({ text, as: attribute });
      return;
    }
    const lines = paragraphs.flatMap((text) => wrapText(printable(text), this.columns - 4));
    const width = Math.max(...lines.map(textWidth));
    const edge = (left: string, right: string): string =>
      `${this.#style(attribute, `${left}${'─'.repeat(width + 2)}${right}`)}\n`;
    const side = this.#style(attribute, '│');
    this.raw(
      edge('╭', '╮') + lines.map((line) => `${side} ${padColumns(line, width)} ${side}\n`).join('') + edge('╰', '╯'),
    );
  }

  #paint(cell: Cell, text: string): string {
    return typeof cell === 'string' || text === '' ? text : this.#style(cell.as, text);
  }
}
