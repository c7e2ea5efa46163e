import type { Certificate } from '@ciekit/pki';

/** What a long-term signature carries along, DER each. It is embedded as it is: whoever gathers it judges it. */
export interface ValidationData {
  readonly certificates: readonly Uint8Array[];
  /** OCSPResponses (RFC 6960 section 4.2.1), whole. */
  readonly ocspResponses: readonly Uint8Array[];
  readonly crls: readonly Uint8Array[];
}

/** Answers whose validation data are wanted when a signature is extended to level LT or LTA. */
export type ValidationDataSource = (question: ValidationDataQuestion) => Promise<ValidationData>;

/** Whose validation data are wanted. */
export interface ValidationDataQuestion {
  /** Those who signed and counter-signed. */
  readonly signers: readonly Certificate[];
  /** Those who stamped the time. */
  readonly timestampers: readonly Certificate[];
  /** Everything embedded that may help to build the chains. */
  readonly known: readonly Certificate[];
}
