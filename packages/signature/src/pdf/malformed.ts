import { SignatureError } from '../errors.js';

/** The error for a PDF that is not read: the message names the place in the file's structure, never content. */
export function malformedPdf(place: string, cause?: unknown): SignatureError {
  return new SignatureError('malformed-pdf', place, cause === undefined ? undefined : { cause });
}
