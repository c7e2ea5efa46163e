/** The outcome of validating one signature: four verdicts that are never merged, and their summary in the words of ETSI. */
import type { FindingCode } from './findings.js';

/** ETSI EN 319 102-1 section 5.1.3, table 5. */
export type Indication = 'TOTAL-PASSED' | 'TOTAL-FAILED' | 'INDETERMINATE';

/** ETSI EN 319 102-1 V1.4.1 section 5.1.3, table 6. */
export type SubIndication =
  | 'FORMAT_FAILURE'
  | 'HASH_FAILURE'
  | 'SIG_CRYPTO_FAILURE'
  | 'REVOKED'
  | 'EXPIRED'
  | 'NOT_YET_VALID'
  | 'SIG_CONSTRAINTS_FAILURE'
  | 'CHAIN_CONSTRAINTS_FAILURE'
  | 'CERTIFICATE_CHAIN_GENERAL_FAILURE'
  | 'CRYPTO_CONSTRAINTS_FAILURE'
  | 'NO_SIGNING_CERTIFICATE_FOUND'
  | 'NO_CERTIFICATE_CHAIN_FOUND'
  | 'REVOKED_NO_POE'
  | 'REVOKED_CA_NO_POE'
  | 'OUT_OF_BOUNDS_NO_POE'
  | 'OUT_OF_BOUNDS_NOT_REVOKED'
  | 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE'
  | 'TIMESTAMP_ORDER_FAILURE'
  | 'SIGNED_DATA_NOT_FOUND'
  | 'NO_POE'
  | 'TRY_LATER'
  /** Reasons of our own; called GENERIC in V1.1.1. */
  | 'CUSTOM';

/**
 * One reason. `code` is stable (docs/verification.md explains each); `values` fill the words that people read
 * (names, dates in ISO 8601, algorithm names) and never hold content of the signed file.
 */
export interface Finding {
  readonly code: FindingCode;
  readonly weight: 'failure' | 'warning' | 'note';
  readonly values?: Readonly<Record<string, string>> | undefined;
}

/** One of the four questions and its answer. */
export interface Verdict<State extends string> {
  readonly state: State;
  readonly findings: readonly Finding[];
}

/** Digest and signature mathematics, and whether the format's own rules hold (what is signed is what is shown). */
export type IntegrityState = 'intact' | 'broken' | 'undetermined';
/** Dates, key usage and form of the signing certificate at the time that is proved, else now. */
export type CertificateState = 'valid' | 'invalid' | 'undetermined';
/** Whether a chain leads to an anchor that the user or the trust store holds. */
export type TrustState = 'trusted' | 'untrusted' | 'undetermined';
export type RevocationState = 'good' | 'revoked' | 'suspended' | 'unknown' | 'not-asked';
