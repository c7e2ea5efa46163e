import type { CodeKind } from '@ciekit/core';

/** What has to happen before a code is sent with so many tries left (product.md rule 3). */
export type TriesAdvice =
  /** No try is left: nothing can be sent. */
  | 'blocked'
  /** An explicit confirmation first. */
  | 'confirm'
  /** Advice to recover the PUK first. */
  | 'advise'
  /** The card does not tell: say so and go on. */
  | 'unknown'
  | 'go-on';

/** The PIN needs a confirmation at this many tries and below. */
export const PIN_CONFIRM_AT = 1;
/** The PUK needs one here: when it is used up the card is lost for ever. */
export const PUK_CONFIRM_AT = 2;
/** From here down the holder is advised to recover the PUK instead of guessing. */
export const PUK_ADVISE_AT = 8;

/**
 * @param triesRemaining as the card told; `undefined` when it did not
 * @example
 * ```ts
 * triesAdvice('puk', 8); // 'advise'
 * ```
 */
export function triesAdvice(kind: CodeKind, triesRemaining: number | undefined): TriesAdvice {
  if (triesRemaining === undefined) return 'unknown';
  if (triesRemaining <= 0) return 'blocked';
  if (triesRemaining <= (kind === 'pin' ? PIN_CONFIRM_AT : PUK_CONFIRM_AT)) return 'confirm';
  return kind === 'puk' && triesRemaining <= PUK_ADVISE_AT ? 'advise' : 'go-on';
}
