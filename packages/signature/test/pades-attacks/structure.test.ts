/** Files that are no files, that lead in circles, or that cost more than they weigh. */
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SignatureError } from '../../src/errors.js';
import { readPades } from '../../src/pades/read.js';
import { certifiedContract, CONTRACT, signedAgain, signedContract, unsignedContract } from '../support/contract.js';
import { cms } from '../support/raw-cms.js';
import { bytesOf, newPdf, stream, update } from '../support/raw-pdf.js';

const concat = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

describe('a file that programs do not agree about', () => {
  const signed = signedContract();

  it.each([
    ['junk before the header', `junk\n${signed}`],
    ['another format in front', `PK\u0003\u0004${signed}`],
    ['a script in front', `<html><script>1</script>\n${signed}`],
    ['encrypted afterwards', update(signed, { 50: '<< /Filter /Standard >>' }, { trailer: '/Encrypt 50 0 R' })],
    ['the end cut off', signed.slice(0, -20)],
    ['a cross-reference that leads to itself', update(signed, {}, { prev: bytesOf(signed).length })],
    ['a cross-reference that leads nowhere', update(signed, {}, { prev: 12 })],
    [
      'an entry that leads to another object',
      update(signed, { 50: '<< >>' }, { offsets: { 4: signed.indexOf('6 0 obj') }, listedOnly: [4] }),
    ],
    ['much junk behind', signed + 'x'.repeat(5_000)],
  ])('%s: undetermined, with the reason', async (_name, pdf) => {
    const evidence = await readPades(bytesOf(pdf));
    expect(evidence).toHaveLength(1);
    const [first] = evidence;
    expect(first?.integrity.state).toBe('undetermined');
    expect(first?.integrity.findings[0]?.code).toMatch(/^(?:structure|changes)-unreadable$/);
  });

  it('a little junk behind: broken', async () => {
    const [first] = await readPades(bytesOf(`${signed}junk`));
    expect(first?.integrity.findings).toContainEqual({ code: 'bytes-after-revision', weight: 'failure' });
  });

  it('white space behind is none', async () => {
    const [first] = await readPades(bytesOf(`${signed}\n\n`));
    expect(first?.integrity.state).toBe('intact');
  });

  it('the same object twice in the signed bytes: a warning', async () => {
    const doubled = newPdf(CONTRACT, { unlisted: { 4: stream('BT ET') } });
    const [first] = await readPades(bytesOf(signedAgain(doubled)));
    expect(first?.integrity).toEqual({
      state: 'intact',
      findings: [{ code: 'ambiguous-structure', weight: 'warning', values: { object: '4' } }],
    });
  });

  it('an object within a stream is none', async () => {
    const attached = newPdf({ ...CONTRACT, 14: stream('4 0 obj\n<< >>\nendobj\n') });
    const [first] = await readPades(bytesOf(signedAgain(attached)));
    expect(first?.integrity).toEqual({ state: 'intact', findings: [] });
  });

  it('a second page tree that is not shown: a warning at signing already', async () => {
    const prepared = newPdf({ ...CONTRACT, 40: '<< /Type /Catalog /Pages 2 0 R >>' });
    const [first] = await readPades(bytesOf(signedAgain(prepared)));
    expect(first?.integrity).toEqual({
      state: 'intact',
      findings: [{ code: 'unused-content', weight: 'warning', values: { object: '40' } }],
    });
  });
});

describe('Contents', () => {
  it.each([
    [
      'bytes after the signature',
      'contents-trailing-bytes',
      (signed: Uint8Array) => concat(cms(signed), Uint8Array.of(0, 1)),
    ],
    [
      'a second signature after the first',
      'contents-trailing-bytes',
      (signed: Uint8Array) => concat(cms(signed), cms(signed).subarray(0, 500)),
    ],
    [
      'a content of its own',
      'embedded-content',
      (signed: Uint8Array) => cms(signed, { embedded: signed.subarray(0, 100) }),
    ],
    [
      'a content of its own that is signed instead',
      'embedded-content',
      () => cms(bytesOf('else'), { embedded: bytesOf('else') }),
    ],
    ['another digest', 'digest-mismatch', (signed: Uint8Array) => cms(signed, { messageDigest: new Uint8Array(32) })],
    ['no signature', 'contents-malformed', () => bytesOf('no signature')],
  ] as const)('%s: broken', async (_name, code, make) => {
    const [first] = await readPades(bytesOf(signedContract({ make })));
    expect(first?.integrity.findings.map((finding) => finding.code)).toContain(code);
    expect(first?.integrity.state).toBe('broken');
  });

  it('a SubFilter that is not read: undetermined', async () => {
    const [first] = await readPades(bytesOf(signedContract({ subFilter: 'adbe.x509.rsa_sha2' })));
    expect(first?.integrity.state).toBe('undetermined');
    expect(first?.integrity.findings[0]).toMatchObject({ code: 'unsupported-subfilter' });
  });
});

describe('a file that costs more than it weighs', () => {
  const typed = async (bytes: Uint8Array): Promise<void> => {
    const start = performance.now();
    await readPades(bytes).catch((error: unknown) => {
      expect(error).toBeInstanceOf(SignatureError);
    });
    // The bound that users feel; a hundredth of it is usual.
    expect(performance.now() - start).toBeLessThan(2_000);
  };
  const repeated = (words: string, length: number): Uint8Array =>
    bytesOf(words.repeat(Math.ceil(length / words.length)));
  const TEN_MEGABYTES = 10_000_000;

  it.each([
    ['zeros', new Uint8Array(TEN_MEGABYTES)],
    ['the words of a signature', repeated('/ByteRange [0 1 2 3] /Contents <00> ', TEN_MEGABYTES)],
    ['heads of objects', repeated('1 0 obj ', TEN_MEGABYTES)],
    ['digits', repeated('1', TEN_MEGABYTES)],
    ['open arrays', repeated('[', TEN_MEGABYTES)],
    ['headers and ends', repeated('%PDF-1.7 startxref 9 %%EOF ', TEN_MEGABYTES)],
    [
      'cross-reference words',
      concat(bytesOf('%PDF-1.7\n'), repeated('xref 0 1 trailer << >> startxref 9 %%EOF ', TEN_MEGABYTES)),
    ],
    [
      'a signed file with heads of objects behind',
      concat(bytesOf(signedContract()), repeated('4 0 obj ', TEN_MEGABYTES)),
    ],
    ['a signed file with white space behind', concat(bytesOf(signedContract()), repeated(' ', 900))],
  ])('ten megabytes of %s', async (_name, bytes) => {
    await typed(bytes);
  });

  it('an object stream that unpacks to a thousand times its size', async () => {
    const bomb = deflateSync(new Uint8Array(300_000_000)).toString('latin1');
    const packed = `<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n${bomb}\nendstream`;
    await typed(bytesOf(update(signedContract(), { 30: packed }, { xref: 'stream' })));
  });

  it.each([
    ['arrays in arrays', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['dictionaries in dictionaries', '<< /A '.repeat(100_000) + '1' + ' >>'.repeat(100_000)],
    ['a field that is its own kid', '<< /FT /Sig /T (a) /Kids [30 0 R] >>'],
    ['a page tree that is its own kid', '<< /Type /Pages /Kids [30 0 R] /Count 1 >>'],
  ])('%s', async (_name, body) => {
    await typed(bytesOf(update(signedContract(), { 30: body, 5: '<< /Fields [8 0 R 7 0 R 30 0 R] >>' })));
    await typed(bytesOf(update(certifiedContract(2), { 30: body, 2: body })));
  });

  it('three hundred updates', async () => {
    let pdf = signedContract();
    for (let i = 0; i < 300; i++) pdf = update(pdf, { 4: stream(i.toString()) });
    const start = performance.now();
    const [first] = await readPades(bytesOf(pdf));
    expect(performance.now() - start).toBeLessThan(2_000);
    expect(first?.coverage.changes).toHaveLength(100);
  });
});

describe('a file without signatures', () => {
  it('has none', async () => {
    expect(await readPades(bytesOf(unsignedContract()))).toEqual([]);
  });

  it('is refused where it is no PDF', async () => {
    await expect(readPades(bytesOf('no PDF'))).rejects.toMatchObject({ code: 'malformed-pdf' });
  });
});
