/**
 * What can go wrong above the card protocol. Like core's errors: a literal-union `code` that never changes its meaning
 * (docs/errors.md), `cause` kept, no code, key or holder data inside.
 */
import type { CodeKind } from '@ciekit/core';

/** The common ancestor of what the use cases throw themselves; core's, pki's and pcsc's errors pass through as they are. */
export abstract class MiddlewareError extends Error {
  abstract readonly code: string;

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

export type StoreErrorCode =
  | 'store-no-home'
  | 'store-read-only'
  | 'store-access-denied'
  | 'store-full'
  | 'store-locked'
  | 'store-damaged'
  | 'store-newer-version'
  | 'store-seal-broken'
  | 'store-failed';

/** The folder with the paired cards could not be used. `path` names the file or folder, where one is meant. */
export class StoreError extends MiddlewareError {
  readonly code: StoreErrorCode;
  readonly path: string | undefined;

  constructor(code: StoreErrorCode, path?: string, options?: ErrorOptions) {
    super(`pairing store: ${code}`, options);
    this.code = code;
    this.path = path;
  }
}

/** A card among which the caller has to choose. */
export interface CardCandidate {
  readonly reader: string;
  /** Known only for a card that is paired on this PC. */
  readonly serialNumber: string | undefined;
}

export type CardSelectionErrorCode = 'several-cards' | 'several-readers' | 'card-not-found' | 'card-swapped';

/**
 * Which card is meant is not clear: `several-cards`, `several-readers` (the name given fits more than one),
 * `card-not-found` (the serial number asked for is in no reader), `card-swapped` (another card than the one that the
 * operation began with; no code was sent to it).
 */
export class CardSelectionError extends MiddlewareError {
  readonly code: CardSelectionErrorCode;
  readonly candidates: readonly CardCandidate[];

  constructor(code: CardSelectionErrorCode, candidates: readonly CardCandidate[] = [], options?: ErrorOptions) {
    super(`card selection: ${code}`, options);
    this.code = code;
    this.candidates = candidates;
  }
}

export type PairingErrorCode = 'not-paired' | 'no-such-pairing' | 'several-pairings' | 'holder-data-mismatch';

/**
 * `not-paired`: the operation needs a card that was paired on this PC. `no-such-pairing`, `several-pairings`: the words
 * given name no paired card, or more than one. `holder-data-mismatch`: the certificate on the card is not for this card.
 */
export class PairingError extends MiddlewareError {
  readonly code: PairingErrorCode;

  constructor(code: PairingErrorCode, options?: ErrorOptions) {
    super(`pairing: ${code}`, options);
    this.code = code;
  }
}

export type CodeRefusalCode = 'code-half' | 'weak-pin' | 'pin-unchanged' | 'new-pin-mismatch';

/** A code was refused before a byte went to the card: no try was spent. */
export class CodeRefusedError extends MiddlewareError {
  readonly code: CodeRefusalCode;
  readonly kind: CodeKind;

  constructor(code: CodeRefusalCode, kind: CodeKind, options?: ErrorOptions) {
    super(`${kind} refused: ${code}`, options);
    this.code = code;
    this.kind = kind;
  }
}

export type FileErrorCode =
  | 'input-missing'
  | 'input-unreadable'
  | 'input-not-a-file'
  | 'input-empty'
  | 'input-too-large'
  | 'input-changed'
  | 'input-format'
  | 'input-twice'
  | 'output-folder'
  | 'output-full'
  | 'output-unwritable'
  | 'output-taken';

/**
 * A document could not be read, or what was made of it not be written; nothing half is left. `path` names the file or the
 * folder. `input-changed`: it is not what it was before the PIN was asked for; `input-format`: there is no such signature
 * for this kind of file; `input-twice`: another name of a file in the list; `output-taken`: a file of that name is there.
 */
export class FileError extends MiddlewareError {
  readonly code: FileErrorCode;
  readonly path: string;

  constructor(code: FileErrorCode, path: string, options?: ErrorOptions) {
    super(`document: ${code}`, options);
    this.code = code;
    this.path = path;
  }
}
