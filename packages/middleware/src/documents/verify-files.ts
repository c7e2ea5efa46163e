import { stat } from 'node:fs/promises';
import { CancelledError } from '@ciekit/core/basics';
import type { RevocationClient } from '@ciekit/pki';
import type { FileReport, SignatureReport, ValidationContext } from '@ciekit/signature';
import { loadPki } from '../load-pki.js';
import { ProgressReport } from '../progress.js';
import type { MiddlewareContext, UseCaseOptions } from '../use-case.js';
import type { BatchOptions, BatchRequest, FileWithoutResult } from './batch.js';
import { contentBeside } from './detached-content.js';
import { expiredListsBehind } from './expired-lists.js';
import { asCancelled, FileProgress } from './file-progress.js';
import { lookAtFile, OpenInput, type InputFile } from './input-file.js';
import { networkFetch, type NetworkSettings } from './network.js';
import { signatureTrust } from './signature-trust.js';
import { certificatesIn } from './trust-folder.js';

export interface VerifyFilesRequest extends BatchRequest {
  /** Ask issuers about certificates that the file says nothing about. Default false: nobody is asked. */
  readonly online?: boolean | undefined;
  /** What is not proved to be older is judged at this time; default now. */
  readonly at?: Date | undefined;
  /** A folder with certificates that are trusted for this once, besides the trust store. */
  readonly trustFolder?: string | undefined;
}

export type VerifyFilesOptions = UseCaseOptions & BatchOptions;

/** What became of one file of the list, in its order. */
export type VerifiedFile =
  | {
      readonly status: 'verified';
      readonly path: string;
      readonly report: FileReport;
      /** The file that a detached signature was compared with. */
      readonly content: string | undefined;
      /** What was verified, for {@link Middleware.writeReport}. */
      readonly input: InputFile;
    }
  /** Failed: it could not be read, or is not what it begins as; nothing can be said about signatures in it. */
  | FileWithoutResult;

export interface VerificationSummary {
  readonly files: readonly VerifiedFile[];
  /** The time that was judged by. */
  readonly at: Date;
  /** Countries whose trusted list had a part in the verdicts and is past its date: a newer one should be fetched. */
  readonly expiredLists: readonly string[];
}

/**
 * Judges the signatures of many files. Needs neither card nor code; the network only with `online`. A broken file leaves the
 * others.
 *
 * @throws {FileError} the folder of trusted certificates cannot be read @throws {PkiError} `trust-store-io`
 */
export async function verifyFiles(
  context: MiddlewareContext,
  request: VerifyFilesRequest,
  options: VerifyFilesOptions = {},
): Promise<VerificationSummary> {
  const { signal } = options;
  const report = new ProgressReport(options.onProgress);
  const progress = new FileProgress(report, 'verifying-files', options.onFile);
  report.at(0, 'looking-at-files');
  const validation = await validationContext(context, request, signal);
  progress.start(await sizesOf(request.files), 0);
  const files: VerifiedFile[] = [];
  for (const path of request.files) {
    if (signal?.aborted === true) {
      files.push({ status: 'not-begun', path });
      continue;
    }
    progress.begin(path);
    try {
      const found = await verifyFile(path, request.detachedContent, validation, (bytes) => {
        progress.advance(bytes);
      });
      files.push({ status: 'verified', path, ...found });
      progress.end(path);
    } catch (cause) {
      const error = asCancelled(cause, signal);
      files.push(error instanceof CancelledError ? { status: 'not-begun', path } : { status: 'failed', path, error });
      progress.fail(path, error);
    }
  }
  report.done();
  return { files, at: validation.at, expiredLists: await expiredListsBehind(context, files) };
}

async function validationContext(
  context: MiddlewareContext,
  { online, network, at, trustFolder }: VerifyFilesRequest,
  signal: AbortSignal | undefined,
): Promise<ValidationContext> {
  const extra = trustFolder === undefined ? [] : await certificatesIn(trustFolder);
  return {
    at: at ?? context.clock(),
    trust: await signatureTrust(context, extra),
    revocation: online === true ? await revocationClient(context, network ?? {}) : undefined,
    signal,
  };
}

async function revocationClient({ clock }: MiddlewareContext, network: NetworkSettings): Promise<RevocationClient> {
  const { RevocationClient } = await loadPki();
  return new RevocationClient({ fetch: await networkFetch(network), clock });
}

/** For the progress only: what cannot be looked at is told when its turn comes. */
async function sizesOf(files: readonly string[]): Promise<readonly number[]> {
  return Promise.all(
    files.map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
}

async function verifyFile(
  path: string,
  detachedContent: string | undefined,
  context: ValidationContext,
  onBytes: (bytes: number) => void,
): Promise<Pick<Extract<VerifiedFile, { status: 'verified' }>, 'report' | 'content' | 'input'>> {
  const { validateFile } = await import('@ciekit/signature/validation');
  const input = await lookAtFile(path);
  const judged = async (content: string | undefined): Promise<FileReport> => {
    await using file = await OpenInput.open(input, onBytes);
    if (content === undefined) return await validateFile(file, context);
    await using about = await OpenInput.open(await lookAtFile(content));
    return await validateFile(file, context, { detachedContent: about });
  };
  const report = await judged(detachedContent);
  const beside = detachedContent === undefined && lacksContent(report) ? await contentBeside(path) : undefined;
  if (beside === undefined) return { report, content: detachedContent, input };
  const compared = await judged(beside.path);
  // A wrong guess must not make a good signature a false one.
  return beside.isGuess && compared.indication === 'TOTAL-FAILED'
    ? { report, content: undefined, input }
    : { report: compared, content: beside.path, input };
}

const CONTENT_MISSING = new Set(['content-missing', 'detached-content-missing', 'timestamp-content-missing']);

function lacksContent({ layers }: FileReport): boolean {
  const [outer] = layers;
  const all: readonly Pick<SignatureReport, 'verdicts'>[] = [
    ...(outer?.signatures ?? []),
    ...(outer?.timestamps ?? []),
  ];
  return all.some(({ verdicts }) => verdicts.integrity.findings.some(({ code }) => CONTENT_MISSING.has(code)));
}
