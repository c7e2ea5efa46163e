import { CancelledError } from '@ciekit/core/basics';
import type {
  AddOptions,
  AddOutcome,
  EntryValidity,
  FetchFailure,
  HttpFetch,
  ListedEntry,
  PinnedAnchor,
  TrustBasis,
  TrustEntry,
  TrustPurpose,
  TrustStoreProblem,
} from '@ciekit/pki';
import { networkFetch, type NetworkSettings } from './documents/network.js';
import { loadPki } from './load-pki.js';
import { printableText } from './printable-text.js';
import { ProgressReport } from './progress.js';
import { openPairedCard } from './recognise-holder.js';
import type { CardUseOptions, MiddlewareContext } from './use-case.js';

/** A certificate held, as an app shows it. */
export interface TrustedCertificate {
  /** SHA-256 of the DER, upper-case hexadecimal. */
  readonly fingerprint: string;
  readonly subject: string;
  readonly purpose: TrustPurpose;
  /** Why it is held: pinned, the user's own decision, or issued by an anchor. */
  readonly basis: TrustBasis;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export interface TrustList {
  readonly certificates: readonly (TrustedCertificate & { readonly validity: EntryValidity })[];
  /** Pinned authorities whose certificate is not there yet. */
  readonly missing: readonly PinnedAnchor[];
  /** Files in the folder that are not used. */
  readonly problems: readonly TrustStoreProblem[];
}

/**
 * The authorities that this PC trusts for chips and for holders' certificates. Needs the trust store's folder; no card.
 *
 * @throws {PkiError} `trust-store-io` @throws {StoreError} `store-no-home`
 */
export async function listTrust(context: MiddlewareContext): Promise<TrustList> {
  const store = await context.trustDirectory();
  const { entries, missing } = store.list(context.clock());
  return {
    certificates: entries.map((entry) => ({ ...trustedCertificate(entry), validity: entry.validity })),
    missing,
    problems: store.problems,
  };
}

/** What became of one certificate of a file. */
export type TrustAddition =
  | { readonly status: 'added' | 'already-held'; readonly certificate: TrustedCertificate }
  /** Neither pinned nor issued by an anchor held; only the user's explicit word (`trustUnpinned`, a purpose) takes it. */
  | { readonly status: 'not-trusted'; readonly fingerprint: string; readonly subject: string }
  | { readonly status: 'refused'; readonly fingerprint: string; readonly reason: string };

export interface TrustAdditions {
  readonly certificates: readonly TrustAddition[];
  /** Certificates of a list that have nothing to do with the CIE. */
  readonly ignored: number;
}

/**
 * Adds certificates from a file: DER, PEM, CMS, master list, trusted list or ZIP. Needs the trust store's folder; no card.
 *
 * @throws {PkiError} `malformed-bundle`, `trust-store-io` @throws {StoreError} `store-no-home`
 */
export async function addTrust(
  context: MiddlewareContext,
  file: Uint8Array,
  options: AddOptions = {},
): Promise<TrustAdditions> {
  const { outcomes, ignored } = await (await context.trustDirectory()).add(file, options);
  return { certificates: outcomes.map(trustAddition), ignored };
}

/**
 * Takes a certificate out of the store, for every purpose; whether it was held.
 *
 * @param fingerprint SHA-256, hexadecimal
 * @throws {PkiError} `trust-store-io` @throws {StoreError} `store-no-home`
 */
export async function removeTrust(context: MiddlewareContext, fingerprint: string): Promise<boolean> {
  return (await context.trustDirectory()).remove(fingerprint.replaceAll(':', ''));
}

export interface FetchTrustOptions extends CardUseOptions {
  /** Proxies on the way; default none. */
  readonly network?: NetworkSettings | undefined;
  /** Instead of the network. */
  readonly fetch?: HttpFetch | undefined;
  /** Also ask the addresses in the certificate of the paired card in the reader. Default false. */
  readonly forCard?: boolean | undefined;
}

export interface FetchedTrust {
  readonly added: readonly TrustedCertificate[];
  readonly failures: readonly { readonly url: string; readonly reason: FetchFailure }[];
  /** Still missing, and the page and the file that a person may get by hand. */
  readonly missing: readonly {
    readonly authority: PinnedAnchor;
    readonly page: string;
    readonly file: string;
  }[];
}

/**
 * Fetches the certificates of the State that are missing. Needs the network and the trust store's folder; a paired card
 * only with `forCard`. The only use case that goes to the network; what it gets is trusted by its pinned fingerprint, not
 * for where it came from. An address that fails is in the result.
 *
 * @throws {PkiError} `trust-store-io` @throws {StoreError} `store-no-home` @throws {CancelledError}
 */
export async function fetchTrust(context: MiddlewareContext, options: FetchTrustOptions = {}): Promise<FetchedTrust> {
  const report = new ProgressReport(options.onProgress);
  report.at(0, options.forCard === true ? 'searching-card' : 'fetching-certificates');
  const { Certificate, fetchPinned, PkiError } = await loadPki();
  const issuersOf =
    options.forCard === true
      ? [Certificate.fromDer((await openPairedCard(context, options, report)).holder.certificate)]
      : [];
  try {
    const { attempts, missing } = await fetchPinned({
      store: await context.trustDirectory(),
      fetch: options.fetch ?? (await networkFetch(options.network ?? {})),
      issuersOf,
      signal: options.signal,
      onProgress: ({ done, total }) => {
        report.at(20 + (80 * done) / total, 'fetching-certificates');
      },
    });
    report.done();
    return {
      added: attempts.flatMap((attempt) =>
        attempt.status === 'answered' ? attempt.added.map(trustedCertificate) : [],
      ),
      failures: attempts.flatMap((attempt) =>
        attempt.status === 'failed' ? [{ url: attempt.url, reason: attempt.reason }] : [],
      ),
      missing: missing.map(({ pin, manual }) => ({ authority: pin, page: manual.page, file: manual.file })),
    };
  } catch (error) {
    if (error instanceof PkiError && error.code === 'fetch-cancelled') throw new CancelledError({ cause: error });
    throw error;
  }
}

function trustedCertificate({ certificate, purpose, basis }: TrustEntry | ListedEntry): TrustedCertificate {
  return {
    fingerprint: certificate.sha256,
    subject: printableText(certificate.subject.toString()),
    purpose,
    basis,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
  };
}

function trustAddition(outcome: AddOutcome): TrustAddition {
  switch (outcome.status) {
    case 'added':
    case 'already-held':
      return { status: outcome.status, certificate: trustedCertificate(outcome.entry) };
    case 'not-trusted':
      return {
        status: 'not-trusted',
        fingerprint: outcome.certificate.sha256,
        subject: printableText(outcome.certificate.subject.toString()),
      };
    case 'refused':
      return { status: 'refused', fingerprint: outcome.sha256, reason: outcome.reason };
  }
}
