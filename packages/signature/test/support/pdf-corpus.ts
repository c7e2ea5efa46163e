/** PDF files of every structure that has to be signed, written by hand. */
import { bytesOf, newPdf, stream, update, type Objects, type Section } from './raw-pdf.js';

const CONTENT = stream('BT /F1 24 Tf 72 700 Td (Contract) Tj ET');
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const RESOURCES = '/Resources << /Font << /F1 5 0 R >> >>';

interface Parts {
  readonly catalog?: string;
  readonly pages?: string;
  readonly page?: string;
}

/** Catalog 1, page tree 2, page 3, its content 4, font 5. */
function parts({ catalog = '', pages = '', page = '/MediaBox [0 0 595 842]' }: Parts = {}): Objects {
  return {
    1: `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    2: `<< /Type /Pages /Kids [3 0 R] /Count 1 ${pages} >>`,
    3: `<< /Type /Page /Parent 2 0 R /Contents 4 0 R ${RESOURCES} ${page} >>`,
    4: CONTENT,
    5: FONT,
  };
}

const pdf = (options: Parts = {}, section: Section = {}, more: Objects = {}): string =>
  newPdf({ ...parts(options), ...more }, section);
const versioned = (version: string, text: string): string => text.replace('%PDF-1.7', `%PDF-${version}`);

/** The font lies in an object stream, where only the hybrid section's stream shows it. */
function hybrid(): string {
  const { 5: font = '', ...visible } = parts();
  const packed = stream(`5 0 ${font}`, '/Type /ObjStm /N 1 /First 4 ');
  const build = (container: number, section: number): string => {
    const row = (type: number, second: number): string => String.fromCharCode(type, second >> 8, second & 0xff, 0);
    const rows = row(2, 9) + row(1, container) + row(1, section);
    const entries = '/Type /XRef /W [1 2 1] /Index [5 1 9 2] /Size 11 ';
    const written = { ...visible };
    return newPdf(written, {
      size: 11,
      free: [5, 9, 10],
      unlisted: { 9: packed, 10: stream(rows, entries) },
      trailer: `/XRefStm ${String(section).padStart(6, '0')}`,
    });
  };
  const draft = build(0, 0);
  return build(draft.indexOf('9 0 obj'), draft.indexOf('10 0 obj'));
}

/** The page has generation 2. */
function laterGeneration(): string {
  const text = pdf().replace('3 0 obj', '3 2 obj').replace('[3 0 R]', '[3 2 R]');
  return text.replace(/^(3 1\n\d{10}) 00000/mu, '$1 00002');
}

function chain(): string {
  let text = pdf();
  for (let i = 0; i < 5; i++) text = update(text, { 4: stream(`BT /F1 ${20 + i} Tf 72 700 Td (Contract) Tj ET`) });
  return text;
}

const FORM = '/AcroForm << /Fields [6 0 R] /NeedAppearances true /DA (/Helv 0 Tf 0 g) >>';
const TEXT_FIELD =
  '<< /Type /Annot /Subtype /Widget /FT /Tx /T (Name) /V (Rossi) /Rect [72 600 300 620] /P 3 0 R /F 4 >>';
export const emptyField = (more = '', name = 'Here'): string =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /Rect [72 100 300 160] /P 3 0 R /F 4 ${more} >>`;

/** A form with an empty signature field `Here`, object 6. */
export const withEmptyField = (more = ''): Uint8Array =>
  bytesOf(
    pdf(
      { catalog: '/AcroForm << /Fields [6 0 R] >>', page: '/MediaBox [0 0 595 842] /Annots [6 0 R]' },
      {},
      { 6: emptyField(more) },
    ),
  );

const rotated = (degrees: number): string => pdf({ page: `/MediaBox [0 0 595 842] /Rotate ${degrees}` });

const TAGGED: Objects = {
  6: '<< /Type /StructTreeRoot /K 7 0 R /ParentTree << /Nums [0 [8 0 R]] >> /ParentTreeNextKey 1 >>',
  7: '<< /Type /StructElem /S /Document /P 6 0 R /K [8 0 R] >>',
  8: '<< /Type /StructElem /S /P /P 7 0 R /Pg 3 0 R /K 0 >>',
};
const TAGGED_PARTS: Parts = {
  catalog: '/MarkInfo << /Marked true >> /StructTreeRoot 6 0 R /Lang (it)',
  page: '/MediaBox [0 0 595 842] /StructParents 0',
};
export const taggedPdf = (): Uint8Array => bytesOf(pdf(TAGGED_PARTS, {}, TAGGED));

const withoutContent: Objects = {
  1: '<< /Type /Catalog /Pages 2 0 R >>',
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
};

const FILES: Readonly<Record<string, () => string>> = {
  '1.3': () => versioned('1.3', pdf()),
  '1.4': () => versioned('1.4', pdf()),
  '1.7': () => pdf(),
  '2.0': () => versioned('2.0', pdf()),
  'cross-reference stream': () => pdf({}, { xref: 'stream' }),
  'object stream': () => {
    const { 4: content = '', ...rest } = parts();
    return newPdf({ 4: content }, { xref: 'stream', packed: { 9: rest } });
  },
  hybrid,
  'rotated 90': () => rotated(90),
  'rotated 180': () => rotated(180),
  'rotated -90': () => rotated(-90),
  'inherited boxes': () =>
    pdf({ pages: '/MediaBox [-100 -50 500 800] /CropBox [0 0 400 600] /Rotate 270', page: '/UserUnit 2' }),
  form: () => pdf({ catalog: FORM, page: '/MediaBox [0 0 595 842] /Annots [6 0 R]' }, {}, { 6: TEXT_FIELD }),
  'form of indirect parts': () =>
    pdf(
      { catalog: '/AcroForm 7 0 R', page: '/MediaBox [0 0 595 842] /Annots 9 0 R' },
      {},
      {
        6: TEXT_FIELD,
        7: '<< /Fields 8 0 R >>',
        8: '[6 0 R]',
        9: '[6 0 R]',
      },
    ),
  tagged: () => pdf(TAGGED_PARTS, {}, TAGGED),
  'tagged, parent tree with kids': () =>
    pdf(
      TAGGED_PARTS,
      {},
      {
        ...TAGGED,
        6: '<< /Type /StructTreeRoot /K [7 0 R] /ParentTree 9 0 R >>',
        9: '<< /Kids [10 0 R] >>',
        10: '<< /Limits [0 0] /Nums [0 [8 0 R]] >>',
      },
    ),
  'grey output intent': () =>
    pdf(
      { catalog: '/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1 /DestOutputProfile 6 0 R >>]' },
      {},
      {
        6: stream('profile', '/N 1 '),
      },
    ),
  'no line end at the end': () => pdf().trimEnd(),
  'lines end in CR': () => newPdf(withoutContent).replaceAll('\n', '\r'),
  'chain of updates': chain,
  'deleted object': () => update(pdf({}, {}, { 6: '(note)' }), {}, { free: [6] }),
  'page of generation 2': laterGeneration,
};

/** Name to file. */
export const PDF_CORPUS: readonly (readonly [name: string, pdf: Uint8Array])[] = Object.entries(FILES).map(
  ([name, make]) => [name, bytesOf(make())],
);
