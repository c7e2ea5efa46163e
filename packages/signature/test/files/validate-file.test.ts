import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentStream, signCades } from '../../src/cades/sign-cades.js';
import { bytesSource } from '../../src/cms/byte-source.js';
import { signPades } from '../../src/pades/create-signature.js';
import { timestampFile } from '../../src/timestamp/timestamp-file.js';
import { validateFile, type FileReport, type ValidateFileOptions } from '../../src/validate-file.js';
import { signXades } from '../../src/xades/sign-xades.js';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { timestampResponse, timestampToken } from '../../../pki/test/support/tsa.js';
import { unsignedContract } from '../support/contract.js';
import { contextOf, day } from '../support/evidence.js';
import { collect } from '../support/files.js';

const pki = signingPki();
const maria = softwareSigner(pki.cie, [pki.subCa]);
const second = softwareSigner(pki.cie2, [pki.subCa]);
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const CONTENT = bytes('Si chiede il rilascio del certificato.');
const p7m = (content: Uint8Array, signer = maria): Promise<Uint8Array> =>
  collect(signCades(contentStream(bytesSource(content)), signer, { signingTime: day(-1) }));
const p7s = (content: Uint8Array): Promise<Uint8Array> =>
  collect(signCades(contentStream(bytesSource(content)), maria, { detached: true }));

const validate = (file: Uint8Array, options: ValidateFileOptions = {}): Promise<FileReport> =>
  validateFile(bytesSource(file), contextOf(pki), options);
const states = ({ layers }: FileReport): readonly string[] =>
  layers.flatMap(({ depth, format, signatures }) =>
    signatures.map(({ verdicts }) => `${depth} ${format} ${verdicts.integrity.state} ${verdicts.trust.state}`),
  );

describe('a file', () => {
  it('that was signed once', async () => {
    const report = await validate(await p7m(CONTENT));
    expect(states(report)).toEqual(['0 cms intact trusted']);
    expect(report).toMatchObject({ status: 'judged', format: 'cms', indication: 'INDETERMINATE' });
    expect(report.layers[0]?.signatures[0]).toMatchObject({ subIndication: 'TRY_LATER', worth: { kind: 'fea' } });
  });

  it('that was signed around a signature is told layer by layer', async () => {
    const report = await validate(await p7m(await p7m(CONTENT), second));
    expect(states(report)).toEqual(['0 cms intact trusted', '1 cms intact trusted']);
    expect(report.layers.map(({ signatures }) => signatures[0]?.signer?.holder?.fiscalCode)).toEqual([
      'RSSMRA85T50H502A',
      'RSSMRA85T50H501A',
    ]);
  });

  it('that holds a signed PDF or XML has those signatures too', async () => {
    const pdf = await signPades(bytes(unsignedContract()), maria, { signingTime: day(-1) });
    expect(states(await validate(pdf))).toEqual(['0 pdf intact trusted']);
    expect(states(await validate(await p7m(pdf)))).toEqual(['0 cms intact trusted', '1 pdf intact trusted']);
    const xml = await signXades(bytes('<Fattura><Numero>1</Numero></Fattura>'), maria);
    expect(states(await validate(await p7m(xml)))).toEqual(['0 cms intact trusted', '1 xml intact trusted']);
  });

  it('is as bad as its worst layer', async () => {
    const inner = await p7m(CONTENT);
    const place = Buffer.from(inner).indexOf('rilascio');
    inner[place] = 0x52;
    const report = await validate(await p7m(inner));
    expect(states(report)).toEqual(['0 cms intact trusted', '1 cms broken trusted']);
    expect(report.indication).toBe('TOTAL-FAILED');
  });

  it('with a broken one inside is judged around it', async () => {
    const report = await validate(await p7m(bytes('%PDF-1.7 and nothing more')));
    expect(states(report)).toEqual(['0 cms intact trusted']);
    expect(report.layers[1]).toMatchObject({ format: 'pdf', problem: 'malformed-pdf' });
    await expect(validate(bytes('%PDF-1.7 and nothing more'))).rejects.toMatchObject({ code: 'malformed-pdf' });
  });

  it('that is not there leaves a detached signature open', async () => {
    const signature = await p7s(CONTENT);
    const without = await validate(signature);
    expect(without.layers[0]?.signatures[0]).toMatchObject({ subIndication: 'SIGNED_DATA_NOT_FOUND' });
    expect(states(await validate(signature, { detachedContent: bytesSource(CONTENT) }))).toEqual([
      '0 cms intact trusted',
    ]);
    const other = await validate(signature, { detachedContent: bytesSource(bytes('another')) });
    expect(other).toMatchObject({
      indication: 'TOTAL-FAILED',
      layers: [{ signatures: [{ subIndication: 'HASH_FAILURE' }] }],
    });
  });

  it.each([
    ['text', bytes('a letter'), 'other', 'not-signed'],
    ['an unsigned PDF', bytes(unsignedContract()), 'pdf', 'not-signed'],
    ['an unsigned XML', bytes('<a/>'), 'xml', 'not-signed'],
    [
      'a container',
      bytes('PK\u0003\u0004\u0014\u0000mimetypeapplication/vnd.etsi.asic-s+zip'),
      'asic',
      'not-supported',
    ],
    ['nothing', new Uint8Array(), 'other', 'not-signed'],
  ])('without a signature says so: %s', async (_, file, format, status) => {
    expect(await validate(file)).toMatchObject({ format, status, indication: undefined });
  });

  it('that is a time stamp is judged with what it is about', async () => {
    const imprint = new Uint8Array(createHash('sha256').update(CONTENT).digest());
    const token = timestampToken({ tsa: pki.tsa, imprint, time: day(-1) });
    const detachedContent = bytesSource(CONTENT);
    for (const file of [token, timestampResponse(token)]) {
      const report = await validate(file, { detachedContent });
      expect(report.layers[0]?.timestamps[0]).toMatchObject({
        time: day(-1),
        verdicts: { integrity: { state: 'intact' }, trust: { state: 'trusted' } },
      });
    }
    const other = await validate(token, { detachedContent: bytesSource(bytes('another')) });
    expect(other.layers[0]?.timestamps[0]).toMatchObject({ subIndication: 'HASH_FAILURE' });
    expect((await validate(token)).layers[0]?.timestamps[0]).toMatchObject({ subIndication: 'SIGNED_DATA_NOT_FOUND' });
  });

  it('that holds a content and its time stamp is judged, and so is the content', async () => {
    const stamped = {
      timestamp: (imprint: Uint8Array) => Promise.resolve(timestampToken({ tsa: pki.tsa, imprint, time: day(-1) })),
    };
    const tsd = await collect(timestampFile(bytesSource(await p7m(CONTENT)), stamped, 'tsd'));
    const report = await validate(tsd);
    expect(report).toMatchObject({ format: 'timestamped-data', status: 'judged' });
    expect(report.layers[0]?.timestamps).toMatchObject([
      { kind: 'content', time: day(-1), verdicts: { integrity: { state: 'intact' }, trust: { state: 'trusted' } } },
    ]);
    expect(states(report)).toEqual(['1 cms intact trusted']);
    tsd[Buffer.from(tsd).indexOf('rilascio')] = 0x52;
    const changed = await validate(tsd);
    expect(changed.layers[0]?.timestamps[0]).toMatchObject({ subIndication: 'HASH_FAILURE' });
    expect(states(changed)).toEqual(['1 cms broken trusted']);
    const base64 = bytes(
      Buffer.from(timestampResponse(timestampToken({ tsa: pki.tsa, imprint: new Uint8Array(32) }))).toString('base64'),
    );
    expect((await validate(base64)).layers[0]?.timestamps).toHaveLength(1);
  });
});
