/** What reports are about: signatures in every state, of the test PKI and of nobody. */
import { createHash } from 'node:crypto';
import { bytesSource, judge, validateFile, type SignatureEvidence, type SignatureReport } from '@ciekit/signature';
import { pagePreviews, reportWords, type ReportSubject, type ReportWords } from '@ciekit/signature/report';
import { enFindings } from '../../../../middleware/src/messages/en-findings.js';
import { itFindings } from '../../../../middleware/src/messages/it-findings.js';
import { name } from '../../../../pki/test/support/der-writer.js';
import { signingPki, softwareSigner } from '../../../../pki/test/support/signing-pki.js';
import { entity } from '../../../../pki/test/support/test-pki.js';
import { signPades } from '../../../src/pades/create-signature.js';
import { contextOf, day, evidenceOf, stampBy } from '../../support/evidence.js';
import { drawnDocument } from './documents.js';

export const pki = signingPki();
export const words: Readonly<Record<'it' | 'en', ReportWords>> = {
  it: await reportWords('it', itFindings),
  en: await reportWords('en', enFindings),
};

const lists = { crls: [pki.crl({ thisUpdate: day(-100) }), pki.rootCrl({ thisUpdate: day(-100) })] };
const SOFTWARE = { name: 'CIE Kit', version: '0.1.0' };

export function subjectOf(
  signatures: readonly SignatureReport[],
  more: Partial<ReportSubject> & { readonly fileName?: string } = {},
): ReportSubject {
  const { fileName = 'domanda-di-iscrizione.pdf', ...rest } = more;
  const worst = (['TOTAL-FAILED', 'INDETERMINATE', 'TOTAL-PASSED'] as const).find((indication) =>
    signatures.some((signature) => signature.indication === indication),
  );
  return {
    file: { name: fileName, size: 1_482_901, sha256: createHash('sha256').update(fileName).digest('hex') },
    report: {
      format: 'pdf',
      status: worst === undefined ? 'not-signed' : 'judged',
      layers: [{ depth: 0, format: 'pdf', signatures, timestamps: [], problem: undefined }],
      indication: worst,
    },
    createdAt: day(0),
    software: SOFTWARE,
    network: 'offline',
    ...rest,
  };
}

const judged = (signer: typeof pki.cie, more: Partial<SignatureEvidence> = {}): Promise<SignatureReport> =>
  judge(
    evidenceOf(signer, { format: 'pades', name: 'Signature1', claimedTime: day(-3), ...lists, ...more }),
    contextOf(pki),
  );

export const passed = (): Promise<SignatureReport> =>
  judged(pki.cie, {
    level: 'lta',
    timestamps: [stampBy(pki.tsa, 'signature', day(-3)), stampBy(pki.tsa, 'document', day(-2))],
    reason: 'Approvazione del documento',
    place: 'Roma',
    coverage: { extent: 'whole', changes: [], revision: 1 },
  });

export const failed = (): Promise<SignatureReport> =>
  judged(pki.cie2, {
    name: 'Signature2',
    integrity: {
      state: 'broken',
      findings: [{ code: 'changed-after-signing', weight: 'failure', values: { revision: '2', page: '1' } }],
    },
    coverage: {
      extent: 'part',
      revision: 1,
      changes: [
        { code: 'changed-after-signing', weight: 'failure', values: { revision: '2', page: '1' } },
        { code: 'annotation-added', weight: 'warning', values: { revision: '2', page: '3' } },
        { code: 'form-filled', weight: 'warning', values: { revision: '3', field: 'Importo complessivo' } },
      ],
    },
  });

/** Offline, and nothing about revocation in the file. */
export const indeterminate = (): Promise<SignatureReport> =>
  judged(pki.cie, { crls: [], coverage: { extent: 'whole', changes: [], revision: 1 } });

export const revoked = (): Promise<SignatureReport> => judged(pki.revoked, { name: 'Firma del responsabile' });
export const stranger = (): Promise<SignatureReport> => judged(pki.stranger, { claimedTime: undefined });
export const organisation = (): Promise<SignatureReport> => judged(pki.qualified, { format: 'cades', name: '1' });

export const counterSigned = async (): Promise<SignatureReport> =>
  judged(pki.cie, {
    format: 'cades',
    name: '1',
    counterSignatures: [
      evidenceOf(pki.cie2, {
        name: '1.1',
        ...lists,
        counterSignatures: [evidenceOf(pki.qualified, { name: '1.1.1' })],
      }),
    ],
  });

/** A holder with a name that is too long for any line, and one that writes in other scripts. */
export const longNames = async (): Promise<readonly SignatureReport[]> => {
  const holder = (subject: Readonly<Record<string, string>>): typeof pki.cie =>
    entity('end', '', { by: pki.subCa, subject: name(subject), key: pki.cie.key });
  const long = holder({
    C: 'IT',
    O: 'Istituto comprensivo statale «Principessa Maria Immacolata Concetta di Savoia-Aosta» di Monteforte d’Alpone e San Giovanni Ilarione (VR)',
    CN: `Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft${'Wagen'.repeat(12)}`,
  });
  const other = holder({ C: 'GR', O: 'Ελληνική Δημοκρατία', CN: 'Γιώργος Παπαδόπουλος משה 王小明' });
  return [
    await judged(long, { name: `Firma.${'sottocampo.'.repeat(12)}fine`, reason: 'Per presa visione. '.repeat(12) }),
    await judged(other, { name: 'Signature2' }),
  ];
};

/** A PDF that was really signed, once or twice, with its previews. */
export async function signedFile(count = 1): Promise<ReportSubject> {
  let pdf = await drawnDocument();
  const signers = [softwareSigner(pki.cie, [pki.subCa]), softwareSigner(pki.cie2, [pki.subCa])];
  for (const [i, signer] of signers.slice(0, count).entries()) {
    pdf = await signPades(pdf, signer, {
      signingTime: day(i - 3),
      reason: 'Approvazione',
      visible: {
        place: { page: i + 1, rectangle: { unit: 'fraction', x: 0.55, y: 0.78, width: 0.36, height: 0.1 } },
        lines: [
          { text: i === 0 ? 'MARIA ROSSI' : 'MARIA ROSSI BIS', strong: true },
          { label: 'Data', text: '29 dicembre 2025' },
        ],
        alternativeText: 'Firma di Maria Rossi',
      },
    });
  }
  const report = await validateFile(bytesSource(pdf), {
    ...contextOf(pki),
    knownCertificates: [pki.subCa.certificate],
  });
  return {
    file: { name: 'verbale.pdf', size: pdf.length, sha256: createHash('sha256').update(pdf).digest('hex') },
    report,
    createdAt: day(0),
    software: SOFTWARE,
    network: 'offline',
    previews: await pagePreviews(pdf, report),
  };
}
