/** `openssl cms` as the judge of our files, and as the maker of files for us to read. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { skipWithout } from '../../../pkcs11/test/support/installed.js';
import { run } from '../../../pkcs11/test/support/program.js';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { answerTimestampRequest, fetchFrom } from '../../../pki/test/support/tsa.js';
import type { Entity } from '../../../pki/test/support/test-pki.js';
import { addSigner, counterSign } from '../../src/cades/add-signer.js';
import { extendCades } from '../../src/cades/extend-cades.js';
import { readCades } from '../../src/cades/read-cades.js';
import { contentStream, signCades } from '../../src/cades/sign-cades.js';
import { bytesSource, fileSource } from '../../src/cms/byte-source.js';
import { timestampClient } from '../../src/timestamp/timestamp-client.js';
import { collect, contentOfSource } from '../support/files.js';

const pki = signingPki({ at: new Date() });
const maria = softwareSigner(pki.cie, [pki.subCa, pki.root]);
const paola = softwareSigner(pki.cie2, [pki.subCa, pki.root]);
const quality = softwareSigner(pki.qualified, [pki.subCa]);
/** Longer than one piece of a stream, with every byte value. */
const CONTENT = Uint8Array.from({ length: 20_000 }, (_, index) => (index * 7) % 256);
const signingTime = new Date();

const timestamp = timestampClient({
  url: 'http://tsa.test/',
  fetch: fetchFrom((request) => answerTimestampRequest(request, pki.tsa, { time: new Date() })),
});
const validationData = () =>
  Promise.resolve({
    certificates: [pki.root.der, pki.subCa.der, pki.tsa.der],
    ocspResponses: [pki.ocsp(pki.cie)],
    crls: [pki.rootCrl()],
  });

let folder = '';
const place = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openssl-cms-'));
  await writeFile(place('content'), CONTENT);
  await writeFile(place('root.pem'), pki.root.certificate.toPem());
  await writeFile(place('issuer.pem'), pki.subCa.certificate.toPem());
  for (const name of ['cie', 'cie2', 'ec'] as const) {
    const person: Entity = pki[name];
    await writeFile(place(`${name}.pem`), person.certificate.toPem());
    await writeFile(place(`${name}.key`), person.key.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  }
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function openssl(...args: readonly string[]): Promise<void> {
  const { code, text } = await run('openssl', args, { cwd: folder });
  expect(code, text).toBe(0);
}

/** Fails unless openssl accepts every signer of the file, chain included, and finds the content in it. */
async function expectAccepted(file: Uint8Array, detached = false): Promise<void> {
  await writeFile(place('file.p7m'), file);
  const content = detached ? ['-content', 'content'] : [];
  await openssl(
    ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'file.p7m', ...content],
    ...['-CAfile', 'root.pem', '-purpose', 'any', '-out', 'verified'],
  );
  expect(Buffer.compare(await readFile(place('verified')), CONTENT)).toBe(0);
}

const content = () => contentStream(bytesSource(CONTENT));
const states = async (file: Uint8Array, detached = false) => {
  const detachedContent = detached ? bytesSource(CONTENT) : undefined;
  const { signatures } = await readCades(bytesSource(file), { detachedContent });
  return signatures.map(({ integrity }) => integrity.state);
};

describe.skipIf(skipWithout('openssl'))('openssl cms -verify', () => {
  it.each([
    ['attached', {}],
    ['attached with a time', { signingTime }],
    ['detached', { detached: true, signingTime }],
    ['attached, level T', { signingTime, timestamp }],
    ['detached, level T', { detached: true, timestamp }],
  ])('accepts a file that is %s', async (_how, options) => {
    await expectAccepted(await collect(signCades(content(), maria, options)), 'detached' in options);
  });

  it('accepts files with up to three signers, and a counter-signature', async () => {
    const one = await collect(signCades(content(), maria, { signingTime }));
    const two = await collect(addSigner(bytesSource(one), paola, { signingTime, timestamp }));
    const three = await collect(addSigner(bytesSource(two), quality, { signingTime }));
    const counterSigned = await collect(counterSign(bytesSource(three), maria, { signerNumber: 2, signingTime }));
    for (const file of [one, two, three, counterSigned]) await expectAccepted(file);
    expect(await states(counterSigned)).toEqual(['intact', 'intact', 'intact']);
  });

  it('accepts a detached file with up to three signers, and a counter-signature', async () => {
    const detachedContent = bytesSource(CONTENT);
    const one = await collect(signCades(content(), maria, { signingTime, detached: true }));
    const two = await collect(addSigner(bytesSource(one), paola, { signingTime, timestamp, detachedContent }));
    const three = await collect(addSigner(bytesSource(two), quality, { signingTime, detachedContent }));
    const counterSigned = await collect(counterSign(bytesSource(three), maria, { signerNumber: -1, signingTime }));
    for (const file of [one, two, three, counterSigned]) await expectAccepted(file, true);
    expect(await states(counterSigned, true)).toEqual(['intact', 'intact', 'intact']);
    const { signatures } = await readCades(bytesSource(counterSigned), { detachedContent });
    // Signers are a SET: the countersigned one need not be the last any more.
    expect(signatures.map(({ counterSignatures }) => counterSignatures.length).toSorted()).toEqual([0, 0, 1]);
  });

  it('adds to a detached file that openssl made with another hash, but not for another content', async () => {
    const signerOf = ['-signer', 'cie.pem', '-inkey', 'cie.key', '-md', 'sha512', '-outform', 'DER'];
    await openssl(...['cms', '-sign', '-binary', '-in', 'content', '-out', 'made.p7s'], ...signerOf);
    const made = bytesSource(await readFile(place('made.p7s')));
    const both = await collect(addSigner(made, paola, { signingTime, detachedContent: bytesSource(CONTENT) }));
    await writeFile(place('file.p7m'), both);
    await openssl(
      ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'file.p7m', '-content', 'content'],
      ...['-CAfile', 'root.pem', '-certfile', 'issuer.pem', '-purpose', 'any', '-out', 'verified'],
    );
    expect(await states(both, true)).toEqual(['intact', 'intact']);
    const other = collect(addSigner(made, paola, { detachedContent: bytesSource(CONTENT.slice(1)) }));
    await expect(other).rejects.toMatchObject({ code: 'content-mismatch' });
  });

  it.each(['t', 'lt', 'lta'] as const)('accepts a file that was extended to %s', async (level) => {
    for (const detached of [false, true]) {
      const file = await collect(signCades(content(), maria, { signingTime, detached }));
      const detachedContent = detached ? bytesSource(CONTENT) : undefined;
      const options = { timestamp, validationData, detachedContent };
      await expectAccepted(await collect(extendCades(bytesSource(file), level, options)), detached);
    }
  });

  it('refuses our file when one byte of the content changed: it does look', async () => {
    const file = await collect(signCades(content(), maria));
    file[1_000] = (file[1_000] ?? 0) ^ 1;
    await expect(expectAccepted(file)).rejects.toThrow();
    expect(await states(file)).toEqual(['broken']);
  });

  it('accepts our signer and its own in a file that it wrote as a stream', async () => {
    const ec = ['-signer', 'ec.pem', '-inkey', 'ec.key', '-certfile', 'issuer.pem'];
    const files = ['-in', 'content', '-out', 'theirs.p7m', '-outform', 'DER'];
    await openssl('cms', '-sign', '-binary', '-nodetach', '-stream', ...ec, ...files);
    await using theirs = await fileSource(place('theirs.p7m'));
    const both = await collect(addSigner(theirs, maria, { signingTime }));
    await expectAccepted(both);
    expect(await states(both)).toEqual(['intact', 'intact']);
    const counterSigned = await collect(counterSign(theirs, maria, { signerNumber: 1 }));
    await expectAccepted(counterSigned);
  });
});

describe.skipIf(skipWithout('openssl'))('a file by openssl cms -sign', () => {
  const CIE = ['-signer', 'cie.pem', '-inkey', 'cie.key', '-certfile', 'issuer.pem'];
  const EC = ['-signer', 'ec.pem', '-inkey', 'ec.key', '-certfile', 'issuer.pem'];
  const PSS = ['-keyopt', 'rsa_padding_mode:pss'];
  const NOTE = 'signing-certificate-reference-missing';

  it.each<[string, readonly string[], readonly string[]]>([
    ['attached', ['-nodetach', ...CIE], [NOTE]],
    ['with -cades', ['-nodetach', '-cades', ...CIE], []],
    ['with -stream', ['-nodetach', '-stream', '-cades', ...CIE], []],
    ['with -nosmimecap', ['-nodetach', '-nosmimecap', ...CIE], [NOTE]],
    ['detached', ['-cades', ...CIE], []],
    ['with the key identifier', ['-nodetach', '-keyid', ...CIE], [NOTE]],
    ['with SHA-384', ['-nodetach', '-cades', '-md', 'sha384', ...CIE], []],
    ['with SHA-1', ['-nodetach', '-md', 'sha1', ...CIE], ['weak-digest', NOTE]],
    ['with PSS', ['-nodetach', '-cades', ...CIE, ...PSS], []],
    ['with PSS and SHA-512', ['-nodetach', '-cades', '-md', 'sha512', ...CIE, ...PSS], []],
    ['with PSS and SHA-256, MGF1 SHA-1', ['-nodetach', '-cades', ...CIE, ...PSS, '-keyopt', 'rsa_mgf1_md:sha1'], []],
    ['with ECDSA', ['-nodetach', '-cades', ...EC], []],
    ['with ECDSA and SHA-512', ['-nodetach', '-cades', '-md', 'sha512', ...EC], []],
    ['without attributes', ['-nodetach', '-noattr', ...CIE], ['signed-attributes-missing']],
    ['without attributes, ECDSA', ['-nodetach', '-noattr', '-stream', ...EC], ['signed-attributes-missing']],
    ['without attributes, PSS', ['-noattr', ...CIE, ...PSS], ['signed-attributes-missing']],
  ])('%s is read right', async (_how, args, codes) => {
    await openssl('cms', '-sign', '-binary', '-in', 'content', '-out', 'theirs.p7m', '-outform', 'DER', ...args);
    await using file = await fileSource(place('theirs.p7m'));
    const detachedContent = args.includes('-nodetach') ? undefined : bytesSource(CONTENT);
    const { signatures, content: found } = await readCades(file, { detachedContent });
    expect(signatures.map(({ integrity }) => integrity.state)).toEqual(['intact']);
    expect(signatures[0]?.integrity.findings.map(({ code }) => code)).toEqual(codes);
    expect(Buffer.compare(await contentOfSource(found!), CONTENT)).toBe(0);
    const theirs = new Uint8Array(await readFile(place('theirs.p7m')));
    // The last bytes are the signature value's.
    theirs[theirs.length - 8] = (theirs[theirs.length - 8] ?? 0) ^ 1;
    if (!args.includes('-stream')) expect(await states(theirs, detachedContent !== undefined)).toEqual(['broken']);
  });

  it('with several signers, in PEM', async () => {
    const others = ['-signer', 'ec.pem', '-inkey', 'ec.key', '-signer', 'cie2.pem', '-inkey', 'cie2.key'];
    const files = ['-in', 'content', '-out', 'several.pem', '-outform', 'PEM', '-nodetach', '-stream'];
    await openssl('cms', '-sign', '-binary', '-cades', ...files, ...CIE, ...others);
    await using file = await fileSource(place('several.pem'));
    const { signatures, wrapping, content: found } = await readCades(file);
    expect({ wrapping, states: signatures.map(({ integrity }) => integrity.state) }).toEqual({
      wrapping: 'pem',
      states: ['intact', 'intact', 'intact'],
    });
    expect(Buffer.compare(await contentOfSource(found!), CONTENT)).toBe(0);
  });

  it('added to by openssl, is still ours', async () => {
    await writeFile(place('ours.p7m'), await collect(signCades(content(), maria)));
    const files = ['-in', 'ours.p7m', '-inform', 'DER', '-out', 'both.p7m', '-outform', 'DER'];
    await openssl('cms', '-resign', '-cades', '-nodetach', ...files, '-signer', 'ec.pem', '-inkey', 'ec.key');
    expect(await states(new Uint8Array(await readFile(place('both.p7m'))))).toEqual(['intact', 'intact']);
  });
});
