/** CRLReason (RFC 5280 section 5.3.1), by number; 7 is not used. */
const CRL_REASONS = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  undefined,
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const;
export type CrlReason = Exclude<(typeof CRL_REASONS)[number], undefined>;

/** A number that is not assigned says nothing: `unspecified`. */
export function crlReasonOf(number: number | undefined): CrlReason {
  return (number === undefined ? undefined : CRL_REASONS[number]) ?? 'unspecified';
}
