import { join } from 'node:path';
import type { CardReaders, TraceOptions } from '@ciekit/core';
import type { AddOptions, PinnedAnchor, TrustStoreDirectory } from '@ciekit/pki';
import type { CardInfo } from './card-info.js';
import type { CardCredentials, CardSigner } from './card-signer.js';
import type { CodeSource } from './code-source.js';
import type { DoctorOptions, DoctorReport } from './doctor.js';
import { StoreError } from './errors.js';
import type { ExportedCertificate } from './export-certificate.js';
import type { ExtractFileRequest, ExtractedFile } from './documents/extract-file.js';
import type { ExtractRevisionRequest } from './documents/extract-revision.js';
import type { SignedRevision } from './documents/signed-revisions.js';
import type { SignFilesOptions, SignFilesRequest, SigningSummary } from './documents/sign-files.js';
import type { TimestampFileRequest, TimestampedFile } from './documents/timestamp-file.js';
import type { VerificationSummary, VerifyFilesOptions, VerifyFilesRequest } from './documents/verify-files.js';
import type { WriteReportRequest } from './documents/write-report.js';
import type { FoundCard } from './find-card.js';
import type { PairedCards, PairedCard } from './list-cards.js';
import type { SignerOptions } from './open-signer.js';
import type { PairOptions, PairResult } from './pair.js';
import { PairingStore } from './pairing-store.js';
import type { PinStatus } from './pin-status.js';
import type { ReaderStatus, StatusOptions } from './status.js';
import { defaultStoreDirectory } from './store-location.js';
import type { StoreFileSystem } from './store-files.js';
import { TriesMemory } from './tries-memory.js';
import type { FetchTrustOptions, FetchedTrust, TrustAdditions, TrustList } from './trust.js';
import type {
  FetchTrustedListsOptions,
  HeldTrustedList,
  TrustedListAddition,
  TrustedListSigners,
} from './trusted-lists.js';
import type { UnpairedAll } from './unpair.js';
import type { CardUseOptions, CodeUseOptions, MiddlewareContext, UseCaseOptions } from './use-case.js';
import type { CodeOutcome } from './verify-pin.js';
import type { ReaderWatchEvent } from './watch-readers.js';

export interface MiddlewareOptions {
  /** Where cards come from: `platformReaders()`, or software readers. Stay the caller's to close. */
  readonly readers: CardReaders;
  /** Folder of the paired cards and of the tries memory. Default: the platform's, or CIEKIT_HOME. */
  readonly storeDirectory?: string | undefined;
  /** Folder of the trusted certificates. Default: `trust` in the store's folder. */
  readonly trustDirectory?: string | undefined;
  /** Default: the PC's. */
  readonly clock?: (() => Date) | undefined;
  readonly trace?: TraceOptions | undefined;
  /** Pinned authorities instead of the built-in ones: other countries' cards, tests. */
  readonly pins?: readonly PinnedAnchor[] | undefined;
  /** Another disk than the real one. */
  readonly fileSystem?: StoreFileSystem | undefined;
}

/** The use cases, bound to one set of readers and one store. Each is documented where it is made. */
export interface Middleware {
  watchReaders(
    signal: AbortSignal,
    options?: Omit<StatusOptions, 'signal'>,
  ): AsyncGenerator<ReaderWatchEvent, void, undefined>;
  findCard(options?: CardUseOptions): Promise<FoundCard>;
  status(options?: StatusOptions): Promise<readonly ReaderStatus[]>;
  pair(source: CodeSource, options?: PairOptions): Promise<PairResult>;
  listCards(): Promise<PairedCards>;
  unpair(card: string): Promise<PairedCard>;
  unpairAll(): Promise<UnpairedAll>;
  cardInfo(options?: CardUseOptions): Promise<CardInfo>;
  exportCertificate(options?: CardUseOptions): Promise<ExportedCertificate>;
  pinStatus(options?: CardUseOptions): Promise<PinStatus>;
  verifyPin(source: CodeSource, options?: CodeUseOptions): Promise<CodeOutcome>;
  changePin(source: CodeSource, options?: CodeUseOptions): Promise<CodeOutcome>;
  unblockPin(source: CodeSource, options?: CodeUseOptions): Promise<CodeOutcome>;
  /** @throws {PairingError} `not-paired` */
  cardCredentials(options?: CardUseOptions): Promise<CardCredentials>;
  openSigner(source: CodeSource, options?: SignerOptions): Promise<CardSigner>;
  signFiles(source: CodeSource, request: SignFilesRequest, options?: SignFilesOptions): Promise<SigningSummary>;
  verifyFiles(request: VerifyFilesRequest, options?: VerifyFilesOptions): Promise<VerificationSummary>;
  writeReport(request: WriteReportRequest, options?: Pick<UseCaseOptions, 'signal'>): Promise<string>;
  extractFile(request: ExtractFileRequest, options?: UseCaseOptions): Promise<ExtractedFile>;
  signedRevisions(
    file: string,
    options?: Pick<UseCaseOptions, 'signal'>,
  ): Promise<readonly SignedRevision[] | undefined>;
  extractRevision(request: ExtractRevisionRequest, options?: UseCaseOptions): Promise<string>;
  timestampFile(request: TimestampFileRequest, options?: UseCaseOptions): Promise<TimestampedFile>;
  listTrust(): Promise<TrustList>;
  addTrust(file: Uint8Array, options?: AddOptions): Promise<TrustAdditions>;
  removeTrust(fingerprint: string): Promise<boolean>;
  fetchTrust(options?: FetchTrustOptions): Promise<FetchedTrust>;
  trustedLists(): Promise<readonly HeldTrustedList[]>;
  addTrustedLists(
    files: readonly { readonly name: string; readonly content: Uint8Array }[],
    options?: TrustedListSigners,
  ): Promise<readonly TrustedListAddition[]>;
  fetchTrustedLists(options?: FetchTrustedListsOptions): Promise<readonly TrustedListAddition[]>;
  removeTrustedList(country: string): Promise<boolean>;
  doctor(options?: DoctorOptions): Promise<DoctorReport>;
}

/**
 * The use cases of a CIE on a PC. Making it touches neither disk nor readers.
 *
 * @example
 * ```ts
 * const middleware = createMiddleware({ readers: platformReaders() });
 * for (const { reader, card } of await middleware.status()) show(reader, card.kind);
 * ```
 */
export function createMiddleware(options: MiddlewareOptions): Middleware {
  const context = contextOf(options);
  return {
    // Each is loaded when it is called: what a command does not do it need not read first.
    watchReaders: async function* (signal, watchOptions) {
      yield* (await import('./watch-readers.js')).watchReaders(context, signal, watchOptions);
    },
    findCard: async (useOptions) => (await import('./find-card.js')).findCard(context, useOptions),
    status: async (statusOptions) => (await import('./status.js')).status(context, statusOptions),
    pair: async (source, pairOptions) => (await import('./pair.js')).pair(context, source, pairOptions),
    listCards: async () => (await import('./list-cards.js')).listCards(context),
    unpair: async (card) => (await import('./unpair.js')).unpair(context, card),
    unpairAll: async () => (await import('./unpair.js')).unpairAll(context),
    cardInfo: async (useOptions) => (await import('./card-info.js')).cardInfo(context, useOptions),
    exportCertificate: async (useOptions) =>
      (await import('./export-certificate.js')).exportCertificate(context, useOptions),
    pinStatus: async (useOptions) => (await import('./pin-status.js')).pinStatus(context, useOptions),
    verifyPin: async (source, codeOptions) => (await import('./verify-pin.js')).verifyPin(context, source, codeOptions),
    changePin: async (source, codeOptions) => (await import('./change-pin.js')).changePin(context, source, codeOptions),
    unblockPin: async (source, codeOptions) =>
      (await import('./unblock-pin.js')).unblockPin(context, source, codeOptions),
    cardCredentials: async (useOptions) => (await import('./card-credentials.js')).cardCredentials(context, useOptions),
    openSigner: async (source, signerOptions) =>
      (await import('./open-signer.js')).openSigner(context, source, signerOptions),
    signFiles: async (source, request, signOptions) =>
      (await import('./documents/sign-files.js')).signFiles(context, source, request, signOptions),
    verifyFiles: async (request, verifyOptions) =>
      (await import('./documents/verify-files.js')).verifyFiles(context, request, verifyOptions),
    writeReport: async (request, reportOptions) =>
      (await import('./documents/write-report.js')).writeReport(context, request, reportOptions),
    extractFile: async (request, extractOptions) =>
      (await import('./documents/extract-file.js')).extractFile(request, extractOptions),
    signedRevisions: async (file, readOptions) =>
      (await import('./documents/signed-revisions.js')).signedRevisions(file, readOptions),
    extractRevision: async (request, extractOptions) =>
      (await import('./documents/extract-revision.js')).extractRevision(request, extractOptions),
    timestampFile: async (request, stampOptions) =>
      (await import('./documents/timestamp-file.js')).timestampFile(context, request, stampOptions),
    listTrust: async () => (await import('./trust.js')).listTrust(context),
    addTrust: async (file, addOptions) => (await import('./trust.js')).addTrust(context, file, addOptions),
    removeTrust: async (fingerprint) => (await import('./trust.js')).removeTrust(context, fingerprint),
    fetchTrust: async (fetchOptions) => (await import('./trust.js')).fetchTrust(context, fetchOptions),
    trustedLists: async () => (await import('./trusted-lists.js')).trustedLists(context),
    addTrustedLists: async (files, listOptions) =>
      (await import('./trusted-lists.js')).addTrustedLists(context, files, listOptions),
    fetchTrustedLists: async (listOptions) =>
      (await import('./trusted-lists.js')).fetchTrustedLists(context, listOptions),
    removeTrustedList: async (country) => (await import('./trusted-lists.js')).removeTrustedList(context, country),
    doctor: async (doctorOptions) => (await import('./doctor.js')).doctor(context, doctorOptions),
  };
}

function contextOf(options: MiddlewareOptions): MiddlewareContext {
  const { readers, pins, fileSystem, trace } = options;
  const directory = (): string => options.storeDirectory ?? defaultStoreDirectory();
  const trustDirectory = async (): Promise<TrustStoreDirectory> => {
    const { TrustStoreDirectory } = await import('@ciekit/pki/trust');
    return TrustStoreDirectory.open(options.trustDirectory ?? join(directory(), 'trust'), pins);
  };
  return {
    readers,
    pairings: new PairingStore({ directory, fileSystem }),
    tries: new TriesMemory({ directory, fileSystem }),
    clock: options.clock ?? ((): Date => new Date()),
    trace,
    trustDirectory,
    trustAnchors: async () => {
      try {
        return await trustDirectory();
      } catch (error) {
        // Without a home nothing was ever trusted: the issuer is "not checked", which every result says.
        if (!(error instanceof StoreError) || error.code !== 'store-no-home') throw error;
        const { TrustStore } = await import('@ciekit/pki/trust');
        return TrustStore.empty(pins);
      }
    },
  };
}
