/** Control characters, line ends, and those that turn the direction of writing (Unicode UAX #9). */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** More is no name, and would push everything else out of sight. In UTF-16 units. */
const LONGEST = 500;

/**
 * Text from a file, a file's name or another program as a window shows it: `contract[U+202E]fdp.exe` may not pose as
 * `contractexe.pdf`, nor a signer as somebody else.
 */
export function shownText(text: string): string {
  const shown = text.replace(UNSEEN, '\ufffd');
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}
