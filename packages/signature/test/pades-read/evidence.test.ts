/** What a signature says besides being intact: times, reason, level, certificates, time stamps, other SubFilters. */
import { describe, expect, it } from 'vitest';
import { attribute } from '../../../pki/test/support/test-sod.js';
import { timestampAuthority, timestampToken } from '../../../pki/test/support/tsa.js';
import { entity, NOW } from '../../../pki/test/support/test-pki.js';
import { readPades } from '../../src/pades/read.js';
import { acroForm, catalog, page, signatureField, signedContract } from '../support/contract.js';
import { cms, digest, testSigner } from '../support/raw-cms.js';
import { bytesOf, sign, stream, update } from '../support/raw-pdf.js';

const SIGNATURE_TIMESTAMP = '1.2.840.113549.1.9.16.2.14';
const tsa = timestampAuthority(entity('authority', 'Authority of time stamps'));

/** A document time stamp in a field of its own, as an update. */
function stamped(pdf: string, number: number, store = '', badImprint = false): string {
  return sign(
    pdf,
    {
      1: catalog(`/Metadata 13 0 R ${store}`),
      3: page(`/Contents 4 0 R /Annots [8 0 R 11 0 R 7 0 R ${number} 0 R]`),
      5: acroForm(`8 0 R 7 0 R ${number} 0 R`),
      [number]: signatureField('Stamp', number + 1),
    },
    {
      number: number + 1,
      type: 'DocTimeStamp',
      subFilter: 'ETSI.RFC3161',
      make: (bytes) => timestampToken({ tsa, imprint: digest(badImprint ? bytes.subarray(1) : bytes) }),
    },
  );
}

function stored(pdf: string): string {
  const { authority } = testSigner();
  const certificate = stream(Buffer.from(authority.der).toString('latin1'));
  const store = '<< /Certs [91 0 R] /OCSPs [92 0 R] /CRLs [93 0 R] /VRI << >> >>';
  const parts = { 90: store, 91: certificate, 92: stream('answer'), 93: stream('list') };
  return update(pdf, { 1: catalog('/Metadata 13 0 R /DSS 90 0 R '), ...parts });
}

describe('what is said in the dictionary', () => {
  it.each([
    ['D:20260102030405Z', '2026-01-02T03:04:05.000Z'],
    ["D:20260102030405+01'00'", '2026-01-02T02:04:05.000Z'],
    ["D:20260102030405-01'30", '2026-01-02T04:34:05.000Z'],
    ['D:20260102', '2026-01-02T00:00:00.000Z'],
    ['D:20260230', undefined],
    ['yesterday', undefined],
  ])('M %s', async (date, expected) => {
    const [first] = await readPades(bytesOf(signedContract({ entries: `/M (${date})` })));
    expect(first?.claimedTime?.toISOString()).toBe(expected);
  });

  it('reason and place, in UTF-16 too', async () => {
    const entries = '/Reason (Approved) /Location <FEFF0052006F006D0061>';
    const [first] = await readPades(bytesOf(signedContract({ entries })));
    expect(first).toMatchObject({ reason: 'Approved', place: 'Roma', format: 'pades', digestAlgorithm: 'sha256' });
  });
});

describe('levels', () => {
  it('B, then LT without a time stamp is still B', async () => {
    const [first] = await readPades(bytesOf(stored(signedContract())));
    expect(first?.level).toBe('b');
    expect(first?.certificates).toHaveLength(3);
    expect(first?.ocspResponses.map((value) => Buffer.from(value).toString())).toEqual(['answer']);
    expect(first?.crls.map((value) => Buffer.from(value).toString())).toEqual(['list']);
  });

  it('T with a signature time stamp', async () => {
    const { holder } = testSigner();
    const pdf = signedContract({
      make: (bytes) => {
        const plain = cms(bytes);
        // The signature value is what the CMS ends with.
        const token = timestampToken({ tsa, imprint: digest(plain.subarray(-256)) });
        return cms(bytes, { unsigned: [attribute(SIGNATURE_TIMESTAMP, token)] });
      },
    });
    const [first] = await readPades(bytesOf(pdf));
    expect(first).toMatchObject({
      level: 't',
      timestamps: [{ kind: 'signature', time: NOW, integrity: { state: 'intact' } }],
    });
    expect(first?.signingCertificate?.sha256).toBe(holder.certificate.sha256);
  });

  it('T, LT and LTA with document time stamps', async () => {
    const t = stamped(signedContract(), 80);
    const lt = stored(signedContract());
    const levels = await Promise.all(
      [t, stamped(lt, 80), stamped(lt, 80, '/DSS 90 0 R ')].map(async (pdf) => (await readPades(bytesOf(pdf)))[0]),
    );
    expect(levels.map((evidence) => evidence?.level)).toEqual(['t', 't', 'lta']);
    expect(levels.map((evidence) => evidence?.integrity.state)).toEqual(['intact', 'intact', 'intact']);
    expect(levels[2]?.timestamps).toMatchObject([{ kind: 'document', time: NOW, integrity: { state: 'intact' } }]);
  });

  it('a document time stamp over something else is broken, the signature is not', async () => {
    const [first] = await readPades(bytesOf(stamped(signedContract(), 80, '', true)));
    expect(first?.timestamps[0]?.integrity.findings.map(({ code }) => code)).toContain('timestamp-imprint-mismatch');
    expect(first?.integrity.state).toBe('intact');
  });
});

describe('other SubFilters', () => {
  it('adbe.pkcs7.detached', async () => {
    const [first] = await readPades(bytesOf(signedContract({ subFilter: 'adbe.pkcs7.detached' })));
    expect(first?.integrity.state).toBe('intact');
  });

  it('adbe.pkcs7.sha1: the hash is the content', async () => {
    const make = (bytes: Uint8Array): Uint8Array => {
      const hash = digest(bytes, 'sha1');
      return cms(hash, { embedded: hash });
    };
    const [first] = await readPades(bytesOf(signedContract({ subFilter: 'adbe.pkcs7.sha1', make })));
    expect(first?.integrity.state).toBe('intact');
    expect(first?.integrity.findings.map(({ code }) => code)).toContain('weak-digest');
    const other = (): Uint8Array => make(bytesOf('another file'));
    const [second] = await readPades(bytesOf(signedContract({ subFilter: 'adbe.pkcs7.sha1', make: other })));
    expect(second?.integrity.state).toBe('broken');
  });
});
