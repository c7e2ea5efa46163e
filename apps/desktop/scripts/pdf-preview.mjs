// @ts-check
// What the preview of PDF pages needs beside its own code: the worker that reads files, fonts and character maps that files
// name without holding them, and decoders of scanned pages (in JavaScript: WebAssembly would need a weaker policy).
import { copyFileSync, cpSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));

/** Names in the package and under `pdf/` of the windows' folder. */
const FOLDERS = [
  ['cmaps', 'cmaps'],
  ['standard_fonts', 'fonts'],
];
const DECODERS = [
  'jbig2_nowasm_fallback.js',
  'openjpeg_nowasm_fallback.js',
  'LICENSE_JBIG2',
  'LICENSE_OPENJPEG',
  'LICENSE_PDFJS_JBIG2',
  'LICENSE_PDFJS_OPENJPEG',
];

/** @param {string} window the windows' folder */
export function copyPdfPreview(window) {
  const folder = join(window, 'pdf');
  mkdirSync(join(folder, 'decoders'), { recursive: true });
  copyFileSync(join(PDFJS, 'build/pdf.worker.min.mjs'), join(folder, 'worker.mjs'));
  copyFileSync(join(PDFJS, 'LICENSE'), join(folder, 'LICENSE'));
  for (const [from = '', to = ''] of FOLDERS) cpSync(join(PDFJS, from), join(folder, to), { recursive: true });
  for (const name of DECODERS) copyFileSync(join(PDFJS, 'wasm', name), join(folder, 'decoders', name));
}
