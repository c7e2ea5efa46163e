import { lookAtFile, OpenInput } from './input-file.js';
import { loadPades } from './load-signature.js';
import { MAX_PDF_LENGTH } from './sign-plan.js';

/** What one signature of a PDF covers. */
export interface SignedRevision {
  /** For {@link Middleware.extractRevision}; `undefined`: it covers nothing that was ever the whole file. */
  readonly revision: number | undefined;
  /** Nothing was added to the file after it. */
  readonly isWhole: boolean;
}

/**
 * What the signatures of a PDF cover, in the order in which verification shows them. Nothing is judged.
 *
 * @returns `undefined` for files of another kind
 * @throws {FileError} @throws {SignatureError} `not-signed`, `malformed-pdf`, `encrypted-pdf`
 */
export async function signedRevisions(
  path: string,
  options: { readonly signal?: AbortSignal | undefined } = {},
): Promise<readonly SignedRevision[] | undefined> {
  const { formatOf } = await import('@ciekit/signature/format');
  const input = await lookAtFile(path);
  if (formatOf(input.head) !== 'pdf') return undefined;
  const { readPades, SignatureError } = await loadPades();
  await using file = await OpenInput.open(input, () => options.signal?.throwIfAborted());
  const signatures = await readPades(await file.readAll(MAX_PDF_LENGTH));
  if (signatures.length === 0) throw new SignatureError('not-signed', 'no signature in this PDF');
  return signatures.map(({ coverage }) => ({ revision: coverage.revision, isWhole: coverage.extent === 'whole' }));
}
