import { PinError, type CodeKind, type SecretBytes } from '@ciekit/core/basics';
import { CodeRefusedError } from './errors.js';

/** PIN and PUK of a CIE: exactly this many ASCII digits (product.md rule 1). */
export const CODE_LENGTH = 8;
const HALF_LENGTH = 4;

/** Whether bytes are ASCII digits and nothing else. */
function isDigits(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x30 && byte <= 0x39);
}

/**
 * Refuses what cannot be a code before anything is sent.
 *
 * @throws {CodeRefusedError} `code-half`: four digits, one half of a code (product.md rule 5)
 * @throws {PinError} `code-format`: anything else that is not eight ASCII digits
 */
export function requireCodeFormat(code: SecretBytes, kind: CodeKind): void {
  const form = code.use((bytes) => (!isDigits(bytes) ? 'other' : bytes.length));
  if (form === CODE_LENGTH) return;
  if (form === HALF_LENGTH) throw new CodeRefusedError('code-half', kind);
  throw new PinError('code-format', kind);
}
