import { validationVocabulary, type FileReport, type SignatureReport, type Verdicts } from '@ciekit/middleware';
import { expect, test } from 'vitest';
import { layerView } from '../src/card-process/validation-views.js';

const TURNED = 'Anna\u202eissoR\u0000';
const SHOWN = 'Anna\ufffdissoR\ufffd';

const VERDICTS = {
  integrity: { state: 'intact', findings: [] },
  certificate: { state: 'valid', findings: [] },
  trust: { state: 'trusted', findings: [] },
  revocation: { state: 'not-asked', findings: [] },
} as unknown as Verdicts;

function signature(part: Partial<Record<keyof SignatureReport, unknown>>): FileReport['layers'][number] {
  const report = {
    name: TURNED,
    format: 'pades',
    level: 'b',
    indication: 'INDETERMINATE',
    subIndication: undefined,
    signer: { subject: `CN=${TURNED}`, commonName: TURNED, organization: TURNED, issuer: TURNED, holder: undefined },
    chain: [],
    bestTime: { kind: 'claimed', time: new Date(Number.NaN) },
    verdicts: VERDICTS,
    worth: { kind: 'fea', findings: [] },
    coverage: { extent: 'whole', revision: undefined, changes: [] },
    reason: TURNED,
    place: TURNED,
    timestamps: [],
    counterSignatures: [],
    ...part,
  };
  return { depth: 0, format: 'pdf', problem: undefined, signatures: [report], timestamps: [] } as never;
}

test('what a file says of itself is shown so that it cannot turn the text round, and not without end', async () => {
  const vocabulary = await validationVocabulary('it');
  const [shown] = layerView(signature({}), vocabulary).signatures;
  expect(shown).toMatchObject({
    name: SHOWN,
    signer: SHOWN,
    organization: SHOWN,
    subject: `CN=${SHOWN}`,
    issuer: SHOWN,
    reason: SHOWN,
    place: SHOWN,
    bestTime: { kind: 'claimed', time: undefined },
  });
  const [long] = layerView(signature({ reason: 'x'.repeat(100_000) }), vocabulary).signatures;
  expect(long?.reason?.length).toBeLessThan(600);
});

test('a signer without a name of a person is called as the certificate calls it', async () => {
  const vocabulary = await validationVocabulary('it');
  const view = (signer: unknown): string | undefined =>
    layerView(signature({ signer }), vocabulary).signatures[0]?.signer;
  expect(view({ subject: 'CN=Sigillo', commonName: 'Sigillo', holder: undefined })).toBe('Sigillo');
  expect(view({ subject: 'O=Ente', commonName: undefined, holder: {} })).toBe('O=Ente');
  expect(view({ subject: 'x', holder: { givenName: 'ANNA', surname: 'ROSSI' } })).toBe('ANNA ROSSI');
  expect(view(undefined)).toBeUndefined();
});
