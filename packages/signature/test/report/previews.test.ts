import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesSource, validateFile, type FileReport } from '@ciekit/signature';
import { pagePreviews, reportHtml, reportPdf, type PagePreviews } from '@ciekit/signature/report';
import { PdfDocument } from '../../src/pdf/document.js';
import { pagesOf } from '../../src/pdf/pages.js';
import type { PdfDictionary, PdfStream } from '../../src/pdf/objects.js';
import { pictureOf } from '../../src/report/page-picture.js';
import {
  acroForm,
  catalog,
  CONTRACT,
  page,
  signatureField,
  signedContract,
  text,
  textField,
} from '../support/contract.js';
import { contextOf } from '../support/evidence.js';
import { bytesOf, newPdf, sign, stream, update, type Objects } from '../support/raw-pdf.js';
import { pki, signedFile, subjectOf, words } from './support/subjects.js';

const validated = (pdf: Uint8Array): Promise<FileReport> => validateFile(bytesSource(pdf), contextOf(pki));

/** Without pictures: a thread costs a second. */
async function previewsOf(pdf: string): Promise<PagePreviews> {
  const bytes = bytesOf(pdf);
  return pagePreviews(bytes, await validated(bytes), { pictures: false });
}

/** Everything that the preview's streams say, unpacked, and its objects as they stand. */
function contentOf(pdf: Uint8Array): string {
  const document = PdfDocument.open(pdf);
  const streams = document
    .numbers()
    .flatMap((number) => document.indirect(number)?.value ?? [])
    .filter((value): value is PdfStream => value.kind === 'stream')
    .filter(({ dictionary }) => dictionary.entries.has('Filter') || dictionary.entries.get('Subtype') !== undefined);
  return [pdf, ...streams.map((each) => document.decode(each))]
    .map((bytes) => Buffer.from(bytes).toString('latin1'))
    .join('\n');
}

/** A contract with its objects changed before it is signed. */
const signedWith = (objects: Objects): string =>
  sign(newPdf({ ...CONTRACT, ...objects }), {
    3: page('/Contents 4 0 R /Annots [8 0 R 11 0 R 7 0 R]'),
    5: acroForm('8 0 R 7 0 R'),
    7: signatureField('Signature1', 10),
    ...objects,
  });

describe('the preview of a signed page', () => {
  it('shows the page as it was signed, whatever was added since', async () => {
    const signed = signedContract();
    const changed = update(signed, { 4: text('Pay 9999 euro to Mario Neri'), 8: textField('9999') });
    const { pages, problem } = await previewsOf(changed);
    expect(problem).toBeUndefined();
    expect(pages).toMatchObject([{ page: 1, revision: 2, signatures: ['Signature1'], width: 595, height: 842 }]);
    const content = contentOf(pages[0]!.pdf);
    expect(content).toContain('Pay 10 euro to Maria Bianchi');
    expect(content).not.toContain('9999');
  });

  it('shows fields as they look, and nothing that can be clicked, opened or run', async () => {
    const { pages } = await previewsOf(
      signedWith({
        1: catalog('/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> '),
        11: '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org) >> /AA << /E << /S /Launch >> >> >>',
      }),
    );
    const content = contentOf(pages[0]!.pdf);
    expect(content).toContain('(10) Tj');
    expect(content).not.toMatch(/JavaScript|OpenAction|\/URI|Launch|\/Annots|\/AA|\/AcroForm/u);
    const document = PdfDocument.open(pages[0]!.pdf);
    expect([...document.catalog.entries.keys()].sort()).toEqual(['Pages', 'Type']);
    expect(pagesOf(document)).toHaveLength(1);
  });

  it('leaves out what is hidden, and pop-ups', async () => {
    const hidden = (flags: number): string =>
      textField('SECRET', `/F ${flags} /AP << /N 9 0 R >>`).replace('/F 4 ', '');
    for (const [flags, shown] of [
      [4, true],
      [2, false],
      [32, false],
    ] as const) {
      const { pages } = await previewsOf(signedWith({ 8: hidden(flags) }));
      expect(contentOf(pages[0]!.pdf).includes('(10) Tj'), `flags ${flags}`).toBe(shown);
    }
  });

  it('turns pages as they are displayed, and cuts them', async () => {
    const turned = page('/Rotate 90 /CropBox [10 20 310 220] /Contents 4 0 R /Annots [7 0 R]');
    const { pages } = await previewsOf(signedWith({ 3: turned }));
    expect(pages[0]).toMatchObject({ width: 200, height: 300 });
    expect(contentOf(pages[0]!.pdf)).toContain('q 0 -1 1 0 -20 310 cm');
  });

  it('is left out where layers hide something', async () => {
    const properties = '/OCProperties << /OCGs [12 0 R] /D << /OFF [12 0 R] >> >> ';
    const layer = '<< /Type /OCG /Name (hidden) >>';
    expect(await previewsOf(signedWith({ 1: catalog(properties), 12: layer }))).toEqual({
      pages: [],
      problem: 'layers',
      more: 0,
    });
    const all = signedWith({ 1: catalog(properties.replace('/OFF [12 0 R]', '')), 12: layer });
    expect((await previewsOf(all)).problem).toBeUndefined();
  });

  it('is left out where the page would be most of the report', async () => {
    const zeros = deflateSync(Buffer.alloc(14 * 1024 * 1024, ' ')).toString('latin1');
    const bomb = stream(zeros, '/Filter /FlateDecode ');
    expect(await previewsOf(signedWith({ 4: bomb }))).toMatchObject({ pages: [], problem: 'too-large' });
    const deep = `${'[ '.repeat(90)}${'] '.repeat(90)}`;
    const nested = page('/Contents 4 0 R /Annots [7 0 R]').replace('/Font', `/Deep ${deep} /Font`);
    expect(await previewsOf(signedWith({ 3: nested }))).toMatchObject({ pages: [], problem: 'too-large' });
  });

  it('is left out, and no more, where the file cannot be read', async () => {
    const bytes = bytesOf(signedContract());
    const report = await validated(bytes);
    for (const broken of [bytes.subarray(0, 700), new Uint8Array(), bytesOf('%PDF-1.7 and nothing more')]) {
      const previews = await pagePreviews(broken, report);
      expect(previews).toEqual({ pages: [], problem: 'unreadable', more: 0 });
    }
    const subject = { ...subjectOf([]), report, previews: await pagePreviews(new Uint8Array(), report) };
    expect(reportHtml(subject, words.en)).toContain('There is no preview: the page cannot be taken out of the file.');
    expect((await reportPdf(subject, words.en)).length).toBeGreaterThan(10_000);
  });

  it('can be given up', async () => {
    const bytes = bytesOf(signedContract());
    const report = await validated(bytes);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(pagePreviews(bytes, report, { signal })).rejects.toThrow('enough');
  });
});

describe('the picture of a page', () => {
  it('is in the HTML report, with the page in the PDF report', async () => {
    const subject = await signedFile(2);
    const { pages } = subject.previews!;
    expect(pages).toMatchObject([
      { page: 1, revision: 2, pictureProblem: undefined },
      { page: 2, revision: 3, pictureProblem: undefined },
    ]);
    // Eight bytes of signature, then the header's length and name, then width and height.
    const sizes = pages.map(({ picture }) => [16, 20].map((at) => Buffer.from(picture!).readUInt32BE(at)));
    expect(sizes.map(([width = 0, height = 0]) => Math.sign(height - width))).toEqual([1, -1]);
    const html = reportHtml(subject, words.it);
    expect(html.match(/<img alt="[^"]+" width="\d+" height="\d+" src="data:image\/png;base64,iVBOR/gu)).toHaveLength(2);
    const pdf = PdfDocument.open(await reportPdf(subject, words.it));
    for (const key of ['OpenAction', 'AA', 'Names', 'AcroForm']) expect(pdf.catalog.entries.has(key), key).toBe(false);
    const forms = pagesOf(pdf).flatMap(({ dictionary }) => {
      expect(pdf.get(dictionary, 'Annots') ?? { items: [] }).toMatchObject({ items: [] });
      const resources = pdf.get(dictionary, 'Resources') as PdfDictionary;
      const objects = pdf.get(resources, 'XObject') as PdfDictionary | undefined;
      return [...(objects?.entries.keys() ?? [])];
    });
    expect(forms).toHaveLength(2);
  });

  it('is given up where drawing it would never end', async () => {
    const doubling = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => {
        const next = `/Resources << /XObject << /X ${i + 101} 0 R >> >> `;
        return [i + 100, stream('/X Do /X Do', `/Type /XObject /Subtype /Form /BBox [0 0 9 9] ${next}`)] as const;
      }),
    );
    const root =
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << /XObject << /X 100 0 R >> >> >>';
    const pdf = bytesOf(
      newPdf({
        ...CONTRACT,
        ...doubling,
        140: stream('0 0 9 9 re f', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] '),
        3: root,
        4: stream('/X Do'),
      }),
    );
    const started = performance.now();
    expect(await pictureOf({ pdf, width: 99, height: 99 }, undefined, 2_000)).toBe('renderer-timeout');
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('is left out with a reason where there is none', async () => {
    const about = { width: 100, height: 100 };
    expect(await pictureOf({ pdf: bytesOf('no PDF'), ...about })).toBe('renderer-failed');
    expect(await pictureOf({ pdf: bytesOf(newPdf(CONTRACT)), ...about }, undefined, 0)).toBe('renderer-timeout');
    const { previews, ...subject } = await signedFile();
    const [first] = previews!.pages;
    const without = { ...first!, picture: undefined, pictureProblem: 'renderer-missing' } as const;
    const html = reportHtml({ ...subject, previews: { ...previews!, pages: [without] } }, words.en);
    expect(html).toContain('There is no preview: the component that draws pages is not installed.');
    expect(html).not.toContain('<img');
  });
});
