/** poppler's pdfsig on the same files: whatever it refuses we refuse, and files that it signs we accept. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run } from '../../../pkcs11/test/support/program.js';
import { skipWithout } from '../../../pkcs11/test/support/installed.js';
import { readPades } from '../../src/pades/read.js';
import {
  certifiedContract,
  SIGNED_PARTS,
  signatureField,
  signedAgain,
  signedContract,
  textField,
  unsignedContract,
} from '../support/contract.js';
import { INCREMENTAL_SAVING, SIGNATURE_WRAPPING, UNIVERSAL_FORGERY } from '../support/forgery-attacks.js';
import { testSigner } from '../support/raw-cms.js';
import { bytesOf, update } from '../support/raw-pdf.js';
import { CERTIFIED, DOUBLE_ROLES, SHADOW } from '../support/shadow-attacks.js';

const skipped = skipWithout('pdfsig', 'certutil', 'pk12util', 'openssl');

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'pdfsig-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

/** Field name to whether pdfsig calls the signature valid; a field that it does not list is not in it. */
async function judged(pdf: Uint8Array): Promise<ReadonlyMap<string, boolean>> {
  const cwd = await folder();
  await writeFile(join(cwd, 'file.pdf'), pdf);
  const { text } = await run('pdfsig', ['-nocert', 'file.pdf'], { cwd, env: { HOME: cwd } });
  const blocks = text.split(/^Signature #\d+:/m).slice(1);
  return new Map(
    blocks.map((block) => [
      /Signature Field Name: (.*)/.exec(block)?.[1] ?? '',
      block.includes('Signature Validation: Signature is Valid.'),
    ]),
  );
}

const FILES: readonly (readonly [name: string, pdf: () => string])[] = [
  ['signed', () => signedContract()],
  ['signed twice', () => signedAgain(signedContract())],
  ['signed visibly', () => signedAgain(signedContract(), '60 100 260 150')],
  ['certified', () => certifiedContract(2)],
  ['filled in', () => update(signedContract(), { 8: textField('20') })],
  ...[...UNIVERSAL_FORGERY, ...INCREMENTAL_SAVING, ...SIGNATURE_WRAPPING, ...SHADOW, ...CERTIFIED, ...DOUBLE_ROLES].map(
    ({ name, pdf }) => [name, pdf] as const,
  ),
];

const PASSWORD = 'test';

/** A folder with an NSS database that holds the tests' signer, for pdfsig to sign with. */
async function signingFolder(): Promise<string> {
  const cwd = await folder();
  const { holder, authority } = testSigner();
  const key = holder.key.privateKey.export({ type: 'pkcs8', format: 'pem' });
  await writeFile(join(cwd, 'signer.pem'), `${key.toString()}${holder.certificate.toPem()}`);
  await writeFile(join(cwd, 'authority.pem'), authority.certificate.toPem());
  const commands: readonly (readonly [string, ...string[]])[] = [
    [
      'openssl',
      ...['pkcs12', '-export', '-in', 'signer.pem', '-certfile', 'authority.pem', '-name', 'signer'],
      ...['-passout', `pass:${PASSWORD}`, '-out', 'signer.p12'],
    ],
    ['certutil', '-N', '-d', 'sql:.', '--empty-password'],
    ['certutil', '-A', '-d', 'sql:.', '-n', 'authority', '-t', 'CT,C,C', '-i', 'authority.pem', '-a'],
    ['pk12util', '-i', 'signer.p12', '-d', 'sql:.', '-W', PASSWORD, '-K', ''],
  ];
  for (const [program, ...args] of commands) {
    const { code, text } = await run(program, args, { cwd, env: { HOME: cwd } });
    expect(code, text).toBe(0);
  }
  return cwd;
}

async function signedByPdfsig(cwd: string, pdf: Uint8Array, ...options: readonly string[]): Promise<Uint8Array> {
  await writeFile(join(cwd, 'in.pdf'), pdf);
  const args = ['-nssdir', 'sql:.', '-nick', 'signer', ...options, 'in.pdf', 'out.pdf'];
  const { code, text } = await run('pdfsig', args, { cwd, env: { HOME: cwd } });
  expect(code, text).toBe(0);
  return new Uint8Array(await readFile(join(cwd, 'out.pdf')));
}

describe.skipIf(skipped)('pdfsig', () => {
  it.each(FILES)('%s: nothing is intact here that it does not call valid', async (_name, pdf) => {
    const bytes = bytesOf(pdf());
    const theirs = await judged(bytes);
    expect(theirs.size).toBeGreaterThan(0);
    for (const { name, integrity } of await readPades(bytes)) {
      if (integrity.state === 'intact') expect(theirs.get(name)).toBe(true);
    }
  });

  it('signs once and again', async () => {
    const cwd = await signingFolder();
    const add = ['-add-signature', '-new-signature-field-name'];
    const once = await signedByPdfsig(cwd, bytesOf(unsignedContract()), ...add, 'One');
    const twice = await signedByPdfsig(cwd, once, ...add, 'Two');
    const [first] = await readPades(once);
    expect(first).toMatchObject({ name: 'One', integrity: { state: 'intact' }, coverage: { extent: 'whole' } });
    expect(first?.signingCertificate?.sha256).toBe(testSigner().holder.certificate.sha256);
    const evidence = await readPades(twice);
    expect(evidence.map(({ name, integrity }) => [name, integrity.state])).toEqual([
      ['One', 'intact'],
      ['Two', 'intact'],
    ]);
  });

  it('signs a field that waited for it, as ETSI has it', async () => {
    const waiting = update(unsignedContract(), { ...SIGNED_PARTS, 7: signatureField('Signature1', undefined) });
    const signed = await signedByPdfsig(await signingFolder(), bytesOf(waiting), '-etsi', '-sign', 'Signature1');
    const [first] = await readPades(signed);
    expect(first).toMatchObject({ name: 'Signature1', integrity: { state: 'intact' }, coverage: { extent: 'whole' } });
  });
});
