/**
 * Every error code as data: docs/errors.md is generated from it, the command derives its exit codes from it.
 */
import type { TapeError } from '@ciekit/core';
import {
  PinError,
  type AuthenticityErrorCode,
  type CardSessionError,
  type PinErrorCode,
  type SecureMessagingErrorCode,
  type TransportErrorCode,
  type UnsupportedCardErrorCode,
} from '@ciekit/core/basics';
import type { PkiErrorCode } from '@ciekit/pki';
import type { SignatureErrorCode } from '@ciekit/signature';
import type {
  CardSelectionErrorCode,
  CodeRefusalCode,
  FileErrorCode,
  PairingErrorCode,
  StoreErrorCode,
} from './errors.js';

/** Every `code` that an error of CIE Kit may have; `internal` stands for everything else. */
export type ErrorCode =
  | TransportErrorCode
  | SecureMessagingErrorCode
  | UnsupportedCardErrorCode
  | AuthenticityErrorCode
  | PinErrorCode
  | 'change-outcome-unknown'
  | 'cancelled'
  | CardSessionError['code']
  | 'unexpected-status'
  | 'malformed-response'
  | 'malformed-command'
  | TapeError['code']
  | PkiErrorCode
  | StoreErrorCode
  | CardSelectionErrorCode
  | PairingErrorCode
  | CodeRefusalCode
  | DocumentErrorCode
  | 'internal';

/** Of files that are signed, verified or taken apart; what other parts have a code for too is theirs. */
export type DocumentErrorCode = FileErrorCode | Exclude<SignatureErrorCode, PkiErrorCode>;

/** Kinds of endings that a script may want to tell apart; the command gives each one exit code. */
export const EXIT_CLASSES = [
  'usage',
  'no-reader',
  'no-card',
  'not-a-cie',
  'wrong-code',
  'pin-blocked',
  'puk-blocked',
  'not-genuine',
  'card-removed',
  'cancelled',
  'store',
  'service',
  'busy',
  'outcome-unknown',
  'last-try-unconfirmed',
  'code-refused',
  'not-paired',
  'card-fault',
  'trust',
  'network',
  'file',
  'internal',
] as const;

export type ExitClass = (typeof EXIT_CLASSES)[number];

export interface ErrorCatalogueEntry {
  readonly code: ErrorCode;
  /** Classes that carry this code. */
  readonly errorClasses: readonly string[];
  readonly exitClass: ExitClass;
  /** Fragment of docs/errors.md. */
  readonly anchor: string;
}

type Row = readonly [exitClass: ExitClass, ...errorClasses: readonly string[]];

const TRANSPORT = 'TransportError';
const SECURE_MESSAGING = 'SecureMessagingError';
const AUTHENTICITY = 'AuthenticityError';
const PIN = 'PinError';
const TAPE = 'TapeError';
const PKI = 'PkiError';
const STORE = 'StoreError';
const SELECTION = 'CardSelectionError';
const PAIRING = 'PairingError';
const REFUSED = 'CodeRefusedError';
const FILE = 'FileError';
const SIGNATURE = 'SignatureError';

const ROWS: Readonly<Record<ErrorCode, Row>> = {
  'service-not-running': ['service', TRANSPORT],
  'binding-unavailable': ['service', TRANSPORT],
  'access-denied': ['service', TRANSPORT],
  'no-reader': ['no-reader', TRANSPORT],
  'reader-removed': ['no-reader', TRANSPORT],
  'no-card': ['no-card', TRANSPORT],
  'mute-card': ['no-card', TRANSPORT],
  'card-removed': ['card-removed', TRANSPORT],
  'card-reset': ['card-removed', TRANSPORT],
  'sharing-violation': ['busy', TRANSPORT],
  'communication-failed': ['card-fault', TRANSPORT],
  timeout: ['card-fault', TRANSPORT],
  cancelled: ['cancelled', 'CancelledError'],
  'unexpected-status': ['card-fault', 'StatusWordError'],
  'malformed-response': ['card-fault', 'MalformedResponseError'],
  'malformed-command': ['usage', 'MalformedCommandError'],
  'sm-bad-mac': ['card-fault', SECURE_MESSAGING],
  'sm-malformed': ['card-fault', SECURE_MESSAGING],
  'sm-unprotected-answer': ['card-fault', SECURE_MESSAGING],
  'sm-session-lost': ['card-fault', SECURE_MESSAGING],
  'session-lost': ['card-removed', 'CardSessionError'],
  'not-a-cie': ['not-a-cie', 'UnsupportedCardError'],
  'unsupported-card': ['not-a-cie', 'UnsupportedCardError'],
  'sod-malformed': ['not-genuine', AUTHENTICITY],
  'sod-signature': ['not-genuine', AUTHENTICITY, PKI],
  'sod-signer': ['not-genuine', AUTHENTICITY, PKI],
  'sod-hash': ['not-genuine', AUTHENTICITY],
  'weak-key-agreement': ['not-genuine', AUTHENTICITY],
  'internal-authentication': ['not-genuine', AUTHENTICITY],
  'chip-identity': ['not-genuine', AUTHENTICITY],
  'clone-check': ['not-genuine', AUTHENTICITY],
  'code-incorrect': ['wrong-code', PIN],
  'code-blocked': ['pin-blocked', PIN],
  'code-format': ['code-refused', PIN],
  'last-try-unconfirmed': ['last-try-unconfirmed', PIN],
  'code-outcome-unknown': ['outcome-unknown', PIN],
  'change-outcome-unknown': ['outcome-unknown', PIN],
  'tape-malformed': ['usage', TAPE],
  'tape-mismatch': ['card-fault', TAPE],
  'tape-exhausted': ['card-fault', TAPE],
  'tape-unused': ['card-fault', TAPE],
  'malformed-certificate': ['trust', PKI],
  'malformed-bundle': ['trust', PKI],
  'malformed-crl': ['trust', PKI],
  'malformed-ocsp': ['trust', PKI],
  'malformed-structure': ['trust', PKI],
  'malformed-sod': ['not-genuine', PKI],
  'not-a-holder-certificate': ['not-genuine', PKI],
  'unsupported-algorithm': ['trust', PKI, SIGNATURE],
  'unsupported-key': ['trust', PKI],
  'explicit-ec-parameters': ['trust', PKI],
  'weak-key': ['trust', PKI],
  'sod-hash-missing': ['not-genuine', PKI],
  'sod-hash-mismatch': ['not-genuine', PKI],
  'trust-store-io': ['store', PKI],
  'fetch-cancelled': ['cancelled', PKI],
  'store-no-home': ['store', STORE],
  'store-read-only': ['store', STORE],
  'store-access-denied': ['store', STORE],
  'store-full': ['store', STORE],
  'store-locked': ['busy', STORE],
  'store-damaged': ['store', STORE],
  'store-newer-version': ['store', STORE],
  'store-seal-broken': ['store', STORE],
  'store-failed': ['store', STORE],
  'several-cards': ['usage', SELECTION],
  'several-readers': ['usage', SELECTION],
  'card-not-found': ['no-card', SELECTION],
  'card-swapped': ['card-removed', SELECTION],
  'not-paired': ['not-paired', PAIRING],
  'no-such-pairing': ['not-paired', PAIRING],
  'several-pairings': ['usage', PAIRING],
  'holder-data-mismatch': ['not-genuine', PAIRING],
  'code-half': ['code-refused', REFUSED],
  'weak-pin': ['code-refused', REFUSED],
  'pin-unchanged': ['code-refused', REFUSED],
  'new-pin-mismatch': ['code-refused', REFUSED],
  'input-missing': ['file', FILE],
  'input-unreadable': ['file', FILE],
  'input-not-a-file': ['file', FILE],
  'input-empty': ['file', FILE],
  'input-too-large': ['file', FILE],
  'input-changed': ['file', FILE],
  'input-format': ['file', FILE],
  'input-twice': ['file', FILE],
  'output-folder': ['file', FILE],
  'output-full': ['file', FILE],
  'output-unwritable': ['file', FILE],
  'output-taken': ['file', FILE],
  'malformed-cms': ['file', SIGNATURE],
  'malformed-pdf': ['file', SIGNATURE],
  'malformed-xml': ['file', SIGNATURE],
  'malformed-timestamp': ['file', SIGNATURE],
  'encrypted-pdf': ['file', SIGNATURE],
  'changes-forbidden': ['file', SIGNATURE],
  'no-such-field': ['file', SIGNATURE],
  'field-constraints': ['file', SIGNATURE],
  'no-such-place': ['file', SIGNATURE],
  'unusable-picture': ['file', SIGNATURE],
  'not-signed': ['file', SIGNATURE],
  'content-missing': ['file', SIGNATURE],
  'content-mismatch': ['file', SIGNATURE],
  'content-changed': ['file', SIGNATURE],
  'signature-value': ['card-fault', SIGNATURE],
  'tsa-unreachable': ['network', SIGNATURE],
  'tsa-refused': ['network', SIGNATURE],
  'tsa-answer': ['network', SIGNATURE],
  'revocation-unavailable': ['network', SIGNATURE],
  internal: ['internal', 'Error'],
};

/** Every code once, in the order of docs/errors.md. */
export const errorCatalogue: readonly ErrorCatalogueEntry[] = Object.entries(ROWS).map(
  ([code, [exitClass, ...errorClasses]]) => ({
    code: code as ErrorCode,
    errorClasses,
    exitClass,
    anchor: code,
  }),
);

/** The code of anything that was thrown; `internal` for what is not an error of CIE Kit. */
export function errorCodeOf(error: unknown): ErrorCode {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return 'internal';
  return isErrorCode(error.code) ? error.code : 'internal';
}

/**
 * How a script should see an error. A blocked PUK is not a blocked PIN: nothing unblocks it.
 *
 * @example
 * ```ts
 * exitClassOf(new PinError('code-blocked', 'puk')); // 'puk-blocked'
 * ```
 */
export function exitClassOf(error: unknown): ExitClass {
  if (error instanceof PinError && error.code === 'code-blocked' && error.kind === 'puk') return 'puk-blocked';
  return ROWS[errorCodeOf(error)][0];
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ROWS, code);
}
