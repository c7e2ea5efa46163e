import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { boolean, context, integer, octets, oid, sequence, utf8 } from '../../../pki/test/support/der-writer.js';
import { signingPki, softwareSigner } from '../../../pki/test/support/signing-pki.js';
import { timestampRefusal, timestampToken, type TokenSpec } from '../../../pki/test/support/tsa.js';
import { contentStream, signCades } from '../../src/cades/sign-cades.js';
import { bytesSource } from '../../src/cms/byte-source.js';
import { extractContent } from '../../src/extract-content.js';
import { timestampEvidence } from '../../src/timestamp/timestamp-evidence.js';
import { readTimestampFile, timestampFile } from '../../src/timestamp/timestamp-file.js';
import { collect, contentOfSource, source } from '../support/files.js';

const pki = signingPki();
const sha256 = (...parts: readonly Uint8Array[]) =>
  new Uint8Array(createHash('sha256').update(Buffer.concat(parts)).digest());
const CONTENT = new Uint8Array(Buffer.from('stamped'));
const client = { timestamp: (imprint: Uint8Array) => Promise.resolve(timestampToken({ tsa: pki.tsa, imprint })) };
const intact = { state: 'intact', findings: [] };

describe('timestampFile', () => {
  it.each(['tst', 'tsr', 'tsd'] as const)('makes a .%s that reads back', async (format) => {
    const file = await collect(timestampFile(bytesSource(CONTENT), client, format));
    const given = format === 'tsd' ? undefined : bytesSource(CONTENT);
    const reading = await readTimestampFile(bytesSource(file), given);
    expect(reading).toMatchObject({ format, timestamps: [{ kind: 'content', integrity: intact }] });
    expect(await contentOfSource(reading.content!)).toEqual(CONTENT);
    expect(reading.timestamps[0]?.signingCertificate?.sha256).toBe(pki.tsa.certificate.sha256);
  });

  it('cannot tell about a token whose file is not given, and refuses it for another', async () => {
    const file = bytesSource(await collect(timestampFile(bytesSource(CONTENT), client, 'tst')));
    const [alone] = (await readTimestampFile(file)).timestamps;
    expect(alone?.integrity).toMatchObject({ state: 'undetermined', findings: [{ code: 'content-missing' }] });
    const [other] = (await readTimestampFile(file, source('another'))).timestamps;
    expect(other?.integrity).toMatchObject({ state: 'broken', findings: [{ code: 'timestamp-imprint-mismatch' }] });
  });

  it('reads stamps over stamps, and metadata that are stamped too (RFC 5544 section 2)', async () => {
    const metaData = sequence(boolean(true), utf8('name.txt'));
    const first = sequence(timestampToken({ tsa: pki.tsa, imprint: sha256(metaData, CONTENT) }));
    const second = sequence(timestampToken({ tsa: pki.tsa, imprint: sha256(first) }));
    const data = sequence(integer(1), metaData, octets(CONTENT), context(0, first, second));
    const file = sequence(oid('1.2.840.113549.1.9.16.1.31'), context(0, data));
    const { timestamps } = await readTimestampFile(bytesSource(file));
    expect(timestamps.map(({ kind, integrity }) => [kind, integrity])).toEqual([
      ['content', intact],
      ['archive', intact],
    ]);
  });

  it('reads a .tsd of indefinite length with its content in pieces, and one whose content is elsewhere', async () => {
    const indefinite = (tag: number, ...parts: readonly Uint8Array[]) =>
      new Uint8Array(Buffer.concat([Uint8Array.of(tag, 0x80), ...parts, new Uint8Array(2)]));
    const evidence = context(0, sequence(timestampToken({ tsa: pki.tsa, imprint: sha256(CONTENT) })));
    const pieces = indefinite(0x24, octets(CONTENT.subarray(0, 3)), octets(CONTENT.subarray(3)));
    const uri = new Uint8Array(Buffer.concat([Uint8Array.of(0x16, 5), Buffer.from('a.txt')]));
    const wrapped = (...parts: readonly Uint8Array[]) =>
      indefinite(0x30, oid('1.2.840.113549.1.9.16.1.31'), indefinite(0xa0, indefinite(0x30, integer(1), ...parts)));
    const inside = bytesSource(wrapped(uri, pieces, evidence));
    expect(await readTimestampFile(inside)).toMatchObject({ attached: true, timestamps: [{ integrity: intact }] });
    expect(await contentOfSource((await extractContent(inside)).content)).toEqual(CONTENT);
    const elsewhere = bytesSource(wrapped(uri, evidence));
    const given = await readTimestampFile(elsewhere, bytesSource(CONTENT));
    expect(given).toMatchObject({ attached: false, timestamps: [{ integrity: intact }] });
    await expect(extractContent(elsewhere)).rejects.toMatchObject({ code: 'content-missing' });
  });

  it('refuses a .tsd without stamps, with too many, cut off, or with bytes after it', async () => {
    const made = (...evidence: readonly Uint8Array[]) =>
      sequence(
        oid('1.2.840.113549.1.9.16.1.31'),
        context(0, sequence(integer(1), octets(CONTENT), context(0, ...evidence))),
      );
    const stamp = sequence(timestampToken({ tsa: pki.tsa, imprint: sha256(CONTENT) }));
    const good = made(stamp);
    expect((await readTimestampFile(bytesSource(good))).timestamps).toMatchObject([{ integrity: intact }]);
    const longer = new Uint8Array([...good, 0]);
    const many = made(...Array.from({ length: 33 }, () => stamp));
    const bad = [made(), many, longer, ...[30, 60, good.length - 1].map((length) => good.subarray(0, length))];
    for (const file of bad) {
      await expect(readTimestampFile(bytesSource(file))).rejects.toMatchObject({ code: 'malformed-timestamp' });
      await expect(extractContent(bytesSource(file))).rejects.toMatchObject({ code: 'malformed-timestamp' });
    }
  });

  it('takes the content out of a .p7m in a .tsd, and leaves a .p7s as it is', async () => {
    const signer = softwareSigner(pki.cie, [pki.subCa]);
    for (const detached of [false, true]) {
      const signed = await collect(signCades(contentStream(bytesSource(CONTENT)), signer, { detached }));
      const stamped = bytesSource(await collect(timestampFile(bytesSource(signed), client, 'tsd')));
      const { content, layers } = await extractContent(stamped);
      expect([await contentOfSource(content), layers]).toEqual(detached ? [signed, 1] : [CONTENT, 2]);
    }
  });

  it('reads base64', async () => {
    const file = await collect(timestampFile(bytesSource(CONTENT), client, 'tsr'));
    const { timestamps } = await readTimestampFile(source(Buffer.from(file).toString('base64')), bytesSource(CONTENT));
    expect(timestamps[0]?.integrity).toEqual(intact);
  });

  it('refuses a refusal, junk and nothing', async () => {
    await expect(readTimestampFile(bytesSource(timestampRefusal()))).rejects.toMatchObject({ code: 'tsa-refused' });
    for (const junk of [new Uint8Array(), CONTENT, sequence(), Uint8Array.of(0x30, 0x84, 0xff, 0xff, 0xff, 0xff)]) {
      await expect(readTimestampFile(bytesSource(junk))).rejects.toMatchObject({ code: 'malformed-timestamp' });
    }
  });
});

describe('timestampEvidence', () => {
  const evidenceOf = (spec: Partial<TokenSpec>) => {
    const token = timestampToken({ tsa: pki.tsa, imprint: sha256(CONTENT), ...spec });
    return timestampEvidence('signature', token, (name) => new Uint8Array(createHash(name).update(CONTENT).digest()));
  };

  it.each<[string, Partial<TokenSpec>, string, string]>([
    ['a wrong imprint', { imprint: sha256() }, 'broken', 'timestamp-imprint-mismatch'],
    ['a bad signature', { badSignature: true }, 'broken', 'signature-mismatch'],
    ['no certificate', { certificates: [] }, 'undetermined', 'signing-certificate-missing'],
    ["another's certificate claimed", { claimed: pki.cie }, 'broken', 'signing-certificate-mismatch'],
    ['no claimed certificate', { withoutSigningCertificate: true }, 'intact', 'signing-certificate-reference-missing'],
    ['another content type', { contentType: '1.2.840.113549.1.7.1' }, 'broken', 'timestamp-malformed'],
    ['a signer that is no authority', { tsa: pki.cie }, 'intact', 'timestamp-purpose'],
    [
      'a SHA-1 imprint',
      { imprintHash: 'sha1', imprint: new Uint8Array(createHash('sha1').update(CONTENT).digest()) },
      'intact',
      'weak-imprint',
    ],
    [
      'a changed time',
      {
        changeContent: (bytes) =>
          new Uint8Array(Buffer.from(Buffer.from(bytes).toString('latin1').replace('20260101', '20250101'), 'latin1')),
      },
      'broken',
      'digest-mismatch',
    ],
  ])('tells %s', async (_what, spec, state, code) => {
    const { integrity } = await evidenceOf(spec);
    expect(integrity.state).toBe(state);
    expect(integrity.findings.map((finding) => finding.code)).toEqual([code]);
  });

  it('finds the certificate outside the token', async () => {
    const token = timestampToken({ tsa: pki.tsa, imprint: sha256(CONTENT), certificates: [] });
    const evidence = await timestampEvidence('signature', token, () => sha256(CONTENT), [pki.tsa.certificate]);
    expect(evidence.integrity).toEqual(intact);
  });
});
