/**
 * "Shadow Attacks: Hiding and Replacing Content in Signed PDFs" (Mainka, Mladenov, Rohlmann; NDSS 2021) and "Breaking the
 * Specification: PDF Certification" (Rohlmann, Mladenov, Mainka, Schwenk; IEEE S&P 2021), and what rules that allow some
 * changes can be talked into. Files that this code writes, none of theirs.
 */
import {
  acroForm,
  catalog,
  certifiedContract,
  CONTRACT,
  form,
  page,
  SIGNED_PARTS,
  signedAgain,
  signedContract,
  text,
  textField,
  widget,
} from './contract.js';
import type { Attack } from './forgery-attacks.js';
import { newPdf, sign, stream, update, type Objects, type Section } from './raw-pdf.js';

const EVIL = text('Pay 9999 euro to Mallory');
const SYMBOL = '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>';
const ANNOTATED = page('/Contents 4 0 R /Annots [8 0 R 11 0 R 7 0 R 30 0 R]');

/** Signed with more objects than the contract's. */
const prepared = (more: Objects, section: Section = {}, parts: Objects = {}): string =>
  sign(newPdf({ ...CONTRACT, ...more }, section), { ...SIGNED_PARTS, ...parts });

const overlaid = (): string =>
  prepared(
    {
      14: '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\xff\nendstream',
      15: stream('q 500 0 0 50 50 690 cm /Im1 Do Q'),
    },
    {},
    {
      3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 6 0 R >> /XObject << /Im1 14 0 R >> >> /Contents [4 0 R 15 0 R] /Annots [8 0 R 11 0 R 7 0 R] >>',
    },
  );

/** A second document kept in the first: pages that nothing shows. */
const SECOND: Objects = {
  40: '<< /Type /Catalog /Pages 41 0 R /AcroForm 5 0 R >>',
  41: '<< /Type /Pages /Kids [42 0 R] /Count 1 >>',
  42: '<< /Type /Page /Parent 41 0 R /MediaBox [0 0 595 842] /Contents 43 0 R >>',
  43: EVIL,
};

export const SHADOW: readonly Attack[] = [
  {
    name: 'hide: the picture over the text freed',
    code: 'changed-after-signing',
    pdf: () => update(overlaid(), {}, { free: [14] }),
  },
  {
    name: 'hide: the picture taken off the page',
    code: 'changed-after-signing',
    pdf: () => update(overlaid(), { 15: stream('q Q') }),
  },
  {
    name: 'replace: another font under the name',
    code: 'changed-after-signing',
    pdf: () => update(signedContract(), { 6: SYMBOL }),
  },
  {
    name: 'replace: a form field looks different, its value stays',
    code: 'changed-after-signing',
    pdf: () => update(signedContract(), { 9: form('BT /F1 12 Tf 2 5 Td (9999) Tj ET') }),
  },
  {
    name: 'replace: a form field gets another appearance',
    code: 'changed-after-signing',
    pdf: () => update(signedContract(), { 8: textField('10', '/AP << /N 30 0 R >>'), 30: form('BT (9999) Tj ET') }),
  },
  {
    name: 'hide and replace: another catalog that was kept ready',
    code: 'changed-after-signing',
    pdf: () => update(prepared(SECOND), {}, { root: 40 }),
  },
  {
    name: 'hide and replace: a page that was kept ready',
    code: 'changed-after-signing',
    pdf: () => update(prepared(SECOND), { 2: '<< /Type /Pages /Kids [42 0 R] /Count 1 >>' }),
  },
  {
    name: 'hide and replace: an entry that leads to bytes kept ready',
    code: 'hidden-content',
    pdf: () => {
      const pdf = prepared({}, { unlisted: { 4: EVIL } });
      return update(pdf, { 50: '<< >>' }, { offsets: { 4: pdf.indexOf(`4 0 obj\n${EVIL}`) }, listedOnly: [4] });
    },
  },
  {
    name: 'hide and replace: a reference to an object that came later',
    code: 'hidden-content',
    pdf: () =>
      update(prepared({}, {}, { 3: page('/Contents [4 0 R 44 0 R] /Annots [8 0 R 11 0 R 7 0 R]') }), { 44: EVIL }),
  },
  {
    name: 'hide and replace: an annotation that was kept ready',
    code: 'hidden-content',
    pdf: () => update(prepared({ 30: '<< /Type /Annot /Subtype /Highlight /Rect [0 0 9 9] >>' }), { 3: ANNOTATED }),
  },
];

const freeText = (subtype: string, entries = ''): Objects => ({
  3: ANNOTATED,
  30: `<< /Type /Annot /Subtype /${subtype} /Rect [60 690 500 730] /P 3 0 R ${entries}/AP << /N 31 0 R >> >>`,
  31: stream(
    '1 g 0 0 440 40 re f BT /F1 24 Tf (Pay 9999) Tj ET',
    '/Type /XObject /Subtype /Form /BBox [0 0 440 40] /Resources << /Font << /F1 6 0 R >> >> ',
  ),
});

export const CERTIFIED: readonly Attack[] = [
  ...['FreeText', 'Stamp', 'Redact', 'Watermark', 'Square', 'Highlight', 'Ink'].map((subtype) => ({
    name: `evil annotation: ${subtype}`,
    code: 'evil-annotation',
    pdf: () => update(certifiedContract(3), freeText(subtype)),
  })),
  {
    name: 'evil annotation: a filled square without appearance',
    code: 'evil-annotation',
    pdf: () =>
      update(certifiedContract(3), {
        3: ANNOTATED,
        30: '<< /Type /Annot /Subtype /Square /Rect [60 690 500 730] /IC [1 1 1] >>',
      }),
  },
  {
    name: 'evil annotation: a link that runs a script',
    code: 'evil-annotation',
    pdf: () =>
      update(certifiedContract(3), {
        3: ANNOTATED,
        30: '<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /JavaScript /JS (app.alert\\(1\\)) >> >>',
      }),
  },
  {
    name: 'an annotation where none is allowed',
    code: 'annotation-forbidden',
    pdf: () =>
      update(certifiedContract(2), { 3: ANNOTATED, 30: '<< /Type /Annot /Subtype /Text /Rect [0 0 20 20] >>' }),
  },
  {
    name: 'sneaky signature',
    code: 'sneaky-signature',
    pdf: () => signedAgain(certifiedContract(2), '60 690 500 730'),
  },
  {
    name: 'a signature where none is allowed',
    code: 'signing-forbidden',
    pdf: () => signedAgain(certifiedContract(1)),
  },
  {
    name: 'a field filled in where nothing is allowed',
    code: 'form-filling-forbidden',
    pdf: () =>
      update(certifiedContract(1), { 8: textField('9999', '/AP << /N 30 0 R >>'), 30: form('BT (9999) Tj ET') }),
  },
];

/** Objects in two parts, one of which may change; and parts that may never. */
export const DOUBLE_ROLES: readonly Attack[] = [
  {
    name: 'page content that is also the metadata',
    code: 'changed-after-signing',
    pdf: () => update(prepared({}, {}, { 1: catalog('/Metadata 4 0 R ') }), { 4: EVIL }),
  },
  {
    name: 'an array of contents that is also one of revocation values',
    code: 'changed-after-signing',
    pdf: () =>
      update(
        prepared(
          { 60: '[4 0 R]' },
          {},
          {
            1: catalog('/Metadata 13 0 R /DSS << /CRLs 60 0 R >> '),
            3: page('/Contents 60 0 R /Annots [8 0 R 11 0 R 7 0 R]'),
          },
        ),
        { 60: '[4 0 R 61 0 R]', 61: EVIL },
      ),
  },
  {
    name: 'a list of pages that is also one of fields',
    code: 'changed-after-signing',
    pdf: () =>
      update(
        prepared(
          { 60: '[3 0 R 7 0 R]', 2: '<< /Type /Pages /Kids 60 0 R /Count 1 >>' },
          {},
          { 5: '<< /Fields 60 0 R >>' },
        ),
        {
          60: '[3 0 R 7 0 R 61 0 R]',
          61: page('/Contents 62 0 R /FT /Sig /T (Signature2) /V << /Type /Sig >> /Rect [0 0 0 0]'),
          62: EVIL,
        },
      ),
  },
  {
    name: 'a picture of the page that is also an appearance',
    code: 'changed-after-signing',
    pdf: () =>
      update(
        prepared(
          { 60: '<< /N 9 0 R >>' },
          {},
          {
            3: page('/Contents 4 0 R /Annots [8 0 R 11 0 R 7 0 R]').replace('/Font', '/XObject 60 0 R /Font'),
          },
        ),
        { 8: textField('9999'), 9: form('BT (9999) Tj ET') },
      ),
  },
  { name: 'page content', code: 'changed-after-signing', pdf: () => update(signedContract(), { 4: EVIL }) },
  {
    name: 'a page added',
    code: 'changed-after-signing',
    pdf: () =>
      update(signedContract(), {
        2: '<< /Type /Pages /Kids [3 0 R 70 0 R] /Count 2 >>',
        70: page('/Contents 71 0 R'),
        71: EVIL,
      }),
  },
  {
    name: 'a page turned',
    code: 'changed-after-signing',
    pdf: () => update(signedContract(), { 3: page('/Contents 4 0 R /Annots [8 0 R 11 0 R 7 0 R] /Rotate 180') }),
  },
  {
    name: 'a script at opening',
    code: 'changed-after-signing',
    pdf: () => update(signedContract(), { 1: catalog('/Metadata 13 0 R /OpenAction << /S /JavaScript /JS (1) >> ') }),
  },
  {
    name: 'additional actions',
    code: 'changed-after-signing',
    pdf: () => update(signedContract(), { 1: catalog('/Metadata 13 0 R /AA << /WC << /S /JavaScript /JS (1) >> >> ') }),
  },
  {
    name: 'scripts by name',
    code: 'changed-after-signing',
    pdf: () => update(signedContract(), { 1: catalog('/Metadata 13 0 R /Names << /JavaScript << /Names [] >> >> ') }),
  },
  {
    name: 'bookmarks',
    code: 'changed-after-signing',
    pdf: () =>
      update(signedContract(), { 1: catalog('/Metadata 13 0 R /Outlines 70 0 R '), 70: '<< /Type /Outlines >>' }),
  },
  {
    name: 'layers',
    code: 'changed-after-signing',
    pdf: () => update(signedContract(), { 1: catalog('/Metadata 13 0 R /OCProperties << /OCGs [] /D << >> >> ') }),
  },
  {
    name: 'a field added',
    code: 'changed-after-signing',
    pdf: () =>
      update(signedContract(), {
        5: acroForm('8 0 R 7 0 R 70 0 R'),
        70: widget('/FT /Tx /T (More) /Rect [72 690 500 720]'),
      }),
  },
  {
    name: 'a field hidden',
    code: 'changed-after-signing',
    pdf: () => update(signedContract(), { 8: textField('10').replace('/F 4', '/F 2') }),
  },
  {
    name: 'a field moved',
    code: 'changed-after-signing',
    pdf: () => update(signedContract(), { 8: textField('10').replace('[72 600', '[72 500') }),
  },
  {
    name: 'an annotation removed',
    code: 'annotation-removed',
    pdf: () => update(signedContract(), { 3: page('/Contents 4 0 R /Annots [8 0 R 7 0 R]') }),
  },
];
