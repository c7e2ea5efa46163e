import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { reportJson } from '@ciekit/signature/report';
import { counterSigned, failed, passed, pki, stranger, subjectOf } from './support/subjects.js';

describe('a JSON report', () => {
  it('holds everything that the others show, in a shape that does not change', async () => {
    const json = reportJson(subjectOf([await passed()]));
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(json).toMatchObject({
      schema: 1,
      software: { name: 'CIE Kit', version: '0.1.0' },
      createdAt: '2026-01-01T00:00:00.000Z',
      network: 'offline',
      file: { name: 'domanda-di-iscrizione.pdf', size: 1_482_901, format: 'pdf' },
      status: 'judged',
      indication: 'TOTAL-PASSED',
      layers: [
        {
          depth: 0,
          problem: null,
          signatures: [
            {
              name: 'Signature1',
              format: 'pades',
              level: 'lta',
              indication: 'TOTAL-PASSED',
              subIndication: null,
              signer: { holder: { givenName: 'MARIA', surname: 'ROSSI', fiscalCode: 'RSSMRA85T50H501A' } },
              bestTime: { kind: 'proved', time: '2025-12-29T00:00:00.000Z' },
              claimedTime: '2025-12-29T00:00:00.000Z',
              verdicts: {
                integrity: { state: 'intact', findings: [] },
                certificate: { state: 'valid' },
                trust: { state: 'trusted' },
                revocation: { state: 'good' },
              },
              worth: { kind: 'fea', findings: [{ code: 'worth-fea-cie', weight: 'note', values: {} }] },
              coverage: { extent: 'whole', revision: 1, changes: [] },
              digestAlgorithm: 'sha256',
              reason: 'Approvazione del documento',
              place: 'Roma',
              timestamps: [
                { kind: 'signature', authority: 'CN=Time Stamping Authority,O=Test - not valid,C=IT' },
                { kind: 'document', time: '2025-12-30T00:00:00.000Z', indication: 'TOTAL-PASSED' },
              ],
            },
          ],
        },
      ],
    });
    const [signature] = json.layers[0]!.signatures;
    expect(signature!.certificates.map(({ sha256 }) => sha256)).toEqual(
      [pki.cie, pki.subCa, pki.root].map(({ certificate }) => certificate.sha256),
    );
  });

  it('says null where nothing is known, and keeps who signed whose signature', async () => {
    const [first, second] = reportJson(subjectOf([await stranger(), await counterSigned()])).layers[0]!.signatures;
    expect(first).toMatchObject({
      claimedTime: null,
      reason: null,
      signer: { holder: null },
      bestTime: { time: null },
    });
    expect(second!.counterSignatures[0]!.counterSignatures[0]).toMatchObject({ name: '1.1.1' });
  });

  it('keeps the values of findings as they came', async () => {
    const { coverage } = reportJson(subjectOf([await failed()])).layers[0]!.signatures[0]!;
    expect(coverage.changes[2]).toEqual({
      code: 'form-filled',
      weight: 'warning',
      values: { revision: '3', field: 'Importo complessivo' },
    });
  });

  it('takes a date that is none for not known', async () => {
    const broken = { ...(await passed()), claimedTime: new Date(Number.NaN) };
    expect(reportJson(subjectOf([broken])).layers[0]!.signatures[0]!.claimedTime).toBeNull();
  });

  it('has no field that its page does not name', async () => {
    const page = await readFile(new URL('../../../../docs/validation-report.md', import.meta.url), 'utf8');
    const fields = (value: unknown): readonly string[] => {
      if (Array.isArray(value)) return value.flatMap(fields);
      if (typeof value !== 'object' || value === null) return [];
      // Which values a finding has depends on its code: docs/verification.md names those.
      return Object.entries(value).flatMap(([key, inner]) => [key, ...(key === 'values' ? [] : fields(inner))]);
    };
    const json = reportJson(subjectOf([await passed(), await failed(), await counterSigned()]));
    for (const field of new Set(fields(json))) expect(page, field).toMatch(new RegExp(`\\b${field}\\b`, 'u'));
  });
});
