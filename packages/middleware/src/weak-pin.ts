import { byteAt, type SecretBytes } from '@ciekit/core/basics';

/** Why a new PIN is refused (product.md rule 4, first half). */
export type WeakPinReason = 'all-equal' | 'ascending' | 'descending';

/**
 * Whether a new PIN is one of those that everybody tries first: all digits equal, or the whole PIN going up or down by
 * one without wrapping round (01234567 to 23456789, 98765432 to 76543210).
 *
 * @param pin eight ASCII digits
 */
export function weakPinReason(pin: SecretBytes): WeakPinReason | undefined {
  return pin.use((digits) => {
    const steps = (step: number): boolean =>
      digits.every((digit, index) => index === 0 || digit - byteAt(digits, index - 1) === step);
    if (steps(0)) return 'all-equal';
    if (steps(1)) return 'ascending';
    return steps(-1) ? 'descending' : undefined;
  });
}
