const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
const MAX_LENGTH = 256;

/**
 * Text from a certificate as it may be shown: an issuer that nobody checked could put characters into a name that
 * rewrite a terminal's line or turn the direction of the text.
 */
export function printableText(text: string): string {
  return text.replace(UNPRINTABLE, '\uFFFD').slice(0, MAX_LENGTH);
}
