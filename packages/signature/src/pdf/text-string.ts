import { latin1Bytes } from './lexis.js';
import { pdfString, type PdfString } from './objects.js';

/** A text string (ISO 32000-2 section 7.9.2.2): ASCII as it is, everything else in UTF-16BE with a byte order mark. */
export function pdfText(text: string): PdfString {
  if (/^[\x20-\x7e]*$/u.test(text)) return pdfString(latin1Bytes(text));
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return pdfString(new Uint8Array(utf16), true);
}

/** A date (section 7.9.4) in UTC, to the second. */
export function pdfDate(date: Date): PdfString {
  const digits = date.toISOString().slice(0, 19).replaceAll(/\D/gu, '');
  return pdfString(latin1Bytes(`D:${digits}Z`));
}
