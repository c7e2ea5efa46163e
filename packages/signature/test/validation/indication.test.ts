import { describe, expect, it } from 'vitest';
import { INDICATION_TABLE, summarise, type Verdicts } from '@ciekit/signature';

const GOOD: Verdicts = {
  integrity: { state: 'intact', findings: [] },
  certificate: { state: 'valid', findings: [] },
  trust: { state: 'trusted', findings: [] },
  revocation: { state: 'good', findings: [] },
};
const withVerdict = (verdict: string, state: string, ...codes: readonly string[]): Verdicts => ({
  ...GOOD,
  [verdict]: { state, findings: codes.map((code) => ({ code, weight: 'failure' })) },
});

describe('the summary of four verdicts', () => {
  it('passes when all four are good, whatever is remarked', () => {
    const findings = [{ code: 'revoked-after-proved-time', weight: 'note' }] as const;
    expect(summarise({ ...GOOD, revocation: { state: 'good', findings } })).toEqual({
      indication: 'TOTAL-PASSED',
      subIndication: undefined,
    });
  });

  it.each(INDICATION_TABLE.map((row) => [`${row.verdict} ${row.state} ${row.codes?.[0] ?? ''}`, row] as const))(
    'follows its row: %s',
    (_, row) => {
      const { verdict, state, indication, subIndication } = row;
      for (const code of row.codes ?? ['a-code-of-no-row']) {
        expect(summarise(withVerdict(verdict, state, code))).toEqual({ indication, subIndication });
      }
    },
  );

  it.each([
    ['integrity', ['broken', 'undetermined']],
    ['certificate', ['invalid', 'undetermined']],
    ['trust', ['untrusted', 'undetermined']],
    ['revocation', ['revoked', 'suspended', 'unknown', 'not-asked']],
  ] as const)('never passes with another %s', (verdict, states) => {
    for (const state of states) {
      expect(summarise(withVerdict(verdict, state)).indication).not.toBe('TOTAL-PASSED');
    }
  });

  it.each([
    // ETSI EN 319 102-1 section 5.1.3, table 6: what proves that a signature is worth nothing comes before what leaves it open.
    [
      'a broken one by a revoked signer',
      { ...withVerdict('integrity', 'broken', 'signature-mismatch'), ...pick('revocation', 'revoked', 'revoked') },
      'SIG_CRYPTO_FAILURE',
    ],
    [
      'an expired one by a stranger',
      {
        ...withVerdict('trust', 'untrusted', 'no-anchor'),
        ...pick('certificate', 'undetermined', 'certificate-expired'),
      },
      'NO_CERTIFICATE_CHAIN_FOUND',
    ],
    [
      'a revoked and expired one',
      {
        ...withVerdict('revocation', 'revoked', 'revoked'),
        ...pick('certificate', 'undetermined', 'certificate-expired'),
      },
      'REVOKED_NO_POE',
    ],
    [
      'a late one by a stranger',
      { ...withVerdict('certificate', 'invalid', 'signed-after-expiry'), ...pick('trust', 'untrusted', 'no-anchor') },
      'EXPIRED',
    ],
  ])('names the first of several: %s', (_, verdicts, subIndication) => {
    expect(summarise(verdicts).subIndication).toBe(subIndication);
  });

  it.each(['authority-expired', 'authority-not-yet-valid', 'authority-constraints', 'chain-signature'])(
    'calls %s a failure of the path (5.2.6.4 step 4 e)',
    (code) => {
      expect(summarise(withVerdict('trust', 'untrusted', code)).subIndication).toBe(
        'CERTIFICATE_CHAIN_GENERAL_FAILURE',
      );
    },
  );

  it('cites a clause in every row, and says TOTAL-FAILED only for what ETSI has in table 6', () => {
    const failing = ['FORMAT_FAILURE', 'HASH_FAILURE', 'SIG_CRYPTO_FAILURE', 'REVOKED', 'EXPIRED', 'NOT_YET_VALID'];
    for (const { clause, indication, subIndication } of INDICATION_TABLE) {
      expect(clause).toMatch(/^5\.\d/);
      expect(indication === 'TOTAL-FAILED').toBe(failing.includes(subIndication));
    }
  });
});

function pick<Name extends keyof Verdicts>(name: Name, state: string, code: string): Pick<Verdicts, Name> {
  const { [name]: verdict } = withVerdict(name, state, code);
  return { [name]: verdict } as unknown as Pick<Verdicts, Name>;
}
