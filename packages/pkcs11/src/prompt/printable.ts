const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * Text of somebody else's as it may be shown: no characters that rewrite a terminal's line, begin a new one or turn the
 * direction of the text.
 *
 * @param maxLength in characters
 */
export function printable(text: string, maxLength = 64): string {
  return Array.from(text.replace(UNPRINTABLE, '\uFFFD')).slice(0, maxLength).join('').trim();
}
