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
  /** Where the content goes, and nowhere else; default beside the file, under its name without what signing added to it. */
  readonly output?: string | undefined;
}

export interface ExtractedFile {
  readonly output: string;
  /** How many signed files were around it. */
  readonly layers: number;
  /**
   * Identifier of the canonical form that signed XML comes out in: the same document, not always the same bytes.
   * `undefined`: exactly the file that was signed.
   */
  readonly canonicalization: string | undefined;
}

/** What has a content that can be taken out. */
const CONTAINERS: ReadonlySet<string> = new Set(['cms', 'timestamped-data', 'xml']);

/**
 * Takes the content out of a `.p7m`, also of one in another or in a `.tsd`, and out of XML with signatures. Nothing is
 * verified, and no file is replaced.
 *
 * @throws {FileError} `input-format` for files of another kind; `output-taken` @throws {SignatureError} `content-missing`, …
 */
export async function extractFile(request: ExtractFileRequest, options: UseCaseOptions = {}): Promise<ExtractedFile> {
  const report = new ProgressReport(options.onProgress);
  const { signal } = options;
  const { chunksOf, extractContent, formatOf } = await loadSignature();
  const input = await lookAtFile(request.file);
  const format = formatOf(input.head);
  if (!CONTAINERS.has(format)) throw new FileError('input-format', request.file);
  const progress = new FileProgress(report, 'extracting-file', undefined);
  progress.start([input.size], 0);
  progress.begin(request.file);
  try {
    await using file = await OpenInput.open(input, (bytes) => {
      signal?.throwIfAborted();
      progress.advance(bytes);
    });
    const { content, layers, canonicalization } = await extractContent(file);
    const own = basename(request.file);
    const bare = format === 'xml' ? bareXmlName(own, canonicalization !== undefined) : own.replace(WRAPPED, '');
    const name = {
      folder: dirname(request.file),
      ...partedName(bare === '' || bare === own ? `${own}.content` : bare),
    };
    const chosen = request.output ?? (await new OutputNames().choose(name));
    const output = await writeOutput(request.output === undefined ? name : undefined, chosen, input.mode, (draft) =>
      draft().write(chunksOf(content, 0, content.size, true)),
    );
    report.done();
    return { output, layers, canonicalization };
  } catch (error) {
    throw asCancelled(error, signal);
  }
}

const WRAPPED = /(?:\.p7m|\.tsd)+$/i;

/** `invoice-signed.xml` was `invoice.xml`; `photo-signed.jpg.xml`, which holds another file, was `photo.jpg`. */
function bareXmlName(name: string, isXml: boolean): string {
  const { stem, ending } = partedName(isXml ? name : name.replace(/\.xml$/i, ''));
  const bare = stem.replace(/(?:-signed)+$/, '');
  return isXml && bare === stem ? `${stem}-content${ending}` : `${bare}${ending}`;
}
