import { Certificate, GRACE_PERIOD_DAYS, judgeHolderCertificate, readHolderIdentity, TrustStore } from '@ciekit/pki';
import { describe, expect, it } from 'vitest';
import { bmp, name, oid, sequence, set, teletex, utf8 } from './support/der-writer.js';
import { codeOf } from './support/errors.js';
import { specimen } from './support/specimen.js';
import { entity, extendedKeyUsage, keyUsage, NOW } from './support/test-pki.js';

type Attributes = Readonly<Record<string, string | Uint8Array>>;
const holder: Attributes = {
  C: 'IT',
  serialNumber: 'IDCIT-CA00000AA',
  SN: 'ROSSI',
  GN: 'MARIA',
  CN: 'RSSMRA80A41H501X/123456789012',
};
const identity = (changes: Attributes, left: readonly string[] = []) => {
  const attributes = Object.fromEntries(
    Object.entries({ ...holder, ...changes }).filter(([type]) => !left.includes(type)),
  );
  return readHolderIdentity(entity('end', '', { subject: name(attributes) }).certificate);
};

describe('readHolderIdentity refuses', () => {
  it.each<[string, Attributes]>([
    ['no slash', { CN: 'RSSMRA80A41H501X123456789012' }],
    ['a short fiscal code', { CN: 'RSSMRA80A41H501/123456789012' }],
    ['a NIS of 11 digits', { CN: 'RSSMRA80A41H501X/12345678901' }],
    ['a NIS with letters', { CN: 'RSSMRA80A41H501X/12345678901A' }],
    ['something after the NIS', { CN: 'RSSMRA80A41H501X/123456789012/x' }],
    ['a passport number', { serialNumber: 'PASIT-CA00000AA' }],
    ['no document number', { serialNumber: 'IDCIT-' }],
    ['control characters in the document number', { serialNumber: 'IDCIT-CA00\u001b000' }],
  ])('%s', (_, changes) => {
    expect(codeOf(() => identity(changes))).toBe('not-a-holder-certificate');
  });

  it.each(['CN', 'serialNumber'])('a subject without %s', (type) => {
    expect(codeOf(() => identity({}, [type]))).toBe('not-a-holder-certificate');
  });

  it('two common names, whichever of them fits', () => {
    const commonName = set(sequence(oid('2.5.4.3'), utf8('RSSMRA80A41H501X/123456789012')));
    const other = set(sequence(oid('2.5.4.3'), utf8('VRDLGU80A01H501X/999999999999')));
    const serial = set(sequence(oid('2.5.4.5'), utf8('IDCIT-CA00000AA')));
    const twice = entity('end', '', { subject: sequence(serial, commonName, other) });
    expect(codeOf(() => readHolderIdentity(twice.certificate))).toBe('not-a-holder-certificate');
  });
});

describe('readHolderIdentity', () => {
  it('reads the subject of a CIE certificate', () => {
    const notAfter = new Date('2034-05-06T23:59:59Z');
    const certificate = entity('end', '', { subject: name(holder), notAfter }).certificate;
    expect(readHolderIdentity(certificate)).toEqual({
      fiscalCode: 'RSSMRA80A41H501X',
      servicesId: '123456789012',
      surname: 'ROSSI',
      givenName: 'MARIA',
      documentNumber: 'CA00000AA',
      citizenship: 'IT',
      notBefore: certificate.notBefore,
      notAfter,
      usableUntil: new Date('2034-08-04T23:59:59Z'),
    });
    expect(GRACE_PERIOD_DAYS).toBe(90);
  });

  it('takes 2.5.4.4 for the surname and 2.5.4.42 for the given name', () => {
    const { surname, givenName } = identity({ '2.5.4.4': 'UNO', '2.5.4.42': 'DUE' }, ['SN', 'GN']);
    expect([surname, givenName]).toEqual(['UNO', 'DUE']);
  });

  it('keeps names as the registry writes them, whatever string type they come in', () => {
    const { surname, givenName, citizenship } = identity({ SN: bmp("D'ANGELÒ ŠĆ"), GN: teletex('NICOLÒ'), C: 'ro' });
    expect([surname, givenName, citizenship]).toEqual(["D'ANGELÒ ŠĆ", 'NICOLÒ', 'RO']);
  });

  it('accepts a person with one name, and a provisional fiscal code', () => {
    expect(identity({ CN: '12345678901/123456789012' }, ['GN'])).toMatchObject({
      givenName: undefined,
      fiscalCode: '12345678901',
    });
  });

  it('reads the software card, which other hands personalised', () => {
    const file = specimen(2).files.get(0xa3) ?? new Uint8Array();
    expect(readHolderIdentity(Certificate.fromPaddedFile(file))).toMatchObject({
      surname: 'SPECIMEN',
      servicesId: '123456789012',
      documentNumber: 'CA00000AA',
    });
  });
});

describe('judgeHolderCertificate', () => {
  const root = entity('authority', 'root');
  const issuer = entity('authority', 'issuing', { by: root });
  const store = TrustStore.empty();
  store.add(root.der, { purpose: 'holder-issuer', trustUnpinned: true });
  store.add(issuer.der);
  const judge = (...more: Uint8Array[]) =>
    judgeHolderCertificate(entity('end', 'holder', { by: issuer, more }).certificate, store, NOW);

  it('refuses one that is not for authentication', () => {
    // emailProtection
    expect(judge(extendedKeyUsage('1.3.6.1.5.5.7.3.4'))).toMatchObject({ status: 'invalid', reason: 'key-usage' });
    const forKeys = entity('end', 'holder', { by: issuer, extensions: [keyUsage(0x20)] });
    expect(judgeHolderCertificate(forKeys.certificate, store, NOW)).toMatchObject({
      status: 'invalid',
      reason: 'key-usage',
    });
  });

  it('knows nothing of the chips’ authorities', () => {
    const other = TrustStore.empty();
    other.add(root.der, { purpose: 'chip-signer', trustUnpinned: true });
    const certificate = entity('end', 'holder', { by: root }).certificate;
    expect(judgeHolderCertificate(certificate, other, NOW).status).toBe('no-anchor');
  });

  it('trusts one that chains to the root', () => {
    expect(judge(extendedKeyUsage('1.3.6.1.5.5.7.3.2'))).toMatchObject({ status: 'trusted', anchor: root.certificate });
    expect(judge().status).toBe('trusted');
  });

  it('judges the software card', () => {
    const { files, rootCa, subCa } = specimen(2);
    const certificate = Certificate.fromPaddedFile(files.get(0xa3) ?? new Uint8Array());
    const specimens = TrustStore.empty();
    expect(judgeHolderCertificate(certificate, specimens, NOW).status).toBe('no-anchor');
    specimens.add(rootCa, { purpose: 'holder-issuer', trustUnpinned: true });
    expect(judgeHolderCertificate(certificate, specimens, NOW).status).toBe('no-anchor');
    specimens.add(subCa);
    expect(judgeHolderCertificate(certificate, specimens, NOW)).toMatchObject({
      status: 'trusted',
      path: { length: 3 },
    });
  });
});
