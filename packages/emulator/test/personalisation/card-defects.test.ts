import { createHash, X509Certificate } from 'node:crypto';

import { fromHex } from '@ciekit/core/bytes';
import { parseTlv } from '@ciekit/core/iso7816';
import {
  CARD_DEFECTS,
  formatCardImage,
  parseCardImage,
  specimenImage,
  specimenPki,
  TestPki,
  withDefect,
  type CardDefect,
  type CardImage,
  type HashedFile,
} from '@ciekit/emulator';
import { describe, expect, it } from 'vitest';

import { WEAK_GENERATOR, WEAK_MODULUS } from '../../src/personalisation/weak-dh-parameters.js';
import { readSecurityObject, type ReadSecurityObject } from './security-object-reader.js';

const GROUPS: Readonly<Record<string, HashedFile>> = {
  a1: '1001',
  a2: '1002',
  a3: '1003',
  a4: '1004',
  a5: '1005',
  '1b': 'D004',
};

const sodOf = (image: CardImage): ReadSecurityObject => readSecurityObject(fromHex(image.files['1006']));
const certificateOf = (image: CardImage): X509Certificate =>
  new X509Certificate(parseTlv(fromHex(image.files['1003'])).encoded);

/** Files whose hash in EF.SOD is not theirs. */
function wrongHashes(image: CardImage): HashedFile[] {
  const sod = sodOf(image);
  return sod.groups.flatMap(([number, hash]) => {
    const file = GROUPS[number]!;
    const content = fromHex(image.files[file]);
    const whole = file === '1001' || file === '1002' ? content : parseTlv(content).encoded;
    return createHash(sod.hashName).update(whole).digest('hex') === hash ? [] : [file];
  });
}

/** What each check of a host says of a card. */
function verdicts(image: CardImage) {
  const sod = sodOf(image);
  const csca = new X509Certificate(Buffer.from(image.pki.cscaCertificate, 'base64'));
  const subCa = new X509Certificate(Buffer.from(image.pki.subCaCertificate, 'base64'));
  const certificate = certificateOf(image);
  return {
    signature: sod.digestMatches && sod.signatureValid,
    issuer: sod.signer.verify(csca.publicKey),
    hashes: wrongHashes(image),
    internalKey: image.files['1004'].includes(image.keys.internalAuthentication.n),
    servicesKey: image.files['1005'].includes(image.keys.services.n),
    certificateIssuer: certificate.verify(subCa.publicKey),
    inDate: new Date(certificate.validTo) > new Date('2025-01-01T00:00:00Z'),
    dh: image.files.D004.includes(image.dh.p) && image.files.D004.includes(image.dh.g) ? image.dh : 'differs',
  };
}

const EXPECTED: Readonly<
  Record<CardDefect, (good: ReturnType<typeof verdicts>) => Partial<ReturnType<typeof verdicts>>>
> = {
  'wrong-sod-hash': () => ({ hashes: ['1004'] }),
  'foreign-sod-signer': () => ({ issuer: false }),
  'bad-sod-signature': () => ({ signature: false }),
  cloned: () => ({ internalKey: false }),
  'cloned-services-key': () => ({ servicesKey: false }),
  'wrong-certificate': () => ({ hashes: ['1003'] }),
  'expired-certificate': () => ({ inDate: false }),
  'weak-dh-generator': () => ({ dh: WEAK_GENERATOR }),
  'weak-dh-modulus': () => ({ dh: WEAK_MODULUS }),
};

describe.each([1, 2] as const)('defects of generation %i', (sodGeneration) => {
  const image = specimenImage({ sodGeneration });
  const good = verdicts(image);

  it('the specimen itself has none', () => {
    expect(good).toMatchObject({ signature: true, issuer: true, hashes: [], certificateIssuer: true, inDate: true });
    expect(good).toMatchObject({ internalKey: true, servicesKey: true, dh: image.dh });
  });

  it.each(CARD_DEFECTS)('%s is wrong in one thing only', (defect) => {
    const defective = withDefect(image, defect);
    expect(verdicts(defective)).toEqual({ ...good, ...EXPECTED[defect](good) });
    expect(defective.notice).toContain(defect);
    expect(formatCardImage(withDefect(image, defect))).toBe(formatCardImage(defective));
    expect(parseCardImage(formatCardImage(defective))).toEqual(defective);
    expect(defective.files['1003']).toHaveLength(image.files['1003'].length);
  });

  it.each(Object.values(GROUPS))('the hash of %s can be the wrong one', (file) => {
    expect(wrongHashes(withDefect(image, 'wrong-sod-hash', { file }))).toEqual([file]);
  });

  it('somebody else has another name, the same key and the same issuer', () => {
    const other = certificateOf(withDefect(image, 'wrong-certificate'));
    expect(other.subject).toContain('CN=SMPMRA80A01H501J/210987654321');
    expect(other.subject).not.toBe(certificateOf(image).subject);
    expect(other.publicKey.equals(certificateOf(image).publicKey)).toBe(true);
  });

  it('the expired certificate is the same person', () => {
    const expired = certificateOf(withDefect(image, 'expired-certificate'));
    expect(expired.subject).toBe(certificateOf(image).subject);
    expect(expired.validTo).toBe('Mar 12 23:59:59 2024 GMT');
  });
});

describe('defects that need a signature', () => {
  const foreign = (): TestPki => {
    const pki = JSON.parse(specimenPki().toJson()) as { authorities: Record<string, unknown> };
    const { authorities } = pki;
    for (const role of ['documentSigner1', 'documentSigner2', 'subCa']) authorities[role] = authorities['strangerCsca'];
    return TestPki.parse(JSON.stringify(pki));
  };

  it.each(['wrong-sod-hash', 'wrong-certificate', 'expired-certificate', 'weak-dh-generator'] as const)(
    '%s refuses an image of another PKI',
    (defect) => {
      expect(() => withDefect(specimenImage(), defect, { pki: foreign() })).toThrow(
        expect.objectContaining({ code: 'foreign-pki' }) as Error,
      );
    },
  );

  it('refuse an image whose files cannot be read', () => {
    const image = specimenImage();
    const broken = { ...image, files: { ...image.files, '1003': '00FF', '1006': 'FF' } };
    for (const defect of ['wrong-sod-hash', 'expired-certificate', 'bad-sod-signature'] as const) {
      expect(() => withDefect(broken, defect)).toThrow(expect.objectContaining({ code: 'invalid-field' }) as Error);
    }
  });
});
