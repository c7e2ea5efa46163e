import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { newPdf, stream } from '../../../../../packages/signature/test/support/raw-pdf.js';

/** In points, before it is turned. */
export const PAPER = { width: 595, height: 842 } as const;

export interface PaperOptions {
  /** How far each page is turned, in degrees. */
  readonly turns?: readonly number[];
  /** Names of empty signature fields on the first page, at {@link FIELD}. */
  readonly fields?: readonly string[];
}

/** Lower left and upper right corner of a field, in points. */
export const FIELD = [72, 100, 300, 160] as const;

/** A letter of as many pages as turns are named. */
export function letter({ turns = [0], fields = [] }: PaperOptions = {}): Uint8Array {
  const pages = turns.map((_, index) => `${10 + index} 0 R`);
  const widgets = fields.map((_, index) => `${50 + index} 0 R`).join(' ');
  const form = fields.length === 0 ? '' : `/AcroForm << /Fields [${widgets}] >>`;
  const page = (turn: number, index: number): string =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAPER.width} ${PAPER.height}] /Rotate ${turn} /Contents 3 0 R ` +
    `/Resources << /Font << /F1 4 0 R >> >> ${index === 0 && widgets !== '' ? `/Annots [${widgets}]` : ''} >>`;
  const widget = (name: string): string =>
    `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /Rect [${FIELD.join(' ')}] /P 10 0 R /F 4 >>`;
  return bytes(
    newPdf({
      1: `<< /Type /Catalog /Pages 2 0 R ${form} >>`,
      2: `<< /Type /Pages /Kids [${pages.join(' ')}] /Count ${pages.length} >>`,
      3: stream('BT /F1 14 Tf 72 760 Td (Al Comune di Esempio) Tj ET'),
      4: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ...Object.fromEntries(turns.map((turn, index) => [10 + index, page(turn, index)])),
      ...Object.fromEntries(fields.map((name, index) => [50 + index, widget(name)])),
    }),
  );
}

/** A page that is one black picture, coded as fax machines and scanners do (ITU-T T.6). */
export function scan(): Uint8Array {
  // Eight lines like the white one before the first, then the end; /Decode makes white black.
  const picture = '\xFF\x00\x10\x01';
  return bytes(
    newPdf({
      1: '<< /Type /Catalog /Pages 2 0 R >>',
      2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
      4: stream('595 0 0 842 0 0 cm /I Do'),
      5:
        '<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /BitsPerComponent 1 /ColorSpace /DeviceGray /Decode [1 0] ' +
        `/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 8 /Rows 8 >> /Length ${picture.length} >>\nstream\n${picture}\nendstream`,
    }),
  );
}

export function bytes(latin1: string): Uint8Array {
  return new Uint8Array(Buffer.from(latin1, 'latin1'));
}

/** A folder with documents, gone after the test. */
export interface Documents {
  readonly folder: string;
  readonly path: (name: string) => string;
  /** Names, in their order. */
  readonly names: () => readonly string[];
}

export function documents(files: Readonly<Record<string, Uint8Array | string>>): Documents {
  const folder = mkdtempSync(join(tmpdir(), 'ciekit-documents-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return { folder, path: (name) => join(folder, name), names: () => readdirSync(folder).sort() };
}
