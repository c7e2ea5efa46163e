/** Zeroes the codes of a message's argument, whatever its form; a page that is hostile may have sent any. */
export function wipeCodes(argument: unknown): void {
  if (typeof argument !== 'object' || argument === null) return;
  const codes: unknown = 'codes' in argument ? argument.codes : undefined;
  // `prompt.answer` has one code, in its own place.
  const pin: unknown = 'pin' in argument ? argument.pin : undefined;
  const named: readonly unknown[] = typeof codes === 'object' && codes !== null ? Object.values(codes) : [];
  for (const code of [pin, ...named]) if (code instanceof Uint8Array) code.fill(0);
}
