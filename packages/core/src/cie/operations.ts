import type { CodeKind } from '../errors.js';
import type { ChipAssurance, ChipVerifier } from '../ias/chip-verifier.js';
import type { SecretBytes } from '../secret.js';
import type { TraceOptions } from '../trace.js';
import type { AtrProfileName } from './card-detection.js';
import type { CardMemory, KnownCard } from './known-card.js';
import type { ProgressListener } from './progress.js';

export interface CieCardOptions {
  /** Judges the chip's signed data; the pki package has the implementation. */
  readonly chipVerifier: ChipVerifier;
  /** What is remembered of paired cards; without it every operation reads and checks everything. */
  readonly memory?: CardMemory | undefined;
  readonly trace?: TraceOptions | undefined;
  /** `never` keeps to short APDUs. Default `auto`: extended where card and reader take them. */
  readonly extended?: 'auto' | 'never' | undefined;
}

export interface OperationOptions {
  /** Looked at before each command. A code that is on its way is waited for. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ProgressListener | undefined;
  /** How long to wait for another program that uses the card, milliseconds. Default: the reader's. */
  readonly waitMs?: number | undefined;
  /** Called once the chip's data were judged, before any code is sent; throwing stops the operation. */
  readonly onChip?: ((assurance: ChipAssurance, nis: string) => void) | undefined;
}

export interface CodeOptions extends OperationOptions {
  /** The holder confirmed the use of the last PIN try, or of one of the last two PUK tries. Default false. */
  readonly allowLastTry?: boolean | undefined;
  /** Told before a code is sent. `undefined`: the card does not tell and nothing is remembered. */
  readonly onTries?: ((kind: CodeKind, triesRemaining: number | undefined) => void) | undefined;
}

export interface CardIdentification {
  /** Services id, 12 digits. */
  readonly nis: string;
  readonly profile: AtrProfileName | 'unlisted';
}

export interface CardOutcome extends CardIdentification {
  readonly assurance: ChipAssurance;
}

export interface ChipReport extends CardOutcome {
  readonly paired: boolean;
  readonly extendedLength: boolean;
}

/** `undefined`: the card does not tell. */
export interface Tries {
  readonly pin: number | undefined;
  readonly puk: number | undefined;
}

export interface PairingData {
  readonly known: KnownCard;
  readonly assurance: ChipAssurance;
  /** The serial number printed on the card, 9 characters. */
  readonly documentNumber: string;
  /** The holder's certificate, exact DER. */
  readonly certificate: Uint8Array;
  /** Only this card can make `key` from `challenge` again (`openSeal`). The caller wipes it. */
  readonly seal: { readonly challenge: Uint8Array; readonly key: SecretBytes };
}

/** Signs one DigestInfo of at most 102 bytes with the holder's key; 256 bytes come back. */
export type SignFunction = (digestInfo: Uint8Array) => Promise<Uint8Array>;
