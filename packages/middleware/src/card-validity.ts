/** Days after the expiry during which the credentials still work unless a new card was issued (product.md rule 6). */
export const GRACE_DAYS = 90;
const DAY_MS = 86_400_000;

export type ValidityState = 'not-yet-valid' | 'valid' | 'expired-usable' | 'expired';

/** Dates of a card as one clock sees them. */
export interface CardValidity {
  readonly state: ValidityState;
  readonly notBefore: Date;
  /** The card's expiry. */
  readonly notAfter: Date;
  /** The last moment at which services may still accept the credentials. */
  readonly usableUntil: Date;
  /** Whole days until `notAfter`; negative after it. */
  readonly daysLeft: number;
  /** Nobody vouches for the time but this PC. */
  readonly clock: 'this-computer';
  readonly judgedAt: Date;
}

/**
 * Judges a card's dates.
 *
 * @example
 * ```ts
 * cardValidity(new Date('2024-01-01'), new Date('2034-01-01'), new Date('2034-02-01')).state; // 'expired-usable'
 * ```
 */
export function cardValidity(notBefore: Date, notAfter: Date, at: Date): CardValidity {
  const usableUntil = new Date(notAfter.getTime() + GRACE_DAYS * DAY_MS);
  return {
    state: validityState(notBefore, notAfter, usableUntil, at),
    notBefore,
    notAfter,
    usableUntil,
    daysLeft: Math.floor((notAfter.getTime() - at.getTime()) / DAY_MS),
    clock: 'this-computer',
    judgedAt: at,
  };
}

function validityState(notBefore: Date, notAfter: Date, usableUntil: Date, at: Date): ValidityState {
  if (at < notBefore) return 'not-yet-valid';
  if (at <= notAfter) return 'valid';
  return at <= usableUntil ? 'expired-usable' : 'expired';
}
