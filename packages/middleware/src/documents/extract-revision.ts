import { basename, dirname } from 'node:path';
import { FileError } from '../errors.js';
import { ProgressReport } from '../progress.js';
import type { UseCaseOptions } from '../use-case.js';
import { asCancelled, FileProgress } from './file-progress.js';
import { lookAtFile, OpenInput } from './input-file.js';
import { loadPades } from './load-signature.js';
import { inOneChunk, OutputNames, partedName, writeOutput } from './output-file.js';
import { MAX_PDF_LENGTH } from './sign-plan.js';

export interface ExtractRevisionRequest {
  /** A PDF. */
  readonly file: string;
  /** From 1, as the report of a signature names the one that it covers (`coverage.revision`). */
  readonly revision: number;
  /** Where it goes under a name of its own, `contract-revision-1.pdf`; default beside the file. */
  readonly folder?: string | undefined;
  /** Where it goes, and nowhere else. Instead of `folder`. */
  readonly output?: string | undefined;
}

/**
 * Writes a PDF as it was when it was signed: without what was added to it afterwards. Nothing is verified, and no file is
 * replaced.
 *
 * @returns the path of the new file
 * @throws {FileError} `input-format` for files of another kind; `output-taken`, … @throws {SignatureError} `malformed-pdf`
 * @throws {RangeError} where the file has no such revision
 */
export async function extractRevision(request: ExtractRevisionRequest, options: UseCaseOptions = {}): Promise<string> {
  const { file: path, revision: number, folder = dirname(request.file), output } = request;
  const { signal } = options;
  const report = new ProgressReport(options.onProgress);
  const [{ formatOf }, { PdfDocument }] = await Promise.all([import('@ciekit/signature/format'), loadPades()]);
  const input = await lookAtFile(path);
  if (formatOf(input.head) !== 'pdf') throw new FileError('input-format', path);
  const progress = new FileProgress(report, 'extracting-file', undefined);
  progress.start([input.size], 0);
  progress.begin(path);
  try {
    await using file = await OpenInput.open(input, (bytes) => {
      signal?.throwIfAborted();
      progress.advance(bytes);
    });
    const bytes = await file.readAll(MAX_PDF_LENGTH);
    const revision = PdfDocument.open(bytes).revisions()[number - 1];
    if (revision === undefined) throw new RangeError(`no revision ${String(number)}`);
    const { stem, ending } = partedName(basename(path));
    const name = { folder, stem: `${stem}-revision-${String(number)}`, ending };
    const chosen = output ?? (await new OutputNames().choose(name));
    const written = await writeOutput(output === undefined ? name : undefined, chosen, input.mode, (draft) =>
      draft().write(inOneChunk(bytes.subarray(0, revision.end))),
    );
    report.done();
    return written;
  } catch (error) {
    throw asCancelled(error, signal);
  }
}
