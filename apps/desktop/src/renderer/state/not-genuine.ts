import type { ErrorView } from '../../contract/views.js';

/** Codes of docs/errors.md with which a chip did not prove itself: no code may be typed for such a card. */
export const NOT_GENUINE_CODES = [
  'sod-malformed',
  'sod-signature',
  'sod-signer',
  'sod-hash',
  'weak-key-agreement',
  'internal-authentication',
  'chip-identity',
  'clone-check',
  'malformed-sod',
  'not-a-holder-certificate',
  'sod-hash-missing',
  'sod-hash-mismatch',
  'holder-data-mismatch',
] as const;

/** Whether an error says that the chip, or what is on it, is not what it claims to be. */
export function isNotGenuine(error: ErrorView | undefined): boolean {
  return error !== undefined && NOT_GENUINE_CODES.some((code) => code === error.code);
}
