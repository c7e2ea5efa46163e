/**
 * What can go wrong between a host and the card. Every class has a literal-union `code` that never changes its meaning
 * (docs/errors.md); none carries a payload, a code or a key.
 */

/** The common ancestor: `instanceof CardError` and a stable `code` are what callers decide on. */
export abstract class CardError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

export type TransportErrorCode =
  | 'service-not-running'
  | 'binding-unavailable'
  | 'no-reader'
  | 'no-card'
  | 'mute-card'
  | 'card-removed'
  | 'card-reset'
  | 'reader-removed'
  | 'sharing-violation'
  | 'access-denied'
  | 'communication-failed'
  | 'timeout';

/** The bytes did not get to the card or back. `card-reset` means that somebody else reset it: sessions are gone, the card is there. */
export class TransportError extends CardError {
  readonly code: TransportErrorCode;

  constructor(code: TransportErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The caller's AbortSignal fired; nothing is left half done. */
export class CancelledError extends CardError {
  readonly code = 'cancelled';

  constructor(options?: ErrorOptions) {
    super('the operation was cancelled', options);
  }
}

/** A status word that the operation does not expect. The header is public; data are not here. */
export class StatusWordError extends CardError {
  readonly code = 'unexpected-status';
  readonly sw: number;
  readonly ins: number;
  readonly p1: number;
  readonly p2: number;

  constructor(
    sw: number,
    header: { readonly ins: number; readonly p1: number; readonly p2: number },
    options?: ErrorOptions,
  ) {
    const hex = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');
    super(`status ${hex(sw, 4)} to command ${hex(header.ins, 2)} ${hex(header.p1, 2)} ${hex(header.p2, 2)}`, options);
    this.sw = sw;
    this.ins = header.ins;
    this.p1 = header.p1;
    this.p2 = header.p2;
  }
}

export type SecureMessagingErrorCode = 'sm-bad-mac' | 'sm-malformed' | 'sm-unprotected-answer' | 'sm-session-lost';

/** The protected channel to the chip broke, or somebody touched it. The session is gone. */
export class SecureMessagingError extends CardError {
  readonly code: SecureMessagingErrorCode;

  constructor(code: SecureMessagingErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * A session that was kept between transactions is over: the card left or was exchanged, another program reset it or
 * talked to it, or the session was ended. `cause` says which, where something was seen. Its keys are wiped, and no code
 * went out in the call that throws this.
 */
export class CardSessionError extends CardError {
  readonly code = 'session-lost';
}

/** The card answered something that does not have the form of the standard. */
export class MalformedResponseError extends CardError {
  readonly code = 'malformed-response';
}

/** Bytes that should be a command are not one (ISO 7816-4 section 5.1). */
export class MalformedCommandError extends CardError {
  readonly code = 'malformed-command';
}

export type UnsupportedCardErrorCode = 'not-a-cie' | 'unsupported-card';

/** The card in the reader is not a CIE, or lacks something that every CIE has. */
export class UnsupportedCardError extends CardError {
  readonly code: UnsupportedCardErrorCode;

  constructor(code: UnsupportedCardErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type AuthenticityErrorCode =
  | 'sod-malformed'
  | 'sod-signature'
  | 'sod-signer'
  | 'sod-hash'
  | 'weak-key-agreement'
  | 'internal-authentication'
  | 'chip-identity'
  | 'clone-check';

/** The chip did not prove that it is the one that the State signed. No code was or will be sent to it. */
export class AuthenticityError extends CardError {
  readonly code: AuthenticityErrorCode;

  constructor(code: AuthenticityErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Which of the two codes of a card is meant. */
export type CodeKind = 'pin' | 'puk';

export type PinErrorCode =
  | 'code-incorrect'
  | 'code-blocked'
  | 'code-format'
  | 'last-try-unconfirmed'
  | 'code-outcome-unknown'
  | 'change-outcome-unknown';

/**
 * A PIN or a PUK was refused, or was not sent for a reason.
 * `triesRemaining` is `undefined` where the card did not tell.
 * `code-outcome-unknown`: a VERIFY went out and its answer was lost; it may have counted and is never sent again.
 * `change-outcome-unknown`: the answer to a change or an unblock was lost; the old or the new PIN may be the valid one.
 */
export class PinError extends CardError {
  readonly code: PinErrorCode;
  readonly kind: CodeKind;
  readonly triesRemaining: number | undefined;

  constructor(code: PinErrorCode, kind: CodeKind, triesRemaining?: number, options?: ErrorOptions) {
    super(`${kind}: ${code}`, options);
    this.code = code;
    this.kind = kind;
    this.triesRemaining = triesRemaining;
  }
}
