/**
 * "1 Trillion Dollar Refund - How To Spoof PDF Signatures" (Mladenov, Mainka, Meyer zu Selhausen, Grothe, Schwenk; ACM CCS
 * 2019): universal signature forgery, incremental saving, signature wrapping. Files that this code writes, none of theirs.
 */
import { signatureField, signedContract, text } from './contract.js';
import { cms } from './raw-cms.js';
import { bytesOf, update, type Objects } from './raw-pdf.js';

export interface Attack {
  readonly name: string;
  /** A finding that at least one signature of the file has to have. */
  readonly code: string;
  readonly pdf: () => string;
}

const EVIL: Objects = { 4: text('Pay 9999 euro to Mallory') };
const HEX = /\/Contents <([0-9a-f]+)>/;

function signatureDictionary(pdf: string): string {
  const at = pdf.indexOf('10 0 obj') + '10 0 obj\n'.length;
  return pdf.slice(at, pdf.indexOf('\nendobj', at));
}

/** The signature dictionary again, with something else in it, in an update that also changes the page. */
function forged(change: (dictionary: string) => string): string {
  const pdf = signedContract();
  return update(pdf, { ...EVIL, 10: change(signatureDictionary(pdf)) });
}

const range = (words: string) => (dictionary: string) => dictionary.replace(/\/ByteRange \[[^\]]*\]/, words);
const contents = (words: string) => (dictionary: string) => dictionary.replace(HEX, words);

/** Section 5.1: what is needed to verify is taken away, so that programs that do not insist skip the verification. */
export const UNIVERSAL_FORGERY: readonly Attack[] = (
  [
    ['no ByteRange', 'byte-range-missing', range('')],
    ['ByteRange null', 'byte-range-missing', range('/ByteRange null')],
    ['ByteRange without elements', 'byte-range-malformed', range('/ByteRange []')],
    ['ByteRange of zeros', 'byte-range-malformed', range('/ByteRange [0 0 0 0]')],
    ['ByteRange with a negative length', 'byte-range-malformed', range('/ByteRange [0 -1 200 10]')],
    ['ByteRange with a negative offset', 'byte-range-malformed', range('/ByteRange [0 100 -50 10]')],
    ['ByteRange that begins late', 'byte-range-malformed', range('/ByteRange [9 100 200 10]')],
    ['ByteRange of three', 'byte-range-malformed', range('/ByteRange [0 100 200]')],
    ['ByteRange of six', 'byte-range-malformed', range('/ByteRange [0 100 200 10 300 10]')],
    ['ByteRange of real numbers', 'byte-range-malformed', range('/ByteRange [0 100.5 200 10]')],
    ['ByteRange as a string', 'byte-range-malformed', range('/ByteRange (0 100 200 10)')],
    ['ByteRange beyond the file', 'byte-range-out-of-bounds', range('/ByteRange [0 100 200 99999999]')],
    ['no Contents', 'contents-missing', contents('')],
    ['Contents null', 'contents-missing', contents('/Contents null')],
    ['Contents empty', 'contents-missing', contents('/Contents <>')],
    ['Contents 00', 'byte-range-gap', contents('/Contents <00>')],
    ['Contents as a name', 'contents-missing', contents('/Contents /Signature')],
    ['Contents by reference', 'contents-missing', contents('/Contents 4 0 R')],
    ['Contents as a literal string', 'byte-range-gap', contents('/Contents (signature)')],
    [
      'ByteRange twice',
      'byte-range-gap',
      (dictionary: string) => dictionary.replace('/Type', '/ByteRange [0 1 2 3] /Type'),
    ],
  ] as const
).map(([name, code, change]) => ({ name, code, pdf: () => forged(change) }));

/** Section 5.2: the file is changed by an update, which some programs do not take for one. */
export const INCREMENTAL_SAVING: readonly Attack[] = [
  { name: 'an update', code: 'changed-after-signing', pdf: () => update(signedContract(), EVIL) },
  {
    name: 'as a cross-reference stream',
    code: 'changed-after-signing',
    pdf: () => update(signedContract(), EVIL, { xref: 'stream' }),
  },
  {
    name: 'in an object stream',
    code: 'changed-after-signing',
    pdf: () =>
      update(
        signedContract(),
        {},
        { xref: 'stream', packed: { 30: { 6: '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>' } } },
      ),
  },
  {
    name: 'without cross-reference and trailer',
    code: 'bytes-after-revision',
    pdf: () => update(signedContract(), EVIL, { xref: 'none' }),
  },
  {
    name: 'without a cross-reference',
    code: 'structure-unreadable',
    pdf: () => update(signedContract(), EVIL, { xref: 'bare' }),
  },
  {
    name: 'with a cross-reference that leaves it out',
    code: 'ambiguous-structure',
    pdf: () => update(signedContract(), {}, { unlisted: EVIL }),
  },
  {
    name: 'with a copy of the signature dictionary',
    code: 'signature-removed',
    pdf: () => {
      const pdf = signedContract();
      return update(pdf, { ...EVIL, 10: signatureDictionary(pdf) });
    },
  },
  {
    name: 'with a copy of the signature as another field',
    code: 'byte-range-gap',
    pdf: () => {
      const pdf = signedContract();
      const parts = { 5: '<< /Fields [8 0 R 7 0 R 20 0 R] /SigFlags 3 >>', 20: signatureField('Signature2', 21) };
      return update(pdf, { ...EVIL, ...parts, 21: signatureDictionary(pdf) });
    },
  },
  {
    name: 'without the signature',
    code: 'signature-removed',
    pdf: () => update(signedContract(), { ...EVIL, 7: signatureField('Signature1', undefined) }),
  },
  {
    name: 'and signature field freed',
    code: 'signature-removed',
    pdf: () => update(signedContract(), EVIL, { free: [7] }),
  },
];

const ROOM_OF_RANGE = 64;
const SPACES = ' '.repeat(4);

/**
 * A signature that was really made over all but the gap, where the gap is not quite the string: a reader that takes white
 * space for part of it would leave room for more than the signature.
 */
function looseGap(from: number, to: number, write: (hex: string) => string): string {
  const pdf = signedContract({ make: () => new Uint8Array(1) });
  const start = pdf.lastIndexOf('/Contents <') + '/Contents '.length;
  const end = pdf.indexOf('>', start) + 1;
  const room = end - start - 2 - SPACES.length;
  const at = pdf.lastIndexOf('/ByteRange [') + '/ByteRange '.length;
  const words = `[0 ${start + from} ${end + to} ${pdf.length - end - to}]`.padEnd(ROOM_OF_RANGE);
  const withContents = (hex: string): string =>
    pdf.slice(0, at) + words + pdf.slice(at + ROOM_OF_RANGE, start) + write(hex.padEnd(room, '0')) + pdf.slice(end);
  const covered = withContents('');
  const value = cms(bytesOf(covered.slice(0, start + from) + covered.slice(end + to)), {});
  return withContents(Buffer.from(value).toString('hex'));
}

/** Section 5.1 again: the gap has to be the string and nothing else (ISO 32000-2, table 255). */
export const LOOSE_GAPS: readonly Attack[] = [
  { name: 'white space in Contents', code: 'byte-range-gap', pdf: () => looseGap(0, 0, (hex) => `<${hex}${SPACES}>`) },
  {
    name: 'a gap that begins late',
    code: 'byte-range-gap',
    pdf: () => looseGap(SPACES.length, 0, (hex) => `<${SPACES}${hex}>`),
  },
  {
    name: 'a gap that ends early',
    code: 'byte-range-gap',
    pdf: () => looseGap(0, -SPACES.length, (hex) => `<${hex}${SPACES}>`),
  },
];

/** Section 5.3: the second covered stretch is moved, or Contents ends early, to make room that is not covered. */
export const SIGNATURE_WRAPPING: readonly Attack[] = [
  { name: 'the second stretch moved', code: 'byte-range-gap', pdf: movedStretch },
  {
    name: 'objects in the padding of Contents',
    code: 'byte-range-gap',
    pdf: () => padded((room) => `/Hidden (${'4 0 obj evil endobj '.padEnd(room - '/Hidden ()'.length)})`),
  },
  {
    name: 'another dictionary in the padding of Contents',
    code: 'byte-range-gap',
    pdf: () => padded((room) => ` >> endobj 4 0 obj ${EVIL[4] ?? ''} endobj`.slice(0, room).padEnd(room)),
  },
];

/** The padding of Contents replaced by text of the same length. */
function padded(fill: (room: number) => string): string {
  const pdf = signedContract();
  const hex = HEX.exec(pdf)?.[1] ?? '';
  const signature = hex.replace(/0+$/, '0');
  return pdf.replace(`<${hex}>`, `<${signature}>${fill(hex.length - signature.length)}`);
}

function movedStretch(): string {
  const pdf = signedContract();
  const hex = HEX.exec(pdf)?.[1] ?? '';
  const gapStart = pdf.indexOf(`<${hex}>`);
  const gapEnd = gapStart + hex.length + 2;
  const covered = pdf.slice(gapEnd);
  // The moved stretch ends with a startxref that cannot be changed: the new table has to lie where that one points.
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]);
  const previous = Number(/\/Prev (\d+)/.exec(pdf)?.[1]);
  const inside = `<${hex.replace(/0+$/, '0')}> /ByteRange `;
  const evilAt = gapStart + inside.length + 64 + ' >>\nendobj\n'.length;
  const evil = `4 0 obj\n${EVIL[4] ?? ''}\nendobj\n`;
  const offsets = [3, 5, 7, 10].map((number) => [number, pdf.lastIndexOf(`\n${number} 0 obj`) + 1] as const);
  const lines = [[4, evilAt] as const, ...offsets]
    .map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`)
    .join('');
  const section = `xref\n${lines}trailer\n<< /Size 14 /Root 1 0 R /Prev ${previous} >>\nstartxref\n${table}\n%%EOF\n`;
  const moved = table + section.length;
  const words = `[0 ${gapStart} ${moved} ${covered.length}]`.padEnd(64);
  const head = `${inside}${words} >>\nendobj\n${evil}`;
  return pdf.slice(0, gapStart) + head + ' '.repeat(table - gapStart - head.length) + section + covered;
}
