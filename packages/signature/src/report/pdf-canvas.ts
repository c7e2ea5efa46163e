import {
  PDFName,
  PDFOperator,
  PDFOperatorNames,
  rgb,
  type PDFDocument,
  type PDFFont,
  type PDFPage,
  type PDFRef,
  type RGB,
} from '@cantoo/pdf-lib';
import type { Tone } from './blocks.js';
import { StructureTree, type StructureNode } from './pdf-structure.js';
import type { Colour, Fonts, Line } from './pdf-text.js';

/** A4, in points. */
export const PAPER = { width: 595.28, height: 841.89 } as const;
export const MARGIN = { side: 51, top: 51, bottom: 62 } as const;

export const COLOURS = {
  blue: [0, 0.4, 0.8],
  darkBlue: [0, 0.3, 0.6],
  ink: [0.09, 0.196, 0.302],
  quiet: [0.298, 0.357, 0.412],
  line: [0.773, 0.804, 0.839],
  good: [0, 0.4, 0.247],
  bad: [0.702, 0.125, 0.227],
  open: [0.541, 0.322, 0],
  white: [1, 1, 1],
} as const satisfies Record<string, Colour>;

const colour = ([red, green, blue]: Colour): RGB => rgb(red, green, blue);

/** Pages that are written from the top to the bottom. Vertical places are in points from the upper edge. */
export class PdfCanvas {
  readonly document: PDFDocument;
  readonly fonts: Fonts<PDFFont>;
  readonly structure = new StructureTree();
  page: PDFPage;
  /** Where the next thing goes. */
  top: number = MARGIN.top;

  constructor(document: PDFDocument, fonts: Fonts<PDFFont>) {
    this.document = document;
    this.fonts = fonts;
    this.page = document.addPage([PAPER.width, PAPER.height]);
  }

  get room(): number {
    return PAPER.height - MARGIN.bottom - this.top;
  }

  get isEmpty(): boolean {
    return this.top === MARGIN.top;
  }

  newPage(): void {
    this.page = this.document.addPage([PAPER.width, PAPER.height]);
    this.top = MARGIN.top;
  }

  /** @param baseline from the page's upper edge */
  line(line: Line, x: number, baseline: number, element: StructureNode): void {
    this.tagged(element, () => {
      this.#text(line, x, baseline);
    });
  }

  /** Text that is no part of the document: page numbers. */
  artifactLine(line: Line, x: number, baseline: number): void {
    this.artifact(() => {
      this.#text(line, x, baseline);
    });
  }

  #text(line: Line, x: number, baseline: number): void {
    for (const { text, style, x: offset } of line) {
      const font = style.strong === true ? this.fonts.strong : this.fonts.plain;
      this.page.drawText(text, {
        x: x + offset,
        y: PAPER.height - baseline,
        size: style.size,
        font,
        color: colour(style.colour),
      });
    }
  }

  /** Content of an element. */
  tagged(element: StructureNode, draw: () => void): void {
    const id = this.structure.mark(element, this.page);
    this.#marked(PDFOperatorNames.BeginMarkedContentSequence, [`/${element.role}`, `<</MCID ${id}>>`], draw);
  }

  /** Decoration: nobody reads it aloud. */
  artifact(draw: () => void): void {
    this.#marked(PDFOperatorNames.BeginMarkedContent, ['/Artifact'], draw);
  }

  #marked(name: PDFOperatorNames, operands: readonly string[], draw: () => void): void {
    this.page.pushOperators(PDFOperator.of(name, [...operands]));
    draw();
    this.page.pushOperators(PDFOperator.of(PDFOperatorNames.EndMarkedContent));
  }

  rectangle(x: number, top: number, width: number, height: number, fill: Colour): void {
    this.artifact(() => {
      this.page.drawRectangle({ x, y: PAPER.height - top - height, width, height, color: colour(fill) });
    });
  }

  frame(x: number, top: number, width: number, height: number, stroke: Colour): void {
    this.artifact(() => {
      const y = PAPER.height - top - height;
      this.page.drawRectangle({ x, y, width, height, borderColor: colour(stroke), borderWidth: 0.75 });
    });
  }

  /** A sign of 24 units, as in the HTML report: shapes that differ without colour. */
  sign(tone: Tone, x: number, top: number, size: number): void {
    const scale = size / 24;
    const y = PAPER.height - top;
    this.artifact(() => {
      this.page.drawSvgPath(SHAPES[tone], { x, y, scale, color: colour(COLOURS[tone]) });
      this.page.drawSvgPath(STROKES[tone], { x, y, scale, borderColor: colour(COLOURS.white), borderWidth: 2.5 });
    });
  }

  /** Title and language, shown by the viewer in place of the file name. */
  describe(title: string, language: string): void {
    this.document.setTitle(title, { showInWindowTitleBar: true });
    this.document.setLanguage(language);
    this.document.catalog.set(PDFName.of('Metadata'), this.#metadata(title, language));
  }

  /** XMP says the same (ISO 32000-2 section 14.3). */
  #metadata(title: string, language: string): PDFRef {
    const xmp = `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
    const bytes = new TextEncoder().encode(xmp);
    return this.document.context.register(this.document.context.stream(bytes, { Type: 'Metadata', Subtype: 'XML' }));
  }
}

const SHAPES: Readonly<Record<Tone, string>> = {
  good: 'M1 12a11 11 0 1 0 22 0a11 11 0 1 0 -22 0z',
  bad: 'M7.5 1h9L23 7.5v9L16.5 23h-9L1 16.5v-9z',
  open: 'M12 1.5L23.2 22.2H.8z',
};
const STROKES: Readonly<Record<Tone, string>> = {
  good: 'M6.5 12.5l3.5 3.5 7.5-8',
  bad: 'M8 8l8 8M16 8l-8 8',
  open: 'M12 9v6M12 17.6v1.6',
};

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
