/** Why the card step ends without a login. Codes never change their meaning. */
export const CARD_REFUSALS = [
  'no-certificate',
  'malformed',
  'unknown-issuer',
  'not-genuine',
  'expired',
  'not-yet-valid',
  'wrong-purpose',
  'wrong-policy',
  'not-a-holder',
  'revoked',
  'status-unknown',
  'status-not-believed',
  'status-unreachable',
] as const;

export type CardRefusal = (typeof CARD_REFUSALS)[number];
