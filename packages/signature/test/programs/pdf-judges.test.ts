/** poppler's pdfsig and qpdf about every PDF that is signed here. */
import { readdirSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { skipWithout } from '../../../pkcs11/test/support/installed.js';
import { run } from '../../../pkcs11/test/support/program.js';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { timestampToken } from '../../../pki/test/support/tsa.js';
import { extendPades, readPades, signPades, type TimestampClient, type VisibleSignature } from '../../src/index.js';
import { PDF_CORPUS, withEmptyField } from '../support/pdf-corpus.js';

const skipped = skipWithout('pdfsig', 'qpdf', 'pdftotext', 'openssl');
const NOW = new Date();
const pki = signingPki({ at: NOW });
const signers = [pki.cie, pki.cie2, pki.qualified].map((entity) => softwareSigner(entity, [pki.subCa, pki.root]));
const timestamps: TimestampClient = {
  timestamp: (imprint) => Promise.resolve(timestampToken({ tsa: pki.tsa, imprint, time: NOW })),
};
const visible: VisibleSignature = {
  place: { page: -1, rectangle: { unit: 'fraction', x: 0.5, y: 0.8, width: 0.4, height: 0.1 } },
  lines: [
    { text: 'Maria Čšžőß', strong: true },
    { label: 'Reason', text: 'Approved' },
  ],
  alternativeText: 'Signature of Maria',
};

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'judges-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** What pdfsig says about each signature: whether it is valid, and whether it covers the file's end. */
async function pdfsig(cwd: string): Promise<readonly (readonly [valid: boolean, total: boolean])[]> {
  const { text } = await run('pdfsig', ['-nocert', 'file.pdf'], { cwd, env: { HOME: cwd } });
  const blocks = text.split(/^Signature #\d+:/mu).slice(1);
  return blocks.map((block) => [
    block.includes('Signature Validation: Signature is Valid.'),
    block.includes('Total document signed'),
  ]);
}

async function expectClean(cwd: string): Promise<void> {
  const { code, text } = await run('qpdf', ['--check', 'file.pdf'], { cwd });
  // 3 where there are warnings alone.
  expect(code === 0 ? '' : text).toBe('');
}

/** Signs three times, visibly the second time, and asks pdfsig after each signature, qpdf and our own reader at last. */
async function signThrice(pdf: Uint8Array): Promise<void> {
  const cwd = await folder();
  let signed = pdf;
  for (const [i, signer] of signers.entries()) {
    signed = await signPades(signed, signer, { signingTime: NOW, ...(i === 1 ? { visible } : {}) });
    await writeFile(join(cwd, 'file.pdf'), signed);
    const verdicts = await pdfsig(cwd);
    expect(verdicts).toEqual(Array.from({ length: i + 1 }, (_, j) => [true, j === i]));
  }
  await expectClean(cwd);
  const read = await readPades(signed);
  expect(read.map(({ integrity }) => integrity)).toEqual(signers.map(() => ({ state: 'intact', findings: [] })));
  // Nothing that the later signatures did to the file is held against the earlier ones.
  expect(read.flatMap(({ coverage }) => coverage.changes).filter(({ weight }) => weight === 'failure')).toEqual([]);
}

/** qpdf's own way to write a file. */
async function rewritten(pdf: Uint8Array, ...options: readonly string[]): Promise<Uint8Array> {
  const cwd = await folder();
  await writeFile(join(cwd, 'in.pdf'), pdf);
  const { code } = await run('qpdf', [...options, 'in.pdf', 'out.pdf'], { cwd });
  expect(code).toBe(0);
  return new Uint8Array(await readFile(join(cwd, 'out.pdf')));
}

const file = (name: string): Uint8Array => PDF_CORPUS.find(([each]) => each === name)?.[1] ?? new Uint8Array();

/** Files of real producers, from scripts/pdf-corpus.mjs; none without that. */
const folderOfReal = process.env['CIEKIT_PDF_CORPUS'];
// `npm test` makes them.
if (process.env['CIEKIT_REQUIRE_PROGRAMS'] === '1' && folderOfReal === undefined) {
  throw new Error('files of real producers are required here: CIEKIT_PDF_CORPUS names no folder');
}
const realFiles = folderOfReal === undefined ? [] : readdirSync(folderOfReal).map((name) => join(folderOfReal, name));

describe.skipIf(skipped !== false || realFiles.length === 0)('files of real producers', () => {
  it.each(realFiles)('are accepted with three signatures: %s', async (path) => {
    await signThrice(new Uint8Array(await readFile(path)));
  });
});

describe.skipIf(skipped)('pdfsig and qpdf', () => {
  it.each(PDF_CORPUS)('accept three signatures: %s', (_, pdf) => signThrice(pdf));

  it.each([
    ['linearized', ['--linearize']],
    ['linearized, object streams', ['--linearize', '--object-streams=generate']],
    ['object streams', ['--object-streams=generate']],
    ['no object streams', ['--object-streams=disable']],
  ])('accept three signatures in what qpdf wrote: %s', async (_, options) => {
    await signThrice(await rewritten(file('tagged'), ...options));
    await signThrice(await rewritten(file('form'), ...options));
  });

  it('accept an existing field that was filled', async () => {
    const cwd = await folder();
    const lock = '/Lock << /Type /SigFieldLock /Action /Include /Fields [(Here)] >>';
    const [signer] = signers;
    const options = { signingTime: NOW, field: 'Here', visible: { ...visible, place: undefined } };
    await writeFile(join(cwd, 'file.pdf'), await signPades(withEmptyField(lock), signer!, options));
    expect(await pdfsig(cwd)).toEqual([[true, true]]);
    await expectClean(cwd);
  });

  it('keep the signatures valid when the long-term levels are added', async () => {
    const cwd = await folder();
    const signed = await signPades(file('object stream'), signers[0]!, { signingTime: NOW, timestamps });
    const validationData = {
      certificates: [pki.subCa.der],
      ocspResponses: [pki.ocsp(pki.cie)],
      crls: [pki.crl()],
    };
    const extended = await extendPades(signed, { level: 'lta', validationData, timestamps });
    await writeFile(join(cwd, 'file.pdf'), extended);
    expect((await pdfsig(cwd))[0]).toEqual([true, false]);
    await expectClean(cwd);
    // pdfsig does not judge document time stamps: openssl does, on what the ByteRange covers.
    const text = Buffer.from(extended).toString('latin1');
    const [, start = '', from = ''] =
      /\/ByteRange \[0 (\d+) (\d+) \d+ *\]/u.exec(text.slice(text.lastIndexOf('/ByteRange'))) ?? [];
    const token = Buffer.from(text.slice(Number(start) + 1, Number(from) - 1), 'hex');
    await writeFile(join(cwd, 'token.der'), token.subarray(0, 4 + token.readUInt16BE(2)));
    await writeFile(join(cwd, 'data'), text.slice(0, Number(start)) + text.slice(Number(from)), 'latin1');
    await writeFile(join(cwd, 'root.pem'), pem(pki.root.der));
    const args = ['ts', '-verify', '-in', 'token.der', '-token_in', '-data', 'data', '-CAfile', 'root.pem'];
    const verdict = await run('openssl', args, { cwd });
    expect(verdict.text).toContain('Verification: OK');
  });

  it('read the text of a visible signature, letters outside Latin-1 too', async () => {
    const cwd = await folder();
    await writeFile(
      join(cwd, 'file.pdf'),
      await signPades(file('rotated 90'), signers[0]!, { signingTime: NOW, visible }),
    );
    const { text } = await run('pdftotext', ['file.pdf', '-'], { cwd });
    expect(text).toContain('Maria Čšžőß');
  });
});

function pem(der: Uint8Array): string {
  return `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
}
