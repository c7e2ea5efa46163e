import { newPdf, stream } from '../../../../../packages/signature/test/support/raw-pdf.js';

const LINES = [
  ['F2', 16, 770, 'Comune di Esempio'],
  ['F1', 11, 752, 'Ufficio Servizi al cittadino'],
  ['F1', 11, 738, 'Piazza del Municipio 1, 00100 Esempio'],
  ['F2', 13, 540, 'Oggetto: richiesta di iscrizione al servizio di trasporto scolastico'],
  ['F1', 12, 490, 'La sottoscritta Anna Specimen chiede che la figlia sia iscritta al servizio'],
  ['F1', 12, 473, 'di trasporto scolastico per il prossimo anno, linea 4, fermata Via dei Tigli.'],
  ['F1', 12, 443, 'Dichiara di avere letto il regolamento del servizio e di accettarlo, e di'],
  ['F1', 12, 426, 'comunicare ogni cambio di indirizzo entro quindici giorni.'],
  ['F1', 12, 396, 'Allega la ricevuta del pagamento della prima rata.'],
  ['F1', 12, 340, 'Esempio, 22 novembre 2026'],
  ['F1', 12, 250, 'La richiedente'],
] as const;

/** A made-up application with room for a signature at its end. */
export function application(): Uint8Array {
  const text = LINES.map(([font, size, y, line]) => `BT /${font} ${size} Tf 72 ${y} Td (${line}) Tj ET`).join('\n');
  const font = (name: string): string =>
    `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const pdf = newPdf({
    1: '<< /Type /Catalog /Pages 2 0 R >>',
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
    4: stream(`0.75 w 72 728 m 523 728 l S\n${text}`),
    5: font('Helvetica'),
    6: font('Helvetica-Bold'),
  });
  return new Uint8Array(Buffer.from(pdf, 'latin1'));
}
