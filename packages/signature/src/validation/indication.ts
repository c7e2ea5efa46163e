import type { FindingCode } from './findings.js';
import type { Verdicts } from './report.js';
import type { Indication, SubIndication } from './verdict.js';

/** The four verdicts in the words of ETSI EN 319 102-1 section 5.1.3. */
export interface Summary {
  readonly indication: Indication;
  /** `undefined` with TOTAL-PASSED only. */
  readonly subIndication: SubIndication | undefined;
}

/** One line of the table: where a verdict is in this state, for this reason if one is named. */
export interface IndicationRow {
  readonly verdict: keyof Verdicts;
  readonly state: string;
  /** Codes of which one must be among the findings; absent: whatever the reason. */
  readonly codes?: readonly FindingCode[] | undefined;
  readonly indication: Indication;
  readonly subIndication: SubIndication;
  /** Of ETSI EN 319 102-1 V1.4.1. */
  readonly clause: string;
}

const FAILED = 'TOTAL-FAILED';
const INDETERMINATE = 'INDETERMINATE';

/** Integrity findings of the formats' readers by what ETSI calls them. Everything else that breaks is the format. */
const HASH_CODES: readonly FindingCode[] = [
  'digest-mismatch',
  'reference-digest-mismatch',
  'timestamp-imprint-mismatch',
];
const SIGNATURE_CODES: readonly FindingCode[] = ['signature-mismatch'];
const MISSING_CONTENT: readonly FindingCode[] = ['content-missing'];
/** What the file itself should hold, at its place. */
const MISSING_PARTS: readonly FindingCode[] = ['reference-missing', 'reference-misplaced'];

const row = (
  verdict: keyof Verdicts,
  state: string,
  codes: IndicationRow['codes'],
  indication: Indication,
  subIndication: SubIndication,
  clause: string,
): IndicationRow => ({ verdict, state, codes, indication, subIndication, clause });

/** Read from above: the first row that applies decides. The order is that of section 5.3.4 (the blocks of 5.2). */
export const INDICATION_TABLE: readonly IndicationRow[] = [
  // 5.2.7 cryptographic verification, 5.2.2 format checking
  row('integrity', 'broken', HASH_CODES, FAILED, 'HASH_FAILURE', '5.2.7.4 2)'),
  row('integrity', 'broken', SIGNATURE_CODES, FAILED, 'SIG_CRYPTO_FAILURE', '5.2.7.4 4)'),
  row(
    'integrity',
    'broken',
    ['signing-certificate-mismatch'],
    INDETERMINATE,
    'NO_SIGNING_CERTIFICATE_FOUND',
    '5.2.3.4',
  ),
  row('integrity', 'broken', MISSING_PARTS, INDETERMINATE, 'SIGNED_DATA_NOT_FOUND', '5.2.7.4 1)'),
  row('integrity', 'broken', undefined, FAILED, 'FORMAT_FAILURE', '5.2.2.4'),
  row('integrity', 'undetermined', MISSING_CONTENT, INDETERMINATE, 'SIGNED_DATA_NOT_FOUND', '5.2.7.4 1)'),
  // 5.2.3 identification of the signing certificate
  row(
    'certificate',
    'undetermined',
    ['signing-certificate-missing'],
    INDETERMINATE,
    'NO_SIGNING_CERTIFICATE_FOUND',
    '5.2.3.4',
  ),
  // Proved against the signer: 5.5.4 (best signature time), 5.3.4 with a content time stamp
  row('certificate', 'invalid', ['signed-before-validity'], FAILED, 'NOT_YET_VALID', '5.5.4 4)'),
  row('certificate', 'invalid', ['signed-after-expiry'], FAILED, 'EXPIRED', '5.3.4 4)'),
  row('revocation', 'revoked', ['signed-after-revocation'], FAILED, 'REVOKED', '5.3.4 4)'),
  // 5.2.6 X.509 certificate validation
  row('trust', 'untrusted', ['no-anchor'], INDETERMINATE, 'NO_CERTIFICATE_CHAIN_FOUND', '5.2.6.4 2) a)'),
  row('trust', 'untrusted', ['authority-revoked'], INDETERMINATE, 'REVOKED_CA_NO_POE', '5.2.6.4 4) d)'),
  // Dates, basic constraints and key usage of authorities belong to the path validation of RFC 5280 section 6.1
  row('trust', 'untrusted', undefined, INDETERMINATE, 'CERTIFICATE_CHAIN_GENERAL_FAILURE', '5.2.6.4 4) e)'),
  row('trust', 'undetermined', ['chain-weak-digest'], INDETERMINATE, 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE', '5.2.6.4 6)'),
  row('trust', 'undetermined', undefined, INDETERMINATE, 'CERTIFICATE_CHAIN_GENERAL_FAILURE', '5.2.6.4 4) e)'),
  row(
    'certificate',
    'invalid',
    ['key-usage', 'not-a-tsa-certificate'],
    INDETERMINATE,
    'CHAIN_CONSTRAINTS_FAILURE',
    '5.2.6.4 5)',
  ),
  row(
    'certificate',
    'invalid',
    ['critical-extension'],
    INDETERMINATE,
    'CERTIFICATE_CHAIN_GENERAL_FAILURE',
    '5.2.6.4 4) e)',
  ),
  row('revocation', 'revoked', undefined, INDETERMINATE, 'REVOKED_NO_POE', '5.2.6.4 4) b), 5.5.4 4) a)'),
  row(
    'certificate',
    'undetermined',
    ['certificate-expired-not-revoked'],
    INDETERMINATE,
    'OUT_OF_BOUNDS_NOT_REVOKED',
    '5.2.6.4 7)',
  ),
  row(
    'certificate',
    'undetermined',
    ['certificate-expired', 'certificate-not-yet-valid'],
    INDETERMINATE,
    'OUT_OF_BOUNDS_NO_POE',
    '5.2.6.4 7)',
  ),
  // 5.2.8 signature acceptance: cryptographic constraints
  row('integrity', 'undetermined', ['digest-was-weak'], INDETERMINATE, 'CRYPTO_CONSTRAINTS_FAILURE', '5.3.4 6)'),
  row('certificate', 'invalid', ['weak-key'], INDETERMINATE, 'CRYPTO_CONSTRAINTS_FAILURE', '5.3.4 6)'),
  row(
    'integrity',
    'undetermined',
    ['weak-digest-no-proof'],
    INDETERMINATE,
    'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
    '5.2.8.4.1',
  ),
  row(
    'certificate',
    'undetermined',
    ['weak-key-no-proof'],
    INDETERMINATE,
    'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
    '5.2.8.4.1',
  ),
  row('integrity', 'undetermined', ['timestamp-order'], INDETERMINATE, 'TIMESTAMP_ORDER_FAILURE', '5.5.4 4) e)'),
  row('integrity', 'undetermined', undefined, INDETERMINATE, 'CUSTOM', '5.1.3 table 6'),
  // Suspended or not fresh: 5.2.6.4 4). Nothing at all has no clause of its own; table 6 says what "later" stands for
  row('revocation', 'suspended', undefined, INDETERMINATE, 'TRY_LATER', '5.2.6.4 4) c)'),
  row('revocation', 'unknown', undefined, INDETERMINATE, 'TRY_LATER', '5.2.6.4 4) a), 5.1.3 table 6'),
  row('revocation', 'not-asked', undefined, INDETERMINATE, 'TRY_LATER', '5.1.3 table 6'),
  row('certificate', 'invalid', undefined, INDETERMINATE, 'SIG_CONSTRAINTS_FAILURE', '5.2.8.4.1'),
  row('certificate', 'undetermined', undefined, INDETERMINATE, 'CUSTOM', '5.1.3 table 6'),
];

/** The summary of the four verdicts: the first row of {@link INDICATION_TABLE} that applies, else TOTAL-PASSED. */
export function summarise(verdicts: Verdicts): Summary {
  const applies = ({ verdict, state, codes }: IndicationRow): boolean => {
    const judged = verdicts[verdict];
    return judged.state === state && (codes === undefined || judged.findings.some(({ code }) => codes.includes(code)));
  };
  const found = INDICATION_TABLE.find(applies);
  return found === undefined
    ? { indication: 'TOTAL-PASSED', subIndication: undefined }
    : { indication: found.indication, subIndication: found.subIndication };
}
