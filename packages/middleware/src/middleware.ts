import { join } from 'node:path';
import type { CardReaders, TraceOptions } from '@ciekit/core';
import type { AddOptions, PinnedAnchor, TrustStoreDirectory } from '@ciekit/pki';
import { cardInfo, type CardInfo } from './card-info.js';
import { cardCredentials } from './card-credentials.js';
import { changePin } from './change-pin.js';
import type { CardCredentials, CardSigner } from './card-signer.js';
import type { CodeSource } from './code-source.js';
import { doctor, type DoctorOptions, type DoctorReport } from './doctor.js';
import { StoreError } from './errors.js';
import { exportCertificate, type ExportedCertificate } from './export-certificate.js';
import type { ExtractFileRequest, ExtractedFile } from './documents/extract-file.js';
import type { SignFilesOptions, SignFilesRequest, SigningSummary } from './documents/sign-files.js';
import type { TimestampFileRequest, TimestampedFile } from './documents/timestamp-file.js';
import type { VerificationSummary, VerifyFilesOptions, VerifyFilesRequest } from './documents/verify-files.js';
import type { WriteReportRequest } from './documents/write-report.js';
import { findCard, type FoundCard } from './find-card.js';
import { loadPki } from './load-pki.js';
import { listCards, type PairedCards, type PairedCard } from './list-cards.js';
import { openSigner, type SignerOptions } from './open-signer.js';
import { pair, type PairOptions, type PairResult } from './pair.js';
import { PairingStore } from './pairing-store.js';
import { pinStatus, type PinStatus } from './pin-status.js';
import { status, type ReaderStatus, type StatusOptions } from './status.js';
import { defaultStoreDirectory } from './store-location.js';
import type { StoreFileSystem } from './store-files.js';
import { TriesMemory } from './tries-memory.js';
import {
  addTrust,
  fetchTrust,
  listTrust,
  removeTrust,
  type FetchTrustOptions,
  type FetchedTrust,
  type TrustAdditions,
  type TrustList,
} from './trust.js';
import {
  addTrustedLists,
  fetchTrustedLists,
  removeTrustedList,
  trustedLists,
  type FetchTrustedListsOptions,
  type HeldTrustedList,
  type TrustedListAddition,
  type TrustedListSigners,
} from './trusted-lists.js';
import { unblockPin } from './unblock-pin.js';
import { unpair, unpairAll, type UnpairedAll } from './unpair.js';
import type { CardUseOptions, CodeUseOptions, MiddlewareContext, UseCaseOptions } from './use-case.js';
import { verifyPin, type CodeOutcome } from './verify-pin.js';
import { watchReaders, type ReaderWatchEvent } from './watch-readers.js';

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
  timestampFile(request: TimestampFileRequest, options?: UseCaseOptions): Promise<TimestampedFile>;
  listTrust(): Promise<TrustList>;
  addTrust(file: Uint8Array, options?: AddOptions): Promise<TrustAdditions>;
  removeTrust(fingerprint: string): Promise<boolean>;
  fetchTrust(options: FetchTrustOptions): Promise<FetchedTrust>;
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
    watchReaders: (signal, watchOptions) => watchReaders(context, signal, watchOptions),
    findCard: (useOptions) => findCard(context, useOptions),
    status: (statusOptions) => status(context, statusOptions),
    pair: (source, pairOptions) => pair(context, source, pairOptions),
    listCards: () => listCards(context),
    unpair: (card) => unpair(context, card),
    unpairAll: () => unpairAll(context),
    cardInfo: (useOptions) => cardInfo(context, useOptions),
    exportCertificate: (useOptions) => exportCertificate(context, useOptions),
    pinStatus: (useOptions) => pinStatus(context, useOptions),
    verifyPin: (source, codeOptions) => verifyPin(context, source, codeOptions),
    changePin: (source, codeOptions) => changePin(context, source, codeOptions),
    unblockPin: (source, codeOptions) => unblockPin(context, source, codeOptions),
    cardCredentials: (useOptions) => cardCredentials(context, useOptions),
    openSigner: (source, signerOptions) => openSigner(context, source, signerOptions),
    // Documents are loaded when there are some: a token service has none.
    signFiles: async (source, request, signOptions) =>
      (await import('./documents/sign-files.js')).signFiles(context, source, request, signOptions),
    verifyFiles: async (request, verifyOptions) =>
      (await import('./documents/verify-files.js')).verifyFiles(context, request, verifyOptions),
    writeReport: async (request, reportOptions) =>
      (await import('./documents/write-report.js')).writeReport(context, request, reportOptions),
    extractFile: async (request, extractOptions) =>
      (await import('./documents/extract-file.js')).extractFile(request, extractOptions),
    timestampFile: async (request, stampOptions) =>
      (await import('./documents/timestamp-file.js')).timestampFile(context, request, stampOptions),
    listTrust: () => listTrust(context),
    addTrust: (file, addOptions) => addTrust(context, file, addOptions),
    removeTrust: (fingerprint) => removeTrust(context, fingerprint),
    fetchTrust: (fetchOptions) => fetchTrust(context, fetchOptions),
    trustedLists: () => trustedLists(context),
    addTrustedLists: (files, listOptions) => addTrustedLists(context, files, listOptions),
    fetchTrustedLists: (listOptions) => fetchTrustedLists(context, listOptions),
    removeTrustedList: (country) => removeTrustedList(context, country),
    doctor: (doctorOptions) => doctor(context, doctorOptions),
  };
}

function contextOf(options: MiddlewareOptions): MiddlewareContext {
  const { readers, pins, fileSystem, trace } = options;
  const directory = (): string => options.storeDirectory ?? defaultStoreDirectory();
  const trustDirectory = async (): Promise<TrustStoreDirectory> => {
    const { TrustStoreDirectory } = await loadPki();
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
        const { TrustStore } = await loadPki();
        return TrustStore.empty(pins);
      }
    },
  };
}
