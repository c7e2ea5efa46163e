import type { ByteSource } from './cms/byte-source.js';
import { SignatureError, type SignatureErrorCode } from './errors.js';
import { FORMAT_HEAD, formatOf, type FileFormat } from './format-of.js';
import type { TimestampFileReading } from './timestamp/timestamp-file.js';
import type { ValidationContext } from './validation/context.js';
import type { SignatureEvidence } from './validation/evidence.js';
import { judge } from './validation/judge.js';
import type { SignatureReport, TimestampReport } from './validation/report.js';
import { judgeTimestamps } from './validation/timestamps.js';
import type { Indication } from './validation/verdict.js';

export interface ValidateFileOptions {
  /** What a `.p7s`, a detached XML signature or a time stamp is about. */
  readonly detachedContent?: ByteSource | undefined;
}

/** The signatures of a file, or of the file inside it. */
export interface LayerReport {
  /** 0 for the file itself, 1 for the content of its `.p7m` or `.tsd`, and so on. */
  readonly depth: number;
  readonly format: FileFormat;
  readonly signatures: readonly SignatureReport[];
  /** Of a `.tst`, `.tsr` or `.tsd`; of a PDF those before which nobody signed. The others are with their signatures. */
  readonly timestamps: readonly TimestampReport[];
  /** Why the inside of a signed file could not be looked into; the layers around it are judged all the same. */
  readonly problem: SignatureErrorCode | undefined;
}

/** All signatures of a file, from the outside to the inside. */
export interface FileReport {
  readonly format: FileFormat;
  /**
   * - `judged`: there is at least one signature or time stamp
   * - `not-signed`: none
   * - `not-supported`: of a kind that nothing here reads (`asic`)
   */
  readonly status: 'judged' | 'not-signed' | 'not-supported';
  readonly layers: readonly LayerReport[];
  /** The worst of all signatures, counter-signatures and stamps of the file; `undefined` unless `judged`. */
  readonly indication: Indication | undefined;
}

/** `.p7m` within `.p7m`: people sign one after the other so; nobody does it more often. */
const MAX_DEPTH = 8;
/** PDF and XML are read into memory; in bytes. */
const MAX_IN_MEMORY = 1_073_741_824;
/** A whole TSA answer, in bytes; in base64 a third more. */
const MAX_TIMESTAMP = 1_398_104;

/**
 * Tells what a file is and judges every signature in it: each layer of a `.p7m` in a `.p7m` or `.tsd`, and the signatures
 * of a PDF or XML inside.
 *
 * @throws {SignatureError} `malformed-…`, `encrypted-pdf`: the file is not what it begins as; also what {@link judge} throws
 * @example
 * ```ts
 * await using file = await fileSource('contract.pdf.p7m');
 * const { layers } = await validateFile(file, { at: new Date(), trust });
 * layers.flatMap(({ signatures }) => signatures).map(({ indication }) => indication);
 * ```
 */
export async function validateFile(
  file: ByteSource,
  context: ValidationContext,
  options: ValidateFileOptions = {},
): Promise<FileReport> {
  const layers: LayerReport[] = [];
  let next: ByteSource | undefined = file;
  for (let depth = 0; next !== undefined && depth < MAX_DEPTH; depth++) {
    context.signal?.throwIfAborted();
    const { layer, inside } = await judgeLayer(next, depth, context, options);
    layers.push(layer);
    next = inside;
  }
  const format = layers[0]?.format ?? 'other';
  const indication = worst(layers);
  return {
    format,
    status: indication !== undefined ? 'judged' : format === 'asic' ? 'not-supported' : 'not-signed',
    // Inside a signed file most contents are simply not signed themselves.
    layers: layers.filter(({ depth, ...layer }) => depth === 0 || isSigned(layer) || layer.problem !== undefined),
    indication,
  };
}

interface Layer {
  readonly layer: LayerReport;
  readonly inside: ByteSource | undefined;
}

async function judgeLayer(
  source: ByteSource,
  depth: number,
  context: ValidationContext,
  options: ValidateFileOptions,
): Promise<Layer> {
  const format = formatOf(await source.read(0, FORMAT_HEAD));
  const empty = { depth, format, signatures: [], timestamps: [], problem: undefined };
  try {
    const read = await readLayer(source, format, context, depth === 0 ? options : {});
    const signatures: SignatureReport[] = [];
    for (const evidence of read.evidence) signatures.push(await judge(evidence, context));
    return { layer: { ...empty, signatures, timestamps: read.timestamps }, inside: read.inside };
  } catch (error) {
    // What is inside may be anything, also what only looks like a PDF; the file itself is what was asked about.
    if (depth === 0 || !(error instanceof SignatureError)) throw error;
    return { layer: { ...empty, problem: error.code }, inside: undefined };
  }
}

interface ReadLayer {
  readonly evidence: readonly SignatureEvidence[];
  readonly timestamps: readonly TimestampReport[];
  readonly inside: ByteSource | undefined;
}

async function readLayer(
  source: ByteSource,
  format: FileFormat,
  context: ValidationContext,
  { detachedContent }: ValidateFileOptions,
): Promise<ReadLayer> {
  const nothing: ReadLayer = { evidence: [], timestamps: [], inside: undefined };
  switch (format) {
    case 'cms': {
      const { readCades } = await import('./cades/read-cades.js');
      const { signatures, content, attached } = await readCades(source, { detachedContent, signal: context.signal });
      return { ...nothing, evidence: signatures, inside: attached ? content : undefined };
    }
    case 'pdf': {
      const { readPadesFile } = await import('./pades/read.js');
      const reading = await readPadesFile(await whole(source, 'malformed-pdf', MAX_IN_MEMORY));
      return { ...nothing, evidence: reading.signatures, timestamps: await judgeStamps(reading, context) };
    }
    case 'xml': {
      const { readXades } = await import('./xades/read-xades.js');
      const content = detachedContent && (await whole(detachedContent, 'content-missing', MAX_IN_MEMORY));
      const bytes = await whole(source, 'malformed-xml', MAX_IN_MEMORY);
      return { ...nothing, evidence: await readXades(bytes, { detachedContent: content }) };
    }
    case 'timestamp-token':
    case 'timestamp-answer': {
      if (source.size > MAX_TIMESTAMP) throw new SignatureError('malformed-timestamp', 'too long');
      return { ...nothing, timestamps: await judgeStamps(await readStamps(source, detachedContent), context) };
    }
    case 'timestamped-data': {
      const reading = await readStamps(source, detachedContent);
      const inside = reading.attached ? reading.content : undefined;
      return { ...nothing, timestamps: await judgeStamps(reading, context), inside };
    }
    case 'asic':
    case 'other':
      return nothing;
  }
}

async function readStamps(source: ByteSource, content: ByteSource | undefined): Promise<TimestampFileReading> {
  const { readTimestampFile } = await import('./timestamp/timestamp-file.js');
  return readTimestampFile(source, content);
}

async function judgeStamps(
  reading: Pick<SignatureEvidence, 'timestamps'> &
    Partial<Pick<SignatureEvidence, 'certificates' | 'ocspResponses' | 'crls'>>,
  context: ValidationContext,
): Promise<readonly TimestampReport[]> {
  const { timestamps, certificates = [], ocspResponses = [], crls = [] } = reading;
  return (await judgeTimestamps({ timestamps, certificates, ocspResponses, crls }, context)).reports;
}

async function whole(source: ByteSource, code: SignatureErrorCode, limit: number): Promise<Uint8Array> {
  if (source.size > limit) throw new SignatureError(code, 'too long');
  return source.read(0, source.size);
}

const isSigned = ({ signatures, timestamps }: Pick<LayerReport, 'signatures' | 'timestamps'>): boolean =>
  signatures.length + timestamps.length > 0;

function withCounterSignatures(signature: SignatureReport): readonly SignatureReport[] {
  return [signature, ...signature.counterSignatures.flatMap(withCounterSignatures)];
}

const FROM_WORST: readonly Indication[] = ['TOTAL-FAILED', 'INDETERMINATE', 'TOTAL-PASSED'];

function worst(layers: readonly LayerReport[]): Indication | undefined {
  const all = layers.flatMap(({ signatures, timestamps }) => [
    ...signatures.flatMap(withCounterSignatures),
    ...timestamps,
  ]);
  const indications = new Set(all.map(({ indication }) => indication));
  return FROM_WORST.find((indication) => indications.has(indication));
}
