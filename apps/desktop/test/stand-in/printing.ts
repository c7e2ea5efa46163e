import type { Parameters } from './cdp-pipe.js';
import { notModelled } from './loud-object.js';

/** Options of webContents.printToPDF; lengths in inches. */
export interface PrintToPdfOptions {
  readonly landscape?: boolean;
  readonly displayHeaderFooter?: boolean;
  readonly printBackground?: boolean;
  readonly scale?: number;
  readonly pageSize?: string | { readonly width: number; readonly height: number };
  readonly margins?: {
    readonly top?: number;
    readonly bottom?: number;
    readonly left?: number;
    readonly right?: number;
  };
  readonly pageRanges?: string;
  readonly headerTemplate?: string;
  readonly footerTemplate?: string;
  readonly preferCSSPageSize?: boolean;
  readonly generateTaggedPDF?: boolean;
  readonly generateDocumentOutline?: boolean;
}

/** ISO 216 and ANSI sheets, in inches. */
const SHEETS: Readonly<Record<string, { readonly width: number; readonly height: number }>> = {
  A3: { width: 11.7, height: 16.54 },
  A4: { width: 8.27, height: 11.7 },
  A5: { width: 5.83, height: 8.27 },
  Letter: { width: 8.5, height: 11 },
  Legal: { width: 8.5, height: 14 },
};

/** As the DevTools protocol wants them. */
export function printParameters(options: PrintToPdfOptions): Parameters<'Page.printToPDF'> {
  const { pageSize = 'Letter', margins, ...same } = options;
  const sheet = typeof pageSize === 'string' ? SHEETS[pageSize] : pageSize;
  if (sheet === undefined) throw notModelled(`the page size ${JSON.stringify(pageSize)}`);
  return {
    ...same,
    paperWidth: sheet.width,
    paperHeight: sheet.height,
    ...(margins?.top === undefined ? {} : { marginTop: margins.top }),
    ...(margins?.bottom === undefined ? {} : { marginBottom: margins.bottom }),
    ...(margins?.left === undefined ? {} : { marginLeft: margins.left }),
    ...(margins?.right === undefined ? {} : { marginRight: margins.right }),
  };
}
