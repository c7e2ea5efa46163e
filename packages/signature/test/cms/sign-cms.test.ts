import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSignerInfo, signerInfoPlaceholder, withUnsignedAttributes } from '../../src/cms/sign-cms.js';
import { detachedSignedData } from '../../src/cms/signed-data-writer.js';
import { readSignedData } from '../../src/cms/read-signed-data.js';
import { contentInMemory, verifySignerInfo } from '../../src/cms/signature-mathematics.js';
import { readCertificates } from '../../src/cms/signer-certificate.js';
import { encodeAttribute } from '../../src/cms/signed-attributes.js';
import { derOctets } from '../../src/cms/der-values.js';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';

const pki = signingPki();
const CONTENT = new Uint8Array(Buffer.from('Si chiede il rilascio del certificato.\n'));
const rsaSigner = () => softwareSigner(pki.cie, [pki.subCa]);
const ecSigner = () => softwareSigner(pki.ec, [pki.subCa]);

const digest = new Uint8Array(createHash('sha256').update(CONTENT).digest());
const signingTime = new Date('2026-03-01T10:00:00Z');

describe('createSignerInfo', () => {
  it('makes a signature that verifies, with the attributes of a baseline signature', async () => {
    const signer = rsaSigner();
    const { encoded } = await createSignerInfo(signer, { digest, signingTime });
    const certificates = [signer.certificate, ...signer.issuers];
    const file = detachedSignedData({ signerInfos: [encoded], certificates });
    const signedData = readSignedData(file);
    expect(signedData).toMatchObject({ contentType: '1.2.840.113549.1.7.1', content: undefined, end: file.length });
    const [info] = signedData.signerInfos;
    expect(info?.signedAttributes?.attributes.map(({ type }) => type)).toEqual([
      '1.2.840.113549.1.9.3',
      '1.2.840.113549.1.9.5',
      '1.2.840.113549.1.9.4',
      '1.2.840.113549.1.9.16.2.47',
    ]);
    const judgement = await verifySignerInfo(
      info!,
      contentInMemory(signedData.contentType, CONTENT),
      readCertificates(signedData.certificates),
    );
    expect(judgement.integrity).toEqual({ state: 'intact', findings: [] });
    expect(judgement).toMatchObject({ digestAlgorithm: 'sha256', claimedTime: signingTime });
    expect(judgement.certificate?.der).toEqual(signer.certificate);
  });

  it('leaves out the signing time for a PDF', async () => {
    const { encoded } = await createSignerInfo(rsaSigner(), { digest });
    expect(Buffer.from(encoded).includes(Buffer.from('2a864886f70d010905', 'hex'))).toBe(false);
  });

  it('knows its length before there is a signature', async () => {
    const signer = rsaSigner();
    const { encoded } = await createSignerInfo(signer, { digest, signingTime });
    expect(signerInfoPlaceholder(signer, { signingTime })).toHaveLength(encoded.length);
  });

  it('refuses a value that the certificate does not verify, before anything is written', async () => {
    const signer = { ...rsaSigner(), sign: () => Promise.resolve(new Uint8Array(256)) };
    await expect(createSignerInfo(signer, { digest })).rejects.toMatchObject({ code: 'signature-value' });
  });

  it('refuses a certificate of another kind of key', async () => {
    await expect(createSignerInfo(ecSigner(), { digest })).rejects.toMatchObject({ code: 'unsupported-algorithm' });
  });

  it('does not ask the key once cancelled', async () => {
    const signal = AbortSignal.abort();
    await expect(createSignerInfo(rsaSigner(), { digest, signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('keeps what is signed when unsigned attributes come twice', async () => {
    const { encoded } = await createSignerInfo(rsaSigner(), { digest });
    const once = withUnsignedAttributes(encoded, [encodeAttribute('1.2.3.5', derOctets(digest))]);
    const twice = withUnsignedAttributes(once, [encodeAttribute('1.2.3.4', derOctets(digest))]);
    const read = (signerInfo: Uint8Array) =>
      readSignedData(detachedSignedData({ signerInfos: [signerInfo], certificates: [] })).signerInfos[0];
    expect(read(twice)?.signedFields).toEqual(read(encoded)?.signedFields);
    expect(read(twice)?.unsignedAttributes?.attributes.map(({ type }) => type)).toEqual(['1.2.3.4', '1.2.3.5']);
  });
});
