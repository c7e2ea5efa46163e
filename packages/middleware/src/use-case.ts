/** What every use case takes, tells and stands on. */
import type { CardReaders, ChipAssurance, CodeKind, TraceOptions } from '@ciekit/core';
import type { TrustStore, TrustStoreDirectory } from '@ciekit/pki';
import type { StoreError } from './errors.js';
import type { PairingStore } from './pairing-store.js';
import type { ProgressEventListener } from './progress.js';
import type { TriesMemory } from './tries-memory.js';

/** What the use cases stand on; `createMiddleware` makes one. */
export interface MiddlewareContext {
  readonly readers: CardReaders;
  readonly pairings: PairingStore;
  readonly tries: TriesMemory;
  /**
   * The trust store, opened anew for each use: another process may have added an anchor.
   *
   * @throws {PkiError} `trust-store-io` @throws {StoreError} `store-no-home`
   */
  readonly trustDirectory: () => Promise<TrustStoreDirectory>;
  /** What it holds; nothing for a user without a home. @throws {PkiError} `trust-store-io` */
  readonly trustAnchors: () => Promise<TrustStore | TrustStoreDirectory>;
  /** The clock that dates are judged by; the PC's unless an app has a better one. */
  readonly clock: () => Date;
  readonly trace: TraceOptions | undefined;
}

/** Told while a use case runs; none of them may be answered late, so they are plain calls. */
export type UseCaseEvent =
  /** Which card the operation is about. */
  | { readonly type: 'card-found'; readonly reader: string; readonly nis: string }
  /** The chip was judged and no code was sent yet. `unverified-issuer` has to be said plainly. */
  | { readonly type: 'chip-checked'; readonly assurance: ChipAssurance }
  /** Tries left before a code is sent; `undefined`: the card does not tell. */
  | { readonly type: 'tries'; readonly kind: CodeKind; readonly triesRemaining: number | undefined }
  /** Something remembered could not be read or written; the operation goes on without it. */
  | { readonly type: 'store-problem'; readonly error: StoreError };

export interface UseCaseOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ProgressEventListener | undefined;
  readonly onEvent?: ((event: UseCaseEvent) => void) | undefined;
}

/** Which card is meant, where there are several. */
export interface CardSelection {
  /** A reader's name, or a part of it that fits only one; upper and lower case do not matter. */
  readonly reader?: string | undefined;
  /** The serial number of a card paired on this PC, e.g. CA00000AA. */
  readonly serialNumber?: string | undefined;
  /** Wait until such a card is there, for as long as the signal allows. Default false. */
  readonly wait?: boolean | undefined;
}

export interface CardUseOptions extends UseCaseOptions, CardSelection {
  /** How long to wait for another program that uses the card, ms. Default 10,000. */
  readonly waitMs?: number | undefined;
}

export interface CodeUseOptions extends CardUseOptions {
  /** The holder decided before: use the last PIN try, or one of the last two PUK tries, without asking again. */
  readonly allowLastTry?: boolean | undefined;
}
