import { CancelledError } from '@ciekit/core/basics';
import type { SignatureFormat, SignatureLevel, Signer } from '@ciekit/signature';
import type { CardCredentials, CardSigner } from '../card-signer.js';
import type { CodeSource } from '../code-source.js';
import { loadPki } from '../load-pki.js';
import { beginLogIn } from '../open-signer.js';
import { ProgressReport } from '../progress.js';
import type { CodeUseOptions, MiddlewareContext } from '../use-case.js';
import type { BatchOptions, BatchRequest, FileWithoutResult } from './batch.js';
import { asCancelled, FileProgress } from './file-progress.js';
import { requireAsSeen, type SeenFile } from './input-file.js';
import { detailsOfPdfs, holderName, type DetailsOf, type DetailsRequest } from './pdf-details.js';
import { formatOfKind, signDocument, type SigningMeans } from './sign-document.js';
import { SigningPlan, type PlannedFile, type PlanRequest } from './sign-plan.js';
import { timestampAuthority, validationDataSource, type TimestampAuthority } from './signing-services.js';
import { tryDocument } from './try-document.js';

export interface SignFilesRequest extends BatchRequest, PlanRequest, DetailsRequest {
  /** What the files were when the user looked at them, by their path: one that is another now is not signed. */
  readonly seen?: ReadonlyMap<string, SeenFile> | undefined;
  /** Whose signature is counter-signed: from 1, as verification shows them, or from the end; default who signed last. */
  readonly signerNumber?: number | undefined;
  /** Default `b`. `t` needs an authority; `lt` and `lta` the network besides: the issuers are asked about certificates. */
  readonly level?: SignatureLevel | undefined;
  readonly timestamps?: TimestampAuthority | undefined;
}

/** Files that cannot be signed are told before the PIN is asked for. */
export type SignFilesOptions = CodeUseOptions & BatchOptions;

/** What became of one file of the list, in its order. */
export type SignedFile =
  | {
      readonly status: 'signed';
      readonly path: string;
      readonly output: string;
      readonly format: SignatureFormat;
      readonly level: SignatureLevel;
    }
  | FileWithoutResult;

export interface SigningSummary {
  readonly files: readonly SignedFile[];
  /** Whose card it was; `undefined` where no file could be signed, and nobody was asked for the PIN. */
  readonly serialNumber: string | undefined;
  /** Why the rest was not begun: the card's error, or a cancellation. */
  readonly stoppedBy: unknown;
}

/** Percentages at which the files have been looked at, and at which the PIN was verified. */
const LOOKED_AT = 5;
const LOGGED_IN_AT = 20;

/**
 * Signs many files with one PIN entry. Needs a paired card and the PIN. Everything that can be told before the PIN is told
 * before: files that cannot be read or signed, folders that cannot be written. Then a file that fails leaves the others; a
 * card that leaves ends the batch, and nobody is asked for the PIN twice. No file is ever replaced, nothing half is left.
 *
 * @throws {PairingError} `not-paired`
 * @throws {RangeError} a level above B without an authority, or above T for a counter-signature
 * @throws as `openSigner`, and {StoreError} for a record that does not open: nothing was signed
 * @throws {SignatureError} `revocation-unavailable` for the levels LT and LTA, before the PIN is asked for
 */
export async function signFiles(
  context: MiddlewareContext,
  source: CodeSource,
  request: SignFilesRequest,
  options: SignFilesOptions = {},
): Promise<SigningSummary> {
  const report = new ProgressReport(options.onProgress);
  return new Batch(context, source, request, options, report).run();
}

/** A file on its way: planned, or refused already. */
interface Candidate {
  readonly path: string;
  plan: PlannedFile | undefined;
  outcome: SignedFile | undefined;
}

class Batch {
  readonly #context: MiddlewareContext;
  readonly #source: CodeSource;
  readonly #request: SignFilesRequest;
  readonly #options: SignFilesOptions;
  readonly #report: ProgressReport;
  readonly #progress: FileProgress;
  readonly #candidates: readonly Candidate[];
  #stoppedBy: unknown;

  constructor(
    context: MiddlewareContext,
    source: CodeSource,
    request: SignFilesRequest,
    options: SignFilesOptions,
    report: ProgressReport,
  ) {
    this.#context = context;
    this.#source = source;
    this.#request = request;
    this.#options = options;
    this.#report = report;
    this.#progress = new FileProgress(report, 'signing-files', options.onFile);
    this.#candidates = request.files.map((path) => ({ path, plan: undefined, outcome: undefined }));
  }

  async run(): Promise<SigningSummary> {
    const means = await this.#services();
    await this.#look();
    if (this.#waiting().length === 0) return this.#summary(undefined);
    // The certificate first: the files are tried with it before the PIN is asked for.
    const logIn = await beginLogIn(this.#context, this.#source, this.#inner(LOOKED_AT, LOGGED_IN_AT));
    try {
      const { credentials } = logIn;
      const pdf = detailsOfPdfs(this.#request, await holderName(credentials.certificate));
      await this.#try(credentials, pdf);
      if (this.#waiting().length === 0) return this.#summary(credentials);
      await this.#askAhead(credentials, means);
      await this.#signAll(new KeptKey(credentials, await logIn.complete()), means, pdf);
      return this.#summary(credentials);
    } finally {
      await logIn.close();
    }
  }

  async #services(): Promise<Pick<SigningMeans, 'timestamp' | 'validationData'>> {
    const { level = 'b', timestamps, network = {}, counterSign = false } = this.#request;
    if (counterSign && level !== 'b' && level !== 't') throw new RangeError('a counter-signature is of level B or T');
    if (level === 'b') return { timestamp: undefined, validationData: undefined };
    if (timestamps === undefined) throw new RangeError('this level needs a time-stamping authority');
    const timestamp = await timestampAuthority(timestamps, network);
    if (level === 't') return { timestamp, validationData: undefined };
    return { timestamp, validationData: await validationDataSource(this.#context, network, this.#options.signal) };
  }

  async #look(): Promise<void> {
    const plan = new SigningPlan(this.#request);
    for (const [index, candidate] of this.#candidates.entries()) {
      this.#requireGoingOn();
      this.#report.at((LOOKED_AT * index) / this.#candidates.length, 'looking-at-files');
      try {
        const planned = await plan.add(candidate.path);
        requireAsSeen(planned.input, this.#request.seen?.get(candidate.path));
        candidate.plan = planned;
      } catch (error) {
        this.#refuse(candidate, error);
      }
    }
  }

  async #try({ certificate, issuers }: CardCredentials, pdf: DetailsOf): Promise<void> {
    const { level = 'b', signerNumber } = this.#request;
    const means = {
      signerNumber,
      certificates: [certificate, ...issuers],
      timestamped: level !== 'b',
      signingTime: this.#context.clock(),
      signal: this.#options.signal,
    };
    for (const candidate of this.#waiting()) {
      if (candidate.plan === undefined) continue;
      this.#requireGoingOn();
      try {
        await tryDocument(candidate.plan, { ...means, pdf: pdf(candidate.path) });
      } catch (error) {
        this.#refuse(candidate, error);
      }
    }
  }

  /** The holder's own status is asked before the PIN: without it no file would reach the level. */
  async #askAhead(
    { certificate }: CardCredentials,
    { validationData }: Pick<SigningMeans, 'validationData'>,
  ): Promise<void> {
    if (validationData === undefined) return;
    const { Certificate } = await loadPki();
    await validationData({ signers: [Certificate.fromDer(certificate)], timestampers: [], known: [] });
  }

  async #signAll(
    key: KeptKey,
    means: Pick<SigningMeans, 'timestamp' | 'validationData'>,
    pdf: DetailsOf,
  ): Promise<void> {
    const { level = 'b', place, signerNumber } = this.#request;
    const { signal } = this.#options;
    const waiting = this.#waiting();
    this.#progress.start(
      waiting.map(({ plan }) => plan?.input.size ?? 0),
      LOGGED_IN_AT,
    );
    for (const candidate of waiting) {
      const { plan, path } = candidate;
      if (plan === undefined) continue;
      if (signal?.aborted === true) this.#stoppedBy ??= new CancelledError({ cause: signal.reason });
      if (this.#stoppedBy !== undefined) {
        candidate.outcome = { status: 'not-begun', path };
        continue;
      }
      this.#progress.begin(path);
      try {
        const output = await signDocument(
          plan,
          { ...means, pdf: pdf(path), signer: key, signerNumber, level, place, clock: this.#context.clock, signal },
          (bytes) => {
            this.#progress.advance(bytes);
          },
        );
        candidate.outcome = { status: 'signed', path, output, format: formatOfKind(plan.kind), level };
        this.#progress.end(path);
      } catch (cause) {
        const error = asCancelled(cause, signal);
        candidate.outcome = { status: 'failed', path, error };
        this.#progress.fail(path, error);
        // After an error of the card's nobody knows what state it is in; a second try could ask for a second PIN.
        if (key.failed || error instanceof CancelledError) this.#stoppedBy = error;
      }
    }
    this.#report.done();
  }

  #refuse(candidate: Candidate, cause: unknown): void {
    const error = asCancelled(cause, this.#options.signal);
    if (error instanceof CancelledError) throw error;
    candidate.plan = undefined;
    candidate.outcome = { status: 'failed', path: candidate.path, error };
    this.#progress.fail(candidate.path, error);
  }

  #waiting(): readonly Candidate[] {
    return this.#candidates.filter(({ outcome }) => outcome === undefined);
  }

  #requireGoingOn(): void {
    const { signal } = this.#options;
    if (signal?.aborted === true) throw new CancelledError({ cause: signal.reason });
  }

  /** The options for a use case that is a part of this one. */
  #inner(from: number, to: number): CodeUseOptions {
    return {
      ...this.#options,
      onProgress: ({ percent, step }) => {
        if (step !== 'done') this.#report.at(from + ((to - from) * percent) / 100, step);
      },
    };
  }

  #summary(credentials: CardCredentials | undefined): SigningSummary {
    return {
      files: this.#candidates.map(({ path, outcome }) => outcome ?? { status: 'not-begun', path }),
      serialNumber: credentials?.serialNumber,
      stoppedBy: this.#stoppedBy,
    };
  }
}

/** The card's key with the certificates that were read before, and whether it still works. */
class KeptKey implements Signer {
  readonly certificate: Uint8Array;
  readonly issuers: readonly Uint8Array[];
  readonly #signer: CardSigner;
  #failed = false;

  constructor({ certificate, issuers }: CardCredentials, signer: CardSigner) {
    this.certificate = certificate;
    this.issuers = issuers;
    this.#signer = signer;
  }

  get failed(): boolean {
    return this.#failed;
  }

  async sign(digestInfo: Uint8Array, options?: { readonly signal?: AbortSignal | undefined }): Promise<Uint8Array> {
    try {
      return await this.#signer.sign(digestInfo, options);
    } catch (error) {
      this.#failed = true;
      throw error;
    }
  }
}
