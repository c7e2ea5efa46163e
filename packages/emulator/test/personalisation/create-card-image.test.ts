import { createHash, createPublicKey, X509Certificate } from 'node:crypto';

import { fromHex } from '@ciekit/core/bytes';
import { parseTlv, parseTlvs, unwrapTlv } from '@ciekit/core/iso7816';
import {
  ATR_PROFILE_NAMES,
  createCardImage,
  formatCardImage,
  parseCardImage,
  specimenImage,
  specimenPki,
  type CardImage,
} from '@ciekit/emulator';
import { describe, expect, it } from 'vitest';

import { rsaPrivateKeyObject } from '../../src/personalisation/rsa-key.js';
import { openssl, opensslAvailable, pem } from './openssl.js';
import { readSecurityObject } from './security-object-reader.js';

const file = (image: CardImage, name: keyof CardImage['files']): Uint8Array => fromHex(image.files[name]);
const certificateOf = (image: CardImage): Uint8Array => parseTlv(file(image, '1003')).encoded;
const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

describe('createCardImage', () => {
  it('refuses files that are too small', () => {
    const error = (path: string): Error => expect.objectContaining({ code: 'file-too-small', path }) as Error;
    expect(() => createCardImage({ seed: 's', fileSizes: { certificate: 1_000 } })).toThrow(
      error('fileSizes.certificate'),
    );
    expect(() => createCardImage({ seed: 's', fileSizes: { sod: 1_000 } })).toThrow(error('fileSizes.sod'));
  });

  it('makes what was asked for', () => {
    const image = createCardImage({
      profile: 'stm2',
      sodGeneration: 1,
      seed: 'somebody',
      holder: {
        surname: 'DELLA VALLÈ',
        givenName: 'ÉLISE MARIE',
        birthDate: '2001-02-28',
        sex: 'F',
        citizenship: 'FR',
      },
      documentNumber: 'AX12345YZ',
      servicesId: '000000000001',
      validity: { notBefore: '2025-01-02', notAfter: '2035-02-28' },
      codes: { pin: '13572468', puk: '86427531' },
      fileSizes: { certificate: 2_048, sod: 3_000 },
    });
    const certificate = new X509Certificate(certificateOf(image));
    expect(certificate.subject.split('\n')).toEqual([
      'C=FR',
      'serialNumber=IDCIT-AX12345YZ',
      'SN=DELLA VALLÈ',
      'GN=ÉLISE MARIE',
      expect.stringMatching(/^CN=DLLLMR01B68H501[A-Z]\/000000000001$/),
    ]);
    expect(certificate.validFrom).toBe('Jan  2 00:00:00 2025 GMT');
    expect(certificate.validTo).toBe('Feb 28 23:59:59 2035 GMT');
    expect(image.codes).toEqual({ pin: '13572468', puk: '86427531' });
    expect(Buffer.from(file(image, '1001')).toString()).toBe('000000000001');
    expect(Buffer.from(file(image, '1002')).toString()).toBe('AX12345YZ');
    expect(file(image, '1003')).toHaveLength(2_048);
    expect(file(image, '1006')).toHaveLength(3_000);
    expect(readSecurityObject(file(image, '1006')).ldsVersion).toBe(0);
    expect(parseCardImage(formatCardImage(image))).toEqual(image);
  });

  it('gives the same card for the same seed, another for another, a new one without', () => {
    const text = formatCardImage(createCardImage({ seed: 'one' }));
    expect(formatCardImage(createCardImage({ seed: 'one' }))).toBe(text);
    const others = [createCardImage({ seed: 'two' }), createCardImage(), createCardImage()];
    expect(new Set([text, ...others.map(formatCardImage)]).size).toBe(4);
    for (const other of others) expect(readSecurityObject(file(other, '1006')).signatureValid).toBe(true);
  });
});

describe('the files of a card', () => {
  const image = specimenImage();

  it('have the sizes of section 1', () => {
    const sizes = Object.fromEntries(Object.entries(image.files).map(([name, hex]) => [name, hex.length / 2]));
    expect(sizes).toMatchObject({ D003: 12, D004: 564, '1001': 12, '1002': 9, '1003': 4096, '1004': 270, '1005': 270 });
    expect(certificateOf(image).length).toBeGreaterThan(1_650);
    expect(certificateOf(image).length).toBeLessThan(1_750);
    expect(
      file(image, '1003')
        .subarray(certificateOf(image).length)
        .every((byte) => byte === 0),
    ).toBe(true);
  });

  it('EF.DH holds the parameters that GET DATA gives', () => {
    const objects = parseTlvs(unwrapTlv(file(image, 'D004'), [0x7f49, 0x7f49]));
    expect(objects.map(({ tag, value }) => [tag, Buffer.from(value).toString('hex').toUpperCase()])).toEqual([
      [0x81, image.dh.p],
      [0x82, image.dh.q],
      [0x83, image.dh.g],
    ]);
  });

  it('EF 1004 and 1005 and the certificate hold the public halves of the keys', () => {
    const pkcs1 = (key: CardImage['keys']['holder']): Buffer =>
      createPublicKey(rsaPrivateKeyObject(key)).export({ format: 'der', type: 'pkcs1' });
    expect(Buffer.from(file(image, '1004'))).toEqual(pkcs1(image.keys.internalAuthentication));
    expect(Buffer.from(file(image, '1005'))).toEqual(pkcs1(image.keys.services));
    const certificate = new X509Certificate(certificateOf(image));
    expect(certificate.checkPrivateKey(rsaPrivateKeyObject(image.keys.holder))).toBe(true);
    expect(new Set(Object.values(image.keys).map(({ n }) => n)).size).toBe(3);
  });

  it('EF.CardAccess is that of a real card', () => {
    expect(image.files['011C']).toBe('31143012060A04007F00070202040101020102020102');
  });

  it.each(ATR_PROFILE_NAMES)('EF.ATR of %s says whether extended length is taken', (profile) => {
    const objects = parseTlvs(file(specimenImage({ profile }), '2F01'));
    const capabilities = objects.find(({ tag }) => tag === 0x47)!.value;
    expect(capabilities).toHaveLength(3);
    expect(capabilities[2]! & 0x80, 'chaining').toBe(0x80);
    const extended = !['gemalto', 'stm', 'stm2', 'stm3'].includes(profile);
    expect((capabilities[2]! & 0x40) !== 0).toBe(extended);
    const lengths = objects.find(({ tag }) => tag === 0x7f66);
    expect(lengths !== undefined).toBe((capabilities[2]! & 0x20) !== 0);
    if (lengths !== undefined) expect(Buffer.from(lengths.value).toString('hex')).toBe('020204d6020207e3');
  });
});

describe.each([1, 2] as const)('EF.SOD of generation %i', (sodGeneration) => {
  const image = specimenImage({ sodGeneration });
  const sod = readSecurityObject(file(image, '1006'));

  it('has the form of its generation', () => {
    expect({ ...sod, cms: undefined, groups: sod.groups.map(([number]) => number), signer: undefined }).toEqual({
      cms: undefined,
      signer: undefined,
      ldsVersion: sodGeneration - 1,
      ldsVersionInfo: sodGeneration === 1 ? [] : ['0108', '040000'],
      groups: sodGeneration === 1 ? ['a1', 'a2', 'a3', 'a4', 'a5', '1b'] : ['a5', '1b', 'a4', 'a3', 'a2', 'a1'],
      hashName: sodGeneration === 1 ? 'sha256' : 'sha512',
      hashAlgorithmHasNull: sodGeneration === 1,
      digestMatches: true,
      signatureValid: true,
    });
  });

  it('lists the hashes of the files without their padding', () => {
    const contents: Record<string, Uint8Array> = {
      a1: file(image, '1001'),
      a2: file(image, '1002'),
      a3: certificateOf(image),
      a4: file(image, '1004'),
      a5: file(image, '1005'),
      '1b': file(image, 'D004'),
    };
    for (const [number, hash] of sod.groups) {
      expect(createHash(sod.hashName).update(contents[number]!).digest('hex'), number).toBe(hash);
    }
  });

  it('is signed below the country signer that the image names', () => {
    const csca = new X509Certificate(fromBase64(image.pki.cscaCertificate));
    expect(sod.signer.verify(csca.publicKey)).toBe(true);
    expect(Buffer.from(sod.signer.raw).toString('base64')).toBe(image.pki.documentSignerCertificate);
  });

  it.skipIf(!opensslAvailable)('satisfies openssl cms', () => {
    const verifySod = (anchor: Uint8Array): ReturnType<typeof openssl> =>
      openssl(
        { sod: sod.cms, 'csca.pem': pem(anchor) },
        ...['cms', '-verify', '-inform', 'der', '-in', 'sod', '-CAfile', 'csca.pem', '-purpose', 'any'],
      );
    expect(verifySod(fromBase64(image.pki.cscaCertificate)).text).toContain('CMS Verification successful');
    expect(verifySod(specimenPki().authorities.strangerCsca.certificate).ok).toBe(false);
  });
});

describe.skipIf(!opensslAvailable)('openssl on the holder certificate', () => {
  const image = specimenImage();
  const certificate = certificateOf(image);

  it('verifies the chain for TLS clients', () => {
    const run = openssl(
      {
        'root.pem': pem(fromBase64(image.pki.rootCaCertificate)),
        'sub.pem': pem(fromBase64(image.pki.subCaCertificate)),
        'holder.pem': pem(certificate),
      },
      ...['verify', '-x509_strict', '-purpose', 'sslclient', '-policy', '1.3.76.47.4', '-attime', '1780000000'],
      ...['-CAfile', 'root.pem', '-untrusted', 'sub.pem', 'holder.pem'],
    );
    expect(run.text).toContain('holder.pem: OK');
  });

  it('shows the profile of section 3', () => {
    const { text } = openssl(
      { c: certificate },
      'x509',
      '-inform',
      'der',
      '-in',
      'c',
      '-noout',
      '-text',
      '-nameopt',
      'utf8,sep_comma_plus',
    );
    const lines = [
      'Version: 3',
      'Signature Algorithm: sha256WithRSAEncryption',
      'serialNumber=IDCIT-CA00000AA',
      'SN=SPECIMEN',
      'GN=ANNA',
      'CN=SPCNNA85C52H501U/123456789012',
      'X509v3 Key Usage: critical\n                Digital Signature\n',
      'X509v3 Extended Key Usage: \n                TLS Web Client Authentication\n',
      'OCSP - URI:http://ocsp.cie-test.invalid/',
      'URI:http://crl.cie-test.invalid/ciesubca.crl',
      'Policy: 1.3.76.47.4',
      'CPS: http://crl.cie-test.invalid/cps.html',
      'Explicit Text: TEST – NOT VALID.',
      'X509v3 Subject Key Identifier',
      'X509v3 Authority Key Identifier',
    ];
    for (const line of lines) expect(text).toContain(line);
  });
});
