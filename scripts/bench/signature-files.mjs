// @ts-check
/** The documents that are signed and validated, made anew each time. */
import { randomBytes } from 'node:crypto';
import { truncateSync, writeFileSync } from 'node:fs';
import { signPades } from '../../packages/signature/dist/index.js';
import { specimenSigner } from './specimen-signer.mjs';

/** A page whose content is one stream of so many bytes. @param {number} length */
export function pdfOf(length) {
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>'),
    Buffer.concat([
      Buffer.from(`<< /Length ${String(length)} >>\nstream\n`),
      randomBytes(length),
      Buffer.from('\nendstream'),
    ]),
  ];
  const parts = [Buffer.from('%PDF-1.7\n')];
  let offset = parts[0]?.length ?? 0;
  let table = '0000000000 65535 f \n';
  for (const [index, object] of objects.entries()) {
    table += `${String(offset).padStart(10, '0')} 00000 n \n`;
    const part = Buffer.concat([Buffer.from(`${String(index + 1)} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(part);
    offset += part.length;
  }
  const size = String(objects.length + 1);
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${String(offset)}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** @param {number} signatures @param {number} length of the page's content */
export async function signedPdfOf(signatures, length) {
  const signer = specimenSigner();
  /** @type {Uint8Array} */
  let pdf = pdfOf(length);
  for (let count = 0; count < signatures; count++) pdf = await signPades(pdf, signer, { signingTime: new Date() });
  return pdf;
}

/** A file of zeros that takes no room on the disk. @param {string} path @param {number} size */
export function emptyFile(path, size) {
  writeFileSync(path, '');
  truncateSync(path, size);
}
