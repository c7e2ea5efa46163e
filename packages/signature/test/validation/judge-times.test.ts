import { describe, expect, it } from 'vitest';
import {
  judge,
  type SignatureReport,
  type ValidationContext,
  type ValidationTrust,
  type Verdicts,
} from '@ciekit/signature';
import { signingPki } from '../../../pki/test/support/signing-pki.js';
import { entity, pkcs1, rsaKey } from '../../../pki/test/support/test-pki.js';
import { timestampAuthority } from '../../../pki/test/support/tsa.js';
import { contextOf, day, evidenceOf, stampBy, trustIn } from '../support/evidence.js';

const pki = signingPki();
const codesOf = ({ integrity, certificate, trust, revocation }: Verdicts): readonly string[] =>
  [integrity, certificate, trust, revocation].flatMap(({ findings }) => findings.map(({ code }) => code));
const codes = (report: SignatureReport): readonly string[] => codesOf(report.verdicts);
const outcome = ({ indication, subIndication }: SignatureReport): string =>
  subIndication === undefined ? indication : `${indication} ${subIndication}`;

/** Lists of both authorities, fresh today and at the times that the tests prove. */
const lists = { crls: [pki.crl({ thisUpdate: day(-100) }), pki.rootCrl({ thisUpdate: day(-100) })] };
const stamped = (time: Date) => ({ timestamps: [stampBy(pki.tsa, 'signature', time)] });

describe('a signature without a time stamp', () => {
  it('passes while its certificate is good, and is judged now', async () => {
    const report = await judge(evidenceOf(pki.cie, { ...lists, claimedTime: day(-3) }), contextOf(pki));
    expect(outcome(report)).toBe('TOTAL-PASSED');
    expect(report.bestTime).toEqual({ kind: 'claimed', time: day(-3) });
    expect(codes(report)).toContain('judged-at-validation-time');
    expect(report.chain.map(({ sha256 }) => sha256)).toEqual(
      [pki.cie, pki.subCa, pki.root].map(({ certificate }) => certificate.sha256),
    );
  });

  it.each([
    ['expired', pki.expired, 'INDETERMINATE OUT_OF_BOUNDS_NOT_REVOKED', 'certificate-expired-not-revoked'],
    ['not yet valid', pki.notYetValid, 'INDETERMINATE OUT_OF_BOUNDS_NO_POE', 'certificate-not-yet-valid'],
    ['revoked', pki.revoked, 'INDETERMINATE REVOKED_NO_POE', 'revoked'],
    ['suspended', pki.suspended, 'INDETERMINATE TRY_LATER', 'suspended'],
    ['for encryption alone', pki.encryptionOnly, 'INDETERMINATE CHAIN_CONSTRAINTS_FAILURE', 'key-usage'],
    ['self-made', pki.stranger, 'INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND', 'no-anchor'],
  ])('by a certificate that is %s', async (_, signer, expected, code) => {
    const report = await judge(evidenceOf(signer, lists), contextOf(pki));
    expect(outcome(report)).toBe(expected);
    expect(codes(report)).toContain(code);
    expect(report.verdicts.integrity.state).toBe('intact');
  });

  it('keeps the four verdicts apart: an expired certificate still has its chain and its status', async () => {
    const { verdicts } = await judge(evidenceOf(pki.expired, lists), contextOf(pki));
    expect([verdicts.certificate.state, verdicts.trust.state, verdicts.revocation.state]).toEqual([
      'undetermined',
      'trusted',
      'good',
    ]);
  });

  it('is broken whatever its certificate is worth', async () => {
    const integrity = { state: 'broken', findings: [{ code: 'digest-mismatch', weight: 'failure' }] } as const;
    for (const signer of [pki.cie, pki.expired, pki.stranger]) {
      expect(outcome(await judge(evidenceOf(signer, { ...lists, integrity }), contextOf(pki)))).toBe(
        'TOTAL-FAILED HASH_FAILURE',
      );
    }
  });
});

describe('a signature with a time stamp', () => {
  it('is judged when it is proved to have existed', async () => {
    const report = await judge(evidenceOf(pki.expired, { ...lists, ...stamped(day(-20)) }), contextOf(pki));
    expect(outcome(report)).toBe('TOTAL-PASSED');
    expect(report.bestTime).toEqual({ kind: 'proved', time: day(-20) });
  });

  it.each([
    ['revoked after the proved time', pki.revoked, day(-31), 'TOTAL-PASSED', 'revoked-after-proved-time'],
    ['revoked before the proved time', pki.revoked, day(-29), 'INDETERMINATE REVOKED_NO_POE', 'revoked'],
    [
      'expired before it',
      pki.expired,
      day(-9),
      'INDETERMINATE OUT_OF_BOUNDS_NOT_REVOKED',
      'certificate-expired-not-revoked',
    ],
    ['not yet valid at it', pki.cie, day(-701), 'TOTAL-FAILED NOT_YET_VALID', 'signed-before-validity'],
  ])('by a certificate that was %s', async (_, signer, time, expected, code) => {
    const report = await judge(evidenceOf(signer, { ...lists, ...stamped(time) }), contextOf(pki));
    expect(outcome(report)).toBe(expected);
    expect(codes(report)).toContain(code);
  });

  it.each([
    ['nobody vouches for its authority', pki.strangeTsa, day(-31), 'NO_CERTIFICATE_CHAIN_FOUND'],
    ['the authority has expired', pki.expiredTsa, day(-31), 'OUT_OF_BOUNDS_NOT_REVOKED'],
    ['it was stamped after the authority had ended', pki.expiredTsa, day(-5), 'EXPIRED'],
    ['a signer stamped it', pki.cie, day(-31), 'CHAIN_CONSTRAINTS_FAILURE'],
    ['it is of tomorrow', pki.tsa, day(1), 'CUSTOM'],
  ])('that proves nothing because %s', async (_, tsa, time, subIndication) => {
    const timestamps = [stampBy(tsa, 'signature', time, { certificates: [pki.subCa.certificate] })];
    const report = await judge(evidenceOf(pki.revoked, { ...lists, timestamps }), contextOf(pki));
    expect(report.timestamps[0]).toMatchObject({ subIndication });
    expect(outcome(report)).toBe('INDETERMINATE REVOKED_NO_POE');
    expect(report.bestTime.kind).toBe('none');
    expect(codes(report)).toContain('timestamp-not-proved');
  });

  it('does not count one whose mathematics do not hold, or whose time cannot be read', async () => {
    const broken = stampBy(pki.tsa, 'signature', day(-31), {
      integrity: { state: 'broken', findings: [{ code: 'timestamp-imprint-mismatch', weight: 'failure' }] },
    });
    const timeless = stampBy(pki.tsa, 'signature', undefined);
    const nonsense = stampBy(pki.tsa, 'signature', new Date(Number.NaN));
    const timestamps = [broken, timeless, nonsense];
    const report = await judge(evidenceOf(pki.cie, { ...lists, timestamps }), contextOf(pki));
    expect(report.timestamps.map(({ subIndication }) => subIndication)).toEqual(['HASH_FAILURE', 'CUSTOM', 'CUSTOM']);
    expect(report.bestTime.kind).toBe('none');
  });

  it('takes the earliest of several', async () => {
    const timestamps = [stampBy(pki.tsa, 'signature', day(-10)), stampBy(pki.tsa, 'signature', day(-20))];
    const report = await judge(evidenceOf(pki.cie, { ...lists, timestamps }), contextOf(pki));
    expect(report.bestTime.time).toEqual(day(-20));
    expect(report.timestamps.map(({ time }) => time)).toEqual([day(-10), day(-20)]);
  });

  it('says so when the signer claims a later time', async () => {
    const report = await judge(
      evidenceOf(pki.cie, { ...lists, ...stamped(day(-20)), claimedTime: day(-10) }),
      contextOf(pki),
    );
    expect(codes(report)).toContain('claimed-after-proved-time');
    expect(outcome(report)).toBe('TOTAL-PASSED');
  });
});

describe('a further time stamp on the signature', () => {
  it('covers no other: an authority that has ended proves nothing by it', async () => {
    const timestamps = [stampBy(pki.expiredTsa, 'signature', day(-20)), stampBy(pki.tsa, 'signature', day(-11))];
    const report = await judge(evidenceOf(pki.cie, { ...lists, timestamps }), contextOf(pki));
    expect(report.timestamps.map(({ judgedAt }) => judgedAt)).toEqual([day(0), day(0)]);
    expect(report.timestamps[0]?.subIndication).toBe('OUT_OF_BOUNDS_NOT_REVOKED');
    expect(report.bestTime).toEqual({ kind: 'proved', time: day(-11) });
  });
});

describe('an authority that begins later than it says that it stamped', () => {
  it.each([
    [day(-4), undefined, 'proved'],
    [day(-6), 'NOT_YET_VALID', 'none'],
  ])('%s', async (time, subIndication, bestTime) => {
    const young = timestampAuthority(pki.subCa, { notBefore: day(-5), key: rsaKey(), scheme: pkcs1('sha256') });
    const timestamps = [stampBy(young, 'signature', time, { certificates: [pki.subCa.certificate] })];
    const report = await judge(evidenceOf(pki.cie, { ...lists, timestamps }), contextOf(pki));
    expect(report.timestamps[0]?.subIndication).toBe(subIndication);
    expect(report.bestTime.kind).toBe(bestTime);
  });
});

describe('who is trusted for one purpose', () => {
  it.each([
    ['signer', 'NO_CERTIFICATE_CHAIN_FOUND', 'none'],
    ['tsa', undefined, 'proved'],
  ] as const)('%s, is not for the other', async (trusted, ofStamp, bestTime) => {
    const anchors: ValidationTrust['anchors'] = (purpose) => (purpose === trusted ? [pki.root.certificate] : []);
    const report = await judge(
      evidenceOf(pki.cie, { ...lists, ...stamped(day(-20)), certificates: [pki.subCa.certificate] }),
      contextOf(pki, { trust: trustIn(pki, { anchors }) }),
    );
    expect(report.timestamps[0]?.subIndication).toBe(ofStamp);
    expect(report.bestTime.kind).toBe(bestTime);
    expect(report.verdicts.trust.state).toBe(trusted === 'signer' ? 'trusted' : 'untrusted');
  });
});

describe('a time stamp on the content', () => {
  const after = (signer: typeof pki.cie, time: Date): Promise<SignatureReport> =>
    judge(evidenceOf(signer, { ...lists, timestamps: [stampBy(pki.tsa, 'content', time)] }), contextOf(pki));

  it('proves that the signature is younger, and so that it was made too late', async () => {
    expect(outcome(await after(pki.revoked, day(-29)))).toBe('TOTAL-FAILED REVOKED');
    expect(outcome(await after(pki.expired, day(-9)))).toBe('TOTAL-FAILED EXPIRED');
  });

  it('proves nothing else', async () => {
    const report = await after(pki.cie, day(-29));
    expect(outcome(report)).toBe('TOTAL-PASSED');
    expect(report.bestTime.kind).toBe('none');
    expect(outcome(await after(pki.revoked, day(-31)))).toBe('INDETERMINATE REVOKED_NO_POE');
  });

  it('cannot come after a stamp on the signature', async () => {
    const timestamps = [stampBy(pki.tsa, 'content', day(-5)), stampBy(pki.tsa, 'signature', day(-6))];
    expect(outcome(await judge(evidenceOf(pki.cie, { ...lists, timestamps }), contextOf(pki)))).toBe(
      'INDETERMINATE TIMESTAMP_ORDER_FAILURE',
    );
  });
});

describe('an archive time stamp', () => {
  const past = { thisUpdate: day(-100), nextUpdate: day(-1) };
  const old = { crls: [pki.crl(past), pki.rootCrl(past), pki.rootCrl({ thisUpdate: day(-1) })] };
  const archived = (kind: 'archive' | 'document', time: Date) => [
    stampBy(pki.expiredTsa, 'signature', day(-20)),
    stampBy(pki.tsa, kind, time),
  ];

  it.each(['archive', 'document'] as const)('of kind %s keeps an earlier one worth something', async (kind) => {
    const report = await judge(
      evidenceOf(pki.expired, { ...old, timestamps: archived(kind, day(-11)) }),
      contextOf(pki),
    );
    expect(outcome(report)).toBe('TOTAL-PASSED');
    expect(report.bestTime).toEqual({ kind: 'proved', time: day(-20) });
    expect(report.timestamps.map(({ judgedAt }) => judgedAt)).toEqual([day(-11), day(0)]);
  });

  it('comes too late after the end of the earlier authority', async () => {
    const report = await judge(
      evidenceOf(pki.expired, { ...old, timestamps: archived('archive', day(-9)) }),
      contextOf(pki),
    );
    expect(report.timestamps[0]?.indication).toBe('INDETERMINATE');
    expect(report.bestTime.time).toEqual(day(-9));
    expect(report.verdicts.certificate.state).toBe('undetermined');
  });

  it('of the same second came later than what it covers', async () => {
    const timestamps = [stampBy(pki.expiredTsa, 'signature', day(-20)), stampBy(pki.tsa, 'archive', day(-20))];
    const report = await judge(evidenceOf(pki.expired, { ...old, timestamps }), contextOf(pki));
    expect(report.timestamps.map(({ indication }) => indication)).toEqual(['TOTAL-PASSED', 'TOTAL-PASSED']);
  });

  it('protects nothing when it does not pass itself', async () => {
    const timestamps = [stampBy(pki.expiredTsa, 'signature', day(-20)), stampBy(pki.strangeTsa, 'archive', day(-11))];
    const report = await judge(evidenceOf(pki.expired, { ...old, timestamps }), contextOf(pki));
    expect(report.bestTime.kind).toBe('none');
  });
});

describe('algorithms with an end', () => {
  it.each([
    ['SHA-1 today', 'sha1', undefined, 'INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE_NO_POE'],
    ['MD5 today', 'md5', undefined, 'INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE_NO_POE'],
    ['SHA-3', 'sha3-256', undefined, 'TOTAL-PASSED'],
    ['something that nobody knows', 'tiger', undefined, 'INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE'],
    ['SHA-1 on content that is younger than its end', 'sha1', day(-30), 'INDETERMINATE CRYPTO_CONSTRAINTS_FAILURE'],
  ])('%s', async (_, digestAlgorithm, contentTime, expected) => {
    const timestamps = contentTime === undefined ? [] : [stampBy(pki.tsa, 'content', contentTime)];
    const report = await judge(evidenceOf(pki.cie, { ...lists, digestAlgorithm, timestamps }), contextOf(pki));
    expect(outcome(report)).toBe(expected);
  });
});

describe('the context', () => {
  it('decides the time, not the clock', async () => {
    const judgedAt = async (at: Date): Promise<string> => {
      const context: ValidationContext = contextOf(pki, { at });
      return (await judge(evidenceOf(pki.expired, lists), context)).verdicts.certificate.state;
    };
    expect([await judgedAt(day(-11)), await judgedAt(day(-9))]).toEqual(['valid', 'undetermined']);
  });

  it('may know nobody, or be told to stop', async () => {
    const nobody = trustIn(pki, { anchors: () => [] });
    const report = await judge(evidenceOf(pki.cie, lists), contextOf(pki, { trust: nobody }));
    expect(outcome(report)).toBe('INDETERMINATE NO_CERTIFICATE_CHAIN_FOUND');
    await expect(judge(evidenceOf(pki.cie), contextOf(pki, { signal: AbortSignal.abort() }))).rejects.toThrow();
  });
});

describe('a chain over SHA-1', () => {
  const life = { notBefore: new Date('2005-01-01T00:00:00Z'), notAfter: new Date('2040-01-01T00:00:00Z') };
  const judgedWith = async (hash: 'sha1' | 'sha256', at: Date) => {
    // What the root signed itself with does not matter: nobody has to vouch for an anchor.
    const root = entity('authority', 'OLD ROOT', { scheme: pkcs1('sha1'), key: pki.cie.key, ...life });
    const by = entity('end', 'SIGNER', { by: root, key: pki.cie2.key, scheme: pkcs1(hash), ...life });
    const trust = trustIn(pki, { anchors: () => [root.certificate] });
    const { verdicts, subIndication } = await judge(evidenceOf(by), { ...contextOf(pki, { trust }), at });
    return [verdicts.trust.state, verdicts.trust.findings[0]?.code, subIndication];
  };

  it('could be forged now, and not while SHA-1 was good', async () => {
    expect(await judgedWith('sha1', day(0))).toEqual([
      'undetermined',
      'chain-weak-digest',
      'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
    ]);
    expect(await judgedWith('sha1', new Date('2011-06-01T00:00:00Z'))).toEqual([
      'trusted',
      'trusted-anchor',
      'TRY_LATER',
    ]);
    expect(await judgedWith('sha256', day(0))).toEqual(['trusted', 'trusted-anchor', 'TRY_LATER']);
  });
});
