/** CRLReason (RFC 5280 section 5.3.1). */
export type CrlReason =
  | 'unspecified'
  | 'keyCompromise'
  | 'cACompromise'
  | 'affiliationChanged'
  | 'superseded'
  | 'cessationOfOperation'
  | 'certificateHold'
  | 'removeFromCRL'
  | 'privilegeWithdrawn'
  | 'aACompromise';

/** By number; 7 is not used. */
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
] as const satisfies readonly (CrlReason | undefined)[];

/** A number that is not assigned says nothing: `unspecified`. */
export function crlReasonOf(number: number | undefined): CrlReason {
  return (number === undefined ? undefined : CRL_REASONS[number]) ?? 'unspecified';
}
