/** What may happen to a signed file (ISO 32000-2, 12.8.2.2; EN 319 142-1, 5.4), and what each signature then says. */
import { describe, expect, it } from 'vitest';
import { readPades } from '../../src/pades/read.js';
import {
  acroForm,
  catalog,
  certified,
  certifiedContract,
  CONTRACT,
  form,
  manySignatures,
  page,
  SIGNED_PARTS,
  signatureField,
  signedAgain,
  signedContract,
  textField,
} from '../support/contract.js';
import { bytesOf, newPdf, sign, stream, update } from '../support/raw-pdf.js';

const METADATA = stream('<x:xmpmeta xmlns:x="adobe:ns:meta/">later</x:xmpmeta>', '/Type /Metadata /Subtype /XML ');
const STORE =
  '<< /Certs [31 0 R] /OCSPs [32 0 R] /VRI << /0123456789ABCDEF0123456789ABCDEF01234567 << /OCSP [32 0 R] >> >> >>';
const FILLED = { 8: textField('20', '/AP << /N 30 0 R >>'), 30: form('BT (20) Tj ET') };
const NOTE = {
  3: page('/Contents 4 0 R /Annots [8 0 R 11 0 R 7 0 R 30 0 R]'),
  30: '<< /Type /Annot /Subtype /Highlight /Rect [60 690 500 730] /AP << /N 31 0 R >> /P 3 0 R >>',
  31: stream(
    '/G gs 1 1 0 rg 0 0 440 40 re f',
    '/Type /XObject /Subtype /Form /BBox [0 0 440 40] /Resources << /ExtGState << /G << /BM /Multiply >> >> >> ',
  ),
};
const withStore = (pdf: string): string =>
  update(pdf, {
    1: catalog('/Metadata 13 0 R /DSS 30 0 R '),
    30: STORE,
    31: stream('certificate'),
    32: stream('answer'),
  });

describe.each([
  [
    'written again without a difference',
    'none',
    () => update(signedContract(), { 4: CONTRACT[4] ?? '', 6: CONTRACT[6] ?? '' }),
  ],
  ['written again as a cross-reference stream', 'none', () => update(signedContract(), {}, { xref: 'stream' })],
  ['a document security store', 'validation-data-added', () => withStore(signedContract())],
  [
    'a document security store that grows in place',
    'validation-data-added',
    () =>
      update(withStore(signedContract()), { 30: STORE.replace('[31 0 R]', '[31 0 R 33 0 R]'), 33: stream('another') }),
  ],
  ['metadata in place', 'metadata-changed', () => update(signedContract(), { 13: METADATA })],
  [
    'metadata as a new object',
    'metadata-changed',
    () => update(signedContract(), { 1: catalog('/Metadata 30 0 R '), 30: METADATA }),
  ],
  [
    'document information',
    'metadata-changed',
    () => update(signedContract(), { 30: '<< /ModDate (D:20260101) >>' }, { trailer: '/Info 30 0 R' }),
  ],
  [
    'a place to open at',
    'metadata-changed',
    () => update(signedContract(), { 1: catalog('/Metadata 13 0 R /OpenAction [3 0 R /Fit] ') }),
  ],
  [
    'fonts for appearances',
    'none',
    () => update(signedContract(), { 5: acroForm('8 0 R 7 0 R', '/DR << /Font << /Helv 6 0 R >> >> ') }),
  ],
  ['an invisible signature', 'signature-added', () => signedAgain(signedContract())],
  ['a visible signature', 'visible-signature-added', () => signedAgain(signedContract(), '60 100 260 150')],
  ['a field filled in', 'form-filled', () => update(signedContract(), FILLED)],
  [
    'a field filled in in place',
    'form-filled',
    () => update(signedContract(), { 8: textField('20'), 9: form('BT (20) Tj ET') }),
  ],
  ['a highlight', 'annotation-added', () => update(signedContract(), NOTE)],
  [
    'a note changed',
    'annotation-changed',
    () =>
      update(signedContract(), {
        11: '<< /Type /Annot /Subtype /Text /Rect [500 700 520 720] /Contents (Read) /P 3 0 R >>',
      }),
  ],
  ['a field filled in where that is allowed', 'form-filled', () => update(certifiedContract(2), FILLED)],
  ['a highlight where that is allowed', 'annotation-added', () => update(certifiedContract(3), NOTE)],
  ['an invisible signature where signing is allowed', 'signature-added', () => signedAgain(certifiedContract(2))],
  [
    'validation data where nothing else is allowed',
    'validation-data-added',
    () =>
      update(certifiedContract(1), {
        1: catalog('/Metadata 13 0 R /Perms << /DocMDP 10 0 R >> /DSS 30 0 R '),
        30: STORE,
        31: stream('c'),
        32: stream('a'),
      }),
  ],
  ['something that nobody uses', 'unused-objects-added', () => update(signedContract(), { 30: '<< /Type /Font >>' })],
] as const)('%s', (_name, code, make) => {
  it('leaves the signature intact and is said', async () => {
    const [first] = await readPades(bytesOf(make()));
    expect(first?.integrity).toEqual({ state: 'intact', findings: [] });
    expect(first?.coverage.changes.map((finding) => finding.code)).toEqual(
      code === 'none' ? [] : expect.arrayContaining([code]),
    );
  });
});

describe('locks', () => {
  const locked = (lock: string, field: string): string =>
    update(
      sign(newPdf(CONTRACT), {
        ...SIGNED_PARTS,
        7: signatureField('Signature1', 10).replace('/FT', `/Lock << /Type /SigFieldLock ${lock} >> /FT`),
      }),
      { 8: textField(field) },
    );

  it.each([
    ['/Action /All', 'field-locked'],
    ['/Action /Include /Fields [(Amount)]', 'field-locked'],
    ['/Action /Exclude /Fields [(Other)]', 'field-locked'],
    ['/Action /Include /Fields [(Other)]', 'form-filled'],
    ['/Action /Exclude /Fields [(Amount)]', 'form-filled'],
    ['/Action /Include /Fields [(Other)] /P 1', 'form-filling-forbidden'],
  ])('%s', async (lock, code) => {
    const [first] = await readPades(bytesOf(locked(lock, '20')));
    expect(first?.coverage.changes.map((finding) => finding.code)).toContain(code);
    expect(first?.integrity.state).toBe(code === 'form-filled' ? 'intact' : 'broken');
  });

  it('FieldMDP of the signature counts as well', async () => {
    const { entries = '' } = certified(2);
    const reference = entries.replace('DocMDP', 'FieldMDP').replace('/P 2', '/Action /All');
    const [first] = await readPades(bytesOf(update(signedContract({ entries: reference }), { 8: textField('20') })));
    expect(first?.coverage.changes.map((finding) => finding.code)).toContain('field-locked');
  });
});

describe('ten signatures', () => {
  it('are each intact, and each says what came after it', async () => {
    const evidence = await readPades(bytesOf(manySignatures(10)));
    expect(evidence.map(({ integrity }) => integrity.state)).toEqual(Array.from({ length: 10 }, () => 'intact'));
    expect(evidence.map(({ coverage }) => coverage.changes.length)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
  });
});

describe('the parent tree of a tagged file', () => {
  const KIDS = '<< /Kids [33 0 R] >>';
  const tagged = (): string =>
    sign(
      newPdf({
        ...CONTRACT,
        1: catalog('/MarkInfo << /Marked true >> /StructTreeRoot 30 0 R '),
        30: '<< /Type /StructTreeRoot /K 31 0 R /ParentTree 32 0 R >>',
        31: '<< /Type /StructElem /S /Document /P 30 0 R /K [34 0 R] >>',
        32: KIDS,
        33: '<< /Limits [0 0] /Nums [0 [34 0 R]] >>',
        34: '<< /Type /StructElem /S /P /P 31 0 R /Pg 3 0 R /K 0 >>',
      }),
      SIGNED_PARTS,
    );

  it.each([
    [
      'a leaf of its own for a signature',
      '<< /Kids [33 0 R 40 0 R] >>',
      '<< /S /Form /K << /Type /OBJR >> >>',
      'intact',
    ],
    ['a leaf for something else', '<< /Kids [33 0 R 40 0 R] >>', '<< /S /P /K 0 >>', 'broken'],
    ['a leaf in place of another', '<< /Kids [40 0 R] >>', '<< /S /Form /K << /Type /OBJR >> >>', 'broken'],
  ])('%s', async (_, tree, element, state) => {
    const later = update(tagged(), { 32: tree, 40: '<< /Limits [1 1] /Nums [1 41 0 R] >>', 41: element });
    expect((await readPades(bytesOf(later))).map(({ integrity }) => integrity.state)).toEqual([state]);
  });
});
