import { basename, dirname } from 'node:path';
import type { FileFormat, TimestampClient, ValidationDataSource } from '@ciekit/signature';
import { ProgressReport } from '../progress.js';
import type { MiddlewareContext, UseCaseOptions } from '../use-case.js';
import { asCancelled, FileProgress } from './file-progress.js';
import { lookAtFile, OpenInput, type InputFile } from './input-file.js';
import { loadSignature } from './load-signature.js';
import type { NetworkSettings } from './network.js';
import {
  inOneChunk,
  OutputNames,
  partedSignedName,
  requireWritableFolder,
  writeOutput,
  type OutputName,
} from './output-file.js';
import { MAX_PDF_LENGTH, MAX_XML_LENGTH } from './sign-plan.js';
import {
  questionAbout,
  timestampAuthority,
  validationDataSource,
  type TimestampAuthority,
} from './signing-services.js';

export interface TimestampFileRequest {
  readonly file: string;
  readonly timestamps: TimestampAuthority;
  readonly network?: NetworkSettings | undefined;
  /** To which level the signatures of a signed file are taken; default `t`. `lt` and `lta` ask issuers too. */
  readonly level?: 't' | 'lt' | 'lta' | undefined;
  /** Folder of the result; default beside the file. */
  readonly outFolder?: string | undefined;
}

export interface TimestampedFile {
  readonly output: string;
  /** `signatures`: those of the file got it; `file`: the file as a whole, in a `.tsr` of its own. */
  readonly stamped: 'signatures' | 'file';
}

/**
 * Proves that a file existed now: the signatures of a signed file get a time stamp, another file one beside it. Needs the
 * network; neither card nor code. No file is replaced.
 *
 * @throws {FileError | SignatureError} @throws {RangeError} the authority's address
 */
export async function timestampFile(
  context: MiddlewareContext,
  request: TimestampFileRequest,
  options: UseCaseOptions = {},
): Promise<TimestampedFile> {
  const { signal } = options;
  const { network = {}, level = 't' } = request;
  const report = new ProgressReport(options.onProgress);
  const timestamp = await timestampAuthority(request.timestamps, network);
  const validationData = level === 't' ? undefined : await validationDataSource(context, network, signal);
  const input = await lookAtFile(request.file);
  const folder = request.outFolder ?? dirname(request.file);
  await requireWritableFolder(folder);
  const progress = new FileProgress(report, 'stamping-file', undefined);
  progress.start([input.size], 0);
  progress.begin(request.file);
  try {
    await using file = await OpenInput.open(input, (bytes) => {
      progress.advance(bytes);
    });
    const stamping = await stampingOf(file, input, { timestamp, level, validationData, signal });
    const parts = partedSignedName(basename(request.file));
    const name: OutputName =
      stamping.stamped === 'file'
        ? { folder, stem: parts.stem, ending: `${parts.ending}.tsr` }
        : { folder, stem: `${parts.stem}-timestamped`, ending: parts.ending };
    const output = await writeOutput(name, await new OutputNames().choose(name), input.mode, (draft) =>
      draft().write(stamping.content),
    );
    report.done();
    return { output, stamped: stamping.stamped };
  } catch (error) {
    throw asCancelled(error, signal);
  }
}

interface Means {
  readonly timestamp: TimestampClient;
  readonly level: 't' | 'lt' | 'lta';
  readonly validationData: ValidationDataSource | undefined;
  readonly signal: AbortSignal | undefined;
}

interface Stamping {
  readonly stamped: TimestampedFile['stamped'];
  readonly content: AsyncIterable<Uint8Array>;
}

async function stampingOf(file: OpenInput, input: InputFile, means: Means): Promise<Stamping> {
  const { extendCades, formatOf, timestampFile: timestampToken } = await loadSignature();
  const format: FileFormat = formatOf(input.head);
  if (format === 'cms')
    return { stamped: 'signatures', content: extendCades(file, means.level, { ...means, recycle: true }) };
  const extended =
    format === 'pdf' ? await extendedPdf(file, means) : format === 'xml' ? await extendedXml(file, means) : undefined;
  return extended === undefined
    ? { stamped: 'file', content: timestampToken(file, means.timestamp, 'tsr', means) }
    : { stamped: 'signatures', content: inOneChunk(extended) };
}

/** `undefined`: it has no signature. */
async function extendedPdf(file: OpenInput, means: Means): Promise<Uint8Array | undefined> {
  const { extendPades, readPades } = await loadSignature();
  const { timestamp: timestamps, level, validationData, signal } = means;
  const pdf = await file.readAll(MAX_PDF_LENGTH);
  const evidence = await readPades(pdf);
  if (evidence.length === 0) return undefined;
  if (level === 't' || validationData === undefined) return extendPades(pdf, { level: 't', timestamps }, { signal });
  // Validation data prove nothing about when: the time comes first.
  const isStamped = evidence.every((signature) => signature.timestamps.length > 0);
  const stamped = isStamped ? pdf : await extendPades(pdf, { level: 't', timestamps }, { signal });
  const data = await validationData(questionAbout(await readPades(stamped)));
  return extendPades(stamped, { level, validationData: data, timestamps }, { signal });
}

async function extendedXml(file: OpenInput, means: Means): Promise<Uint8Array | undefined> {
  const { extendXades, readXades } = await loadSignature();
  const xml = await file.readAll(MAX_XML_LENGTH);
  return (await readXades(xml)).length === 0 ? undefined : extendXades(xml, means.level, means);
}
