/** Signatures without CMS: a bare value in Contents, certificates in Cert (ISO 32000-1, 12.8.3.2). */
import { describe, expect, it } from 'vitest';
import { octets } from '../../../pki/test/support/der-writer.js';
import { readPades } from '../../src/pades/read.js';
import { signedContract } from '../support/contract.js';
import { bareSignature, testSigner } from '../support/raw-cms.js';
import { bytesOf, type SignatureSection } from '../support/raw-pdf.js';

const { holder, authority } = testSigner();
const hex = (der: Uint8Array): string => `<${Buffer.from(der).toString('hex')}>`;

const bare = (options: SignatureSection = {}): Uint8Array =>
  bytesOf(
    signedContract({
      subFilter: 'adbe.x509.rsa_sha1',
      entries: `/Cert [${hex(holder.der)} ${hex(authority.der)}] /M (D:20260102030405Z)`,
      make: (signed) => bareSignature(signed),
      ...options,
    }),
  );

describe('adbe.x509.rsa_sha1', () => {
  it('is judged, and SHA-1 held against it', async () => {
    expect(await readPades(bare())).toMatchObject([
      {
        format: 'pades',
        level: 'b',
        integrity: { state: 'intact', findings: [{ code: 'weak-digest', weight: 'warning' }] },
        digestAlgorithm: 'sha1',
        claimedTime: new Date('2026-01-02T03:04:05Z'),
        signingCertificate: { sha256: holder.certificate.sha256 },
        certificates: [{}, { sha256: authority.certificate.sha256 }],
        coverage: { extent: 'whole' },
      },
    ]);
  });

  it.each(['sha256', 'sha512'] as const)('is judged with %s, which newer files use', async (hash) => {
    const [signature] = await readPades(bare({ make: (signed) => bareSignature(signed, hash) }));
    expect(signature).toMatchObject({ integrity: { state: 'intact', findings: [] }, digestAlgorithm: hash });
  });

  it('is judged with one certificate without an array', async () => {
    const [signature] = await readPades(bare({ entries: `/Cert ${hex(holder.der)}` }));
    expect(signature?.integrity.state).toBe('intact');
  });

  it.each<[string, SignatureSection, string, string]>([
    ['a changed value', { make: (signed) => bareSignature(signed.subarray(1)) }, 'broken', 'signature-mismatch'],
    ["another's certificate", { entries: `/Cert ${hex(authority.der)}` }, 'broken', 'signature-mismatch'],
    ['no certificate', { entries: '' }, 'undetermined', 'signing-certificate-missing'],
    ['no certificates in the array', { entries: '/Cert [null 1 (x)]' }, 'undetermined', 'signing-certificate-missing'],
    ['a CMS instead of a value', { make: () => Uint8Array.of(0x30, 0) }, 'broken', 'contents-malformed'],
    ['nothing', { make: () => new Uint8Array() }, 'broken', 'contents-malformed'],
    ['an empty value', { make: () => octets(new Uint8Array()) }, 'broken', 'signature-mismatch'],
    [
      'bytes after the value',
      { make: (signed) => new Uint8Array([...bareSignature(signed), 1]) },
      'broken',
      'contents-trailing-bytes',
    ],
  ])('with %s is not good', async (_what, options, state, code) => {
    const [signature] = await readPades(bare(options));
    expect(signature?.integrity.state).toBe(state);
    expect(signature?.integrity.findings.map((finding) => finding.code)).toContain(code);
  });

  it('with a changed page is broken', async () => {
    const file = bare();
    const at = Buffer.from(file).indexOf('Pay 10');
    file[at + 4] = 0x39;
    expect((await readPades(file))[0]?.integrity.state).toBe('broken');
  });
});
