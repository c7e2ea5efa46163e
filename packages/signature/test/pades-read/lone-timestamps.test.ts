/** PDFs that nobody signed, but whose time was stamped. */
import { describe, expect, it } from 'vitest';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { timestampToken } from '../../../pki/test/support/tsa.js';
import { NOW } from '../../../pki/test/support/test-pki.js';
import { bytesSource } from '../../src/cms/byte-source.js';
import { addDocumentTimestamp, addValidationData } from '../../src/pades/create-long-term.js';
import { signPades } from '../../src/pades/create-signature.js';
import { readPadesFile } from '../../src/pades/read.js';
import { validateFile, type FileReport } from '../../src/validate-file.js';
import { form, signedContract, text } from '../support/contract.js';
import { contextOf, day } from '../support/evidence.js';
import { digest } from '../support/raw-cms.js';
import { bytesOf, textOf, update } from '../support/raw-pdf.js';

const pki = signingPki();
const clientAt = (time: Date) => ({
  timestamp: (imprint: Uint8Array) => Promise.resolve(timestampToken({ tsa: pki.tsa, imprint, time })),
});
/** As another program does it: ours stamps the time of signed files alone. */
const stampedContract = (time = day(-2)): Uint8Array =>
  bytesOf(
    signedContract({
      type: 'DocTimeStamp',
      subFilter: 'ETSI.RFC3161',
      make: (covered) => timestampToken({ tsa: pki.tsa, imprint: digest(covered), time }),
    }),
  );
const stamped = (pdf: Uint8Array, time = day(-2)): Promise<Uint8Array> => addDocumentTimestamp(pdf, clientAt(time));
const judged = (pdf: Uint8Array): Promise<FileReport> => validateFile(bytesSource(pdf), contextOf(pki));
const data = { certificates: [pki.root.der], ocspResponses: [], crls: [pki.crl(), pki.rootCrl()] };

describe('a document time stamp without a signature', () => {
  it('is judged for itself, with what the file holds for it', async () => {
    const file = await stamped(addValidationData(stampedContract(day(-3)), data));
    const report = await judged(file);
    expect(report).toMatchObject({ status: 'judged', layers: [{ signatures: [], timestamps: [{}, {}] }] });
    const [first, second] = report.layers[0]?.timestamps ?? [];
    expect(first).toMatchObject({
      kind: 'document',
      time: day(-3),
      verdicts: { integrity: { state: 'intact' }, trust: { state: 'trusted' } },
      coverage: { extent: 'part', revision: 2 },
    });
    expect(second).toMatchObject({ time: day(-2), coverage: { extent: 'whole', changes: [] } });
    expect(first?.coverage?.changes.filter(({ weight }) => weight === 'failure')).toEqual([]);
  });

  it('passes where nobody revoked its authority', async () => {
    const crls = [pki.crl(), pki.rootCrl()];
    const file = await stamped(addValidationData(stampedContract(), { ...data, crls }));
    expect((await judged(file)).indication).toBe('TOTAL-PASSED');
  });

  it('is broken when the page was changed, in place or by an update', async () => {
    const file = stampedContract();
    const inPlace = bytesOf(textOf(file).replace('Pay 10', 'Pay 99'));
    const updated = bytesOf(update(textOf(file), { 4: text('Pay 9999 euro'), 9: form('') }));
    for (const changed of [inPlace, updated]) {
      const report = await judged(changed);
      expect(report).toMatchObject({
        indication: 'TOTAL-FAILED',
        layers: [{ timestamps: [{ verdicts: { integrity: { state: 'broken' } } }] }],
      });
    }
  });

  it('without a ByteRange that fits is broken, not overlooked', async () => {
    const file = textOf(stampedContract());
    const at = file.lastIndexOf('/ByteRange');
    const broken = bytesOf(`${file.slice(0, at)}/ByteRanke${file.slice(at + 10)}`);
    expect(await judged(broken)).toMatchObject({
      status: 'judged',
      indication: 'TOTAL-FAILED',
      layers: [
        {
          timestamps: [
            {
              verdicts: {
                integrity: {
                  findings: expect.arrayContaining([
                    expect.objectContaining({ code: 'byte-range-missing' }),
                  ]) as unknown,
                },
              },
            },
          ],
        },
      ],
    });
  });

  it('before the first signature stands for itself, after it for the signature', async () => {
    const signer = softwareSigner(pki.cie, [pki.subCa]);
    const signed = await signPades(stampedContract(), signer, { signingTime: NOW });
    const { signatures, timestamps } = await readPadesFile(await stamped(signed, NOW));
    expect(timestamps).toMatchObject([{ time: day(-2), integrity: { state: 'intact' }, coverage: { extent: 'part' } }]);
    expect(signatures).toMatchObject([
      { integrity: { state: 'intact' }, timestamps: [{ kind: 'document', time: NOW }] },
    ]);
  });
});
