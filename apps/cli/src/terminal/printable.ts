/**
 * Text that came from outside (a card's certificate, a reader's name, a file) as it may be shown: control, format and
 * lone surrogate characters could move the cursor, rewrite a line or turn the writing direction round.
 *
 * @example
 * ```ts
 * printable('ANNA\u001b[2J'); // 'ANNA\ufffd[2J'
 * ```
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
