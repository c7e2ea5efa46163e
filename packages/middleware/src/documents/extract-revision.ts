import { basename, dirname } from 'node:path';
import { FileError } from '../errors.js';
import { ProgressReport } from '../progress.js';
import type { UseCaseOptions } from '../use-case.js';
import { asCancelled, FileProgress } from './file-progress.js';
import { lookAtFile, OpenInput } from './input-file.js';
import { loadPades, loadSignature } from './load-signature.js';
import { inOneChunk, OutputNames, partedName, writeOutput } from './output-file.js';
import { MAX_PDF_LENGTH } from './sign-plan.js';

export interface ExtractRevisionRequest {
  /** A PDF. */
  readonly file: string;
  /** From 1, as the report of a signature names the one that it covers (`coverage.revision`). */
  readonly revision: number;
  /** Where it goes; default beside the file, as `contract-revision-1.pdf`. */
  readonly folder?: string | undefined;
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
  const { file: path, revision: number, folder = dirname(request.file) } = request;
  const { signal } = options;
  const report = new ProgressReport(options.onProgress);
  const [{ formatOf }, { PdfDocument }] = await Promise.all([loadSignature(), loadPades()]);
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
    const chosen = await new OutputNames().choose(name);
    const output = await writeOutput(name, chosen, input.mode, (draft) =>
      draft().write(inOneChunk(bytes.subarray(0, revision.end))),
    );
    report.done();
    return output;
  } catch (error) {
    throw asCancelled(error, signal);
  }
}
