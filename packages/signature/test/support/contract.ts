/** The file that is signed and attacked in these tests: one page, a text field, a note, places for signatures. */
import { sign, newPdf, stream, type Objects, type SignatureSection } from './raw-pdf.js';

export const page = (entries: string): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 6 0 R >> >> ${entries} >>`;
export const text = (words: string): string => stream(`BT /F1 24 Tf 72 700 Td (${words}) Tj ET`);
export const form = (content: string): string => stream(content, '/Type /XObject /Subtype /Form /BBox [0 0 200 20] ');
export const widget = (entries: string): string => `<< /Type /Annot /Subtype /Widget /P 3 0 R /F 4 ${entries} >>`;
export const signatureField = (name: string, value: number | undefined, rectangle = '0 0 0 0'): string =>
  widget(`/FT /Sig /T (${name}) ${value === undefined ? '' : `/V ${value} 0 R `}/Rect [${rectangle}]`);
export const textField = (value: string, entries = '/AP << /N 9 0 R >>'): string =>
  widget(`/FT /Tx /T (Amount) /V (${value}) /Rect [72 600 272 620] ${entries}`);
export const acroForm = (fields: string, entries = '/SigFlags 3 '): string => `<< /Fields [${fields}] ${entries}>>`;
export const catalog = (entries = ''): string => `<< /Type /Catalog /Pages 2 0 R /AcroForm 5 0 R ${entries}>>`;

const CONTENT = 'Pay 10 euro to Maria Bianchi';

/** Unsigned; object 11 is a note, 12 an object that nobody uses. */
export const CONTRACT: Objects = {
  1: catalog('/Metadata 13 0 R '),
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: page('/Contents 4 0 R /Annots [8 0 R 11 0 R]'),
  4: text(CONTENT),
  5: acroForm('8 0 R', ''),
  6: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  8: textField('10'),
  9: form('BT /F1 12 Tf 2 5 Td (10) Tj ET'),
  11: '<< /Type /Annot /Subtype /Text /Rect [500 700 520 720] /Contents (Read twice) /P 3 0 R >>',
  13: stream('<x:xmpmeta xmlns:x="adobe:ns:meta/"/>', '/Type /Metadata /Subtype /XML '),
};

export const unsignedContract = (): string => newPdf(CONTRACT);

/** What signing adds: the form, the page's list of annotations, the field. */
export const SIGNED_PARTS: Objects = {
  3: page('/Contents 4 0 R /Annots [8 0 R 11 0 R 7 0 R]'),
  5: acroForm('8 0 R 7 0 R'),
  7: signatureField('Signature1', 10),
};

export const signedContract = (options: SignatureSection = {}): string =>
  sign(unsignedContract(), SIGNED_PARTS, options);

/** The entries of a certifying signature (ISO 32000-2, 12.8.2.2). */
export const certified = (permission: 1 | 2 | 3): SignatureSection => ({
  entries:
    '/Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams ' +
    `<< /Type /TransformParams /P ${permission} /V /1.2 >> >>]`,
});

export const certifiedContract = (permission: 1 | 2 | 3): string =>
  sign(
    unsignedContract(),
    { ...SIGNED_PARTS, 1: catalog('/Metadata 13 0 R /Perms << /DocMDP 10 0 R >> ') },
    certified(permission),
  );

/** A further signature, in a field of its own. */
export function signedAgain(pdf: string, rectangle = '0 0 0 0', options: SignatureSection = {}): string {
  return sign(
    pdf,
    {
      3: page('/Contents 4 0 R /Annots [8 0 R 11 0 R 7 0 R 20 0 R]'),
      5: acroForm('8 0 R 7 0 R 20 0 R'),
      20: signatureField('Signature2', 21, rectangle),
    },
    { number: 21, ...options },
  );
}

/** One signature after the other, each in a field of its own. */
export function manySignatures(count: number): string {
  let pdf = signedContract();
  const fields = ['8 0 R', '7 0 R'];
  for (let i = 1; i < count; i++) {
    const number = 100 + 2 * i;
    fields.push(`${number} 0 R`);
    const annotations = ['11 0 R', ...fields].join(' ');
    const parts = { 3: page(`/Contents 4 0 R /Annots [${annotations}]`), 5: acroForm(fields.join(' ')) };
    pdf = sign(pdf, { ...parts, [number]: signatureField(`Signature${i + 1}`, number + 1) }, { number: number + 1 });
  }
  return pdf;
}
