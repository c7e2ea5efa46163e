import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { fieldsOf, pagesOf, PdfDocument, SignatureError } from '../../src/index.js';
import { PdfParser } from '../../src/pdf/parser.js';
import { serialize } from '../../src/pdf/serialize.js';
import { latin1, latin1Bytes } from '../../src/pdf/lexis.js';
import { pdfString, type PdfObject } from '../../src/pdf/objects.js';
import { emptyField, PDF_CORPUS } from '../support/pdf-corpus.js';
import { bytesOf, newPdf, stream, textOf, update } from '../support/raw-pdf.js';

const PARTS = {
  1: '<< /Type /Catalog /Pages 2 0 R >>',
  2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  3: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
};
const SIMPLE = newPdf(PARTS);

function codeOf(action: () => unknown): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return error instanceof SignatureError ? error.code : String(error);
  }
}

/** Opens a file and reads everything in it. */
function readAll(bytes: Uint8Array): void {
  const document = PdfDocument.open(bytes);
  for (const number of document.numbers().slice(0, 10_000)) {
    const value = document.indirect(number)?.value;
    if (value?.kind === 'stream') document.decode(value);
  }
  document.revisions();
  pagesOf(document);
  fieldsOf(document);
}

const parse = (text: string): PdfObject => new PdfParser(latin1Bytes(text)).object();

describe('objects', () => {
  it('are read as ISO 32000-2 section 7.3 has them', () => {
    expect(parse('/A#42#20c')).toMatchObject({ kind: 'name', value: 'AB c' });
    expect(parse('(a\\(b\\)(c)\\101\\\n\\r)')).toMatchObject({ bytes: latin1Bytes('a(b)(c)A\r') });
    expect(parse('(a\r\nb)')).toMatchObject({ bytes: latin1Bytes('a\nb') });
    expect(parse('<48 656C6C6F7>')).toMatchObject({ bytes: latin1Bytes('Hellop') });
    expect(parse('[-.5 +7 4. 12 0 R]')).toMatchObject({
      items: [{ value: -0.5 }, { value: 7 }, { value: 4 }, { kind: 'reference', number: 12, generation: 0 }],
    });
    expect(parse('% comment\n<</A/B/C null>>')).toMatchObject({ kind: 'dictionary', start: 10, end: 25 });
    expect(parse('<< /A 1 /A 2 >>')).toMatchObject({ repeated: ['A'] });
  });

  it.each(['', '<<', '[1', '(a', '<4g>', '/'.padEnd(9000, 'x'), '--1', '1.2.3', '<< 1 2 >>', '['.repeat(1000), 'foo'])(
    'that are none are refused',
    (text) => {
      expect(codeOf(() => parse(text))).toBe('malformed-pdf');
    },
  );

  it('survive being written and read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, hexadecimal) => {
        const read = parse(serialize(pdfString(bytes, hexadecimal)));
        expect(read.kind === 'string' ? latin1(read.bytes) : '').toBe(latin1(bytes));
        const name = latin1(bytes.filter((byte) => byte !== 0));
        const back = parse(serialize({ kind: 'name', value: name, start: -1, end: -1 }));
        expect(back.kind === 'name' ? back.value : '').toBe(name);
      }),
      propertyRuns(500),
    );
  });
});

describe('a document', () => {
  it.each(PDF_CORPUS)('is read with its page: %s', (_, pdf) => {
    const document = PdfDocument.open(pdf);
    expect(pagesOf(document)).toHaveLength(1);
    const names = document.numbers().filter((number) => document.indirect(number) !== undefined);
    expect(names.length).toBeGreaterThan(2);
    expect(document.revisions().at(-1)?.end).toBe(pdf.length);
  });

  it('inherits boxes and rotation', () => {
    const [, pdf = new Uint8Array()] = PDF_CORPUS.find(([name]) => name === 'inherited boxes') ?? [];
    expect(pagesOf(PdfDocument.open(pdf))[0]).toMatchObject({
      mediaBox: { left: -100, bottom: -50, right: 500, top: 800 },
      cropBox: { left: 0, bottom: 0, right: 400, top: 600 },
      rotation: 270,
      userUnit: 2,
    });
  });

  it('shows each revision as it was', () => {
    const text = update(update(SIMPLE, { 4: '(first)' }), { 4: '(second)' });
    const document = PdfDocument.open(bytesOf(text));
    const revisions = document.revisions();
    const values = revisions.map((revision) => {
      const value = document.objectAt(revision, 4)?.value;
      return value?.kind === 'string' ? latin1(value.bytes) : undefined;
    });
    expect(values).toEqual([undefined, 'first', 'second']);
    expect(revisions.map(({ end }) => end)[0]).toBe(SIMPLE.length);
  });

  it('believes the cross-reference, not what lies in the file', () => {
    const text = update(SIMPLE, {}, { unlisted: { 4: '(hidden)', 1: '<< /Type /Catalog >>' } });
    const document = PdfDocument.open(bytesOf(text));
    expect(document.indirect(4)).toBeUndefined();
    expect(pagesOf(document)).toHaveLength(1);
  });

  it('forgets an object that was deleted', () => {
    const [, pdf = new Uint8Array()] = PDF_CORPUS.find(([name]) => name === 'deleted object') ?? [];
    const document = PdfDocument.open(pdf);
    const [first] = document.revisions();
    expect(document.indirect(6)).toBeUndefined();
    expect(document.objectAt(first!, 6)).toBeDefined();
  });

  it('prefers what a hybrid table has in use, then the stream, then what the table calls free', () => {
    const [, pdf = new Uint8Array()] = PDF_CORPUS.find(([name]) => name === 'hybrid') ?? [];
    const document = PdfDocument.open(pdf);
    expect(document.sections[0]?.kind).toBe('hybrid');
    expect(document.indirect(5)).toMatchObject({ within: 9 });
    expect(document.entry(3)?.kind).toBe('offset');
  });

  it('finds form fields by their whole names', () => {
    const file = newPdf({
      ...PARTS,
      1: '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R 6 0 R] >> >>',
      4: '<< /T (a) /FT /Sig /Kids [5 0 R 7 0 R] >>',
      5: '<< /T (b) /Parent 4 0 R >>',
      6: emptyField('', 'c'),
      7: '<< /T <FEFF00E9> /Parent 4 0 R /Kids [4 0 R] >>',
    });
    const fields = fieldsOf(PdfDocument.open(bytesOf(file)));
    expect(fields.map(({ name, type }) => `${name} ${type ?? ''}`)).toEqual(['a.b Sig', 'a.é Sig', 'c Sig']);
  });
});

describe('hostile files', () => {
  it.each([
    ['junk before the header', ` ${SIMPLE}`, 'malformed-pdf'],
    ['no startxref', SIMPLE.replace('startxref', 'startxxxx'), 'malformed-pdf'],
    ['/Prev 0', SIMPLE.replace('/Size', '/Prev 0 /Size'), 'malformed-pdf'],
    ['a loop of sections', update(SIMPLE, {}, { prev: SIMPLE.length }), 'malformed-pdf'],
    ['encryption', newPdf(PARTS, { trailer: '/Encrypt << >>' }), 'encrypted-pdf'],
    ['encryption in an earlier section', update(newPdf(PARTS, { trailer: '/Encrypt 9 0 R' }), {}), 'encrypted-pdf'],
    ['another object at the offset', newPdf(PARTS, { offsets: { 1: 9 + 6 + 100 } }), 'malformed-pdf'],
    ['a page tree that is a loop', newPdf({ ...PARTS, 3: '<< /Kids [2 0 R] >>' }), 'malformed-pdf'],
    ['a million million objects', SIMPLE.replace('xref\n0 1\n', 'xref\n0 9999999999\n'), 'malformed-pdf'],
    [
      'a stream whose length needs itself',
      newPdf({ ...PARTS, 4: '<< /Length 4 0 R >>\nstream\n\nendstream' }),
      'malformed-pdf',
    ],
    ['a length beyond the end', newPdf({ ...PARTS, 4: '<< /Length 99999 >>\nstream\n\nendstream' }), 'malformed-pdf'],
    ['junk behind the end', `${SIMPLE}${'x'.repeat(2000)}`, 'malformed-pdf'],
  ])('%s', (_, text, code) => {
    expect(
      codeOf(() => {
        readAll(bytesOf(text));
      }),
    ).toBe(code);
    expect(
      codeOf(() => {
        readAll(bytesOf(SIMPLE));
      }),
    ).toBeUndefined();
  });

  it('bounds what streams unpack to', () => {
    const zeros = deflateSync(new Uint8Array(100 * 1024 * 1024));
    const twice = Buffer.from(deflateSync(zeros)).toString('latin1');
    const bomb = stream(twice, '/Filter [/FlateDecode /FlateDecode] ');
    const file = newPdf({ ...PARTS, 4: bomb, 5: bomb, 6: bomb });
    expect(
      codeOf(() => {
        readAll(bytesOf(file));
      }),
    ).toBe('malformed-pdf');
  });

  it('bounds objects that lie within objects', () => {
    // Each of 20,000 strings goes on to the end of the file.
    const count = 20_000;
    const objects = Object.fromEntries(Array.from({ length: count }, (_, i) => [i + 10, `(${'x'.repeat(40)}`]));
    const started = performance.now();
    expect(
      codeOf(() => {
        readAll(bytesOf(newPdf({ ...PARTS, ...objects })));
      }),
    ).toBe('malformed-pdf');
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('answer every change of a good file with a document or a typed error', () => {
    const files = PDF_CORPUS.map(([, pdf]) => pdf);
    const change = fc.record({
      file: fc.nat(files.length - 1),
      at: fc.double({ min: 0, max: 0.9999, noNaN: true }),
      with: fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 4 }),
        fc.constantFrom('<<', '(', '[', '9 0 R', '99999').map(bytesOf),
      ),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), ([first, ...others]) => {
        const bytes = Uint8Array.from(files[first!.file]!);
        for (const { at, with: piece } of [first!, ...others]) {
          const offset = Math.floor(at * bytes.length);
          bytes.set(piece.subarray(0, bytes.length - offset), offset);
        }
        expect([undefined, 'malformed-pdf', 'encrypted-pdf']).toContain(
          codeOf(() => {
            readAll(bytes);
          }),
        );
      }),
      propertyRuns(500),
    );
  });

  it('answer any bytes with a typed error', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const text = `%PDF-1.7\n${textOf(bytes)}\nstartxref\n9\n%%EOF\n`;
        expect([undefined, 'malformed-pdf', 'encrypted-pdf']).toContain(
          codeOf(() => {
            readAll(bytesOf(text));
          }),
        );
      }),
      propertyRuns(500),
    );
  });
});
