import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { context, oid, sequence, tlv } from '../../../pki/test/support/der-writer.js';
import { entity } from '../../../pki/test/support/test-pki.js';
import { timestampAuthority, timestampToken, type TokenSpec } from '../../../pki/test/support/tsa.js';
import { BerTag, BerValue } from '../../src/cms/ber.js';
import { timestampEvidence } from '../../src/timestamp/timestamp-evidence.js';
import { readTimestampToken } from '../../src/timestamp/timestamp-token.js';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const tsa = timestampAuthority(entity('authority', 'Root'));
const imprint = new Uint8Array(createHash('sha256').update('stamped').digest());
const token = (spec: Partial<TokenSpec> = {}): Uint8Array => timestampToken({ tsa, imprint, ...spec });

/** The token with other SignerInfos: those of it are given, and what comes back stands in their place. */
function withSigners(bytes: Uint8Array, change: (signer: Uint8Array) => readonly Uint8Array[]): Uint8Array {
  const [, explicit] = BerValue.of(bytes).expect(BerTag.sequence).children();
  const parts = (explicit?.children()[0]?.children() ?? []).map(({ encoded }) => encoded);
  const [signer] = BerValue.of(parts.pop() ?? new Uint8Array()).children();
  const signers = tlv(0x31, ...change(signer?.encoded ?? new Uint8Array()));
  return sequence(oid(SIGNED_DATA), context(0, sequence(...parts, signers)));
}

describe('a time stamp token', () => {
  it('is read as it is, and put together again by these tests', () => {
    const bytes = token();
    expect(withSigners(bytes, (signer) => [signer])).toEqual(bytes);
    expect(readTimestampToken(bytes).info.imprint).toEqual(imprint);
  });

  it.each<[string, Uint8Array]>([
    ['two signers', withSigners(token(), (signer) => [signer, signer])],
    ['no signer', withSigners(token(), () => [])],
    ['bytes after it', new Uint8Array([...token(), 0])],
    ['another token after it', new Uint8Array([...token(), ...token()])],
    ['another content', token({ contentType: '1.2.840.113549.1.7.1' })],
  ])('with %s is none', async (_what, bytes) => {
    expect(() => readTimestampToken(bytes)).toThrow(expect.objectContaining({ code: 'malformed-timestamp' }));
    const { integrity, time } = await timestampEvidence('signature', bytes, () => imprint);
    expect([integrity.state, integrity.findings[0]?.code, time]).toEqual(['broken', 'timestamp-malformed', undefined]);
  });
});
