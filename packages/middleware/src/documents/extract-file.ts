import { basename, dirname } from 'node:path';
import { FileError } from '../errors.js';
import { ProgressReport } from '../progress.js';
import type { UseCaseOptions } from '../use-case.js';
import { asCancelled, FileProgress } from './file-progress.js';
import { lookAtFile, OpenInput } from './input-file.js';
import { loadSignature } from './load-signature.js';
import { OutputNames, partedName, writeOutput } from './output-file.js';

export interface ExtractFileRequest {
  readonly file: string;
  /** Where the content goes, and nowhere else; default beside the file, under its name without `.p7m`. */
  readonly output?: string | undefined;
}

export interface ExtractedFile {
  readonly output: string;
  /** How many signed files were around it. */
  readonly layers: number;
}

/**
 * Takes the content out of a `.p7m`, also of one in another. Nothing is verified, and no file is replaced.
 *
 * @throws {FileError} `input-format` for what is no CAdES; `output-taken` @throws {SignatureError} `content-missing`, …
 */
export async function extractFile(request: ExtractFileRequest, options: UseCaseOptions = {}): Promise<ExtractedFile> {
  const report = new ProgressReport(options.onProgress);
  const { signal } = options;
  const { chunksOf, extractCades, formatOf } = await loadSignature();
  const input = await lookAtFile(request.file);
  if (formatOf(input.head) !== 'cms') throw new FileError('input-format', request.file);
  const progress = new FileProgress(report, 'extracting-file', undefined);
  progress.start([input.size], 0);
  progress.begin(request.file);
  try {
    await using file = await OpenInput.open(input, (bytes) => {
      signal?.throwIfAborted();
      progress.advance(bytes);
    });
    const { content, layers } = await extractCades(file);
    const folder = dirname(request.file);
    const bare = basename(request.file).replace(/(?:\.p7m)+$/i, '');
    const isBare = bare !== '' && bare !== basename(request.file);
    const name = { folder, ...partedName(isBare ? bare : `${basename(request.file)}.content`) };
    const chosen = request.output ?? (await new OutputNames().choose(name));
    const output = await writeOutput(request.output === undefined ? name : undefined, chosen, input.mode, (draft) =>
      draft().write(chunksOf(content, 0, content.size, true)),
    );
    report.done();
    return { output, layers };
  } catch (error) {
    throw asCancelled(error, signal);
  }
}
