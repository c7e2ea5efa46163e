import type { CodeKind } from '../errors.js';
import type { AtrProfileName } from './card-detection.js';

/**
 * What never changes on a card and was proved when it was paired, so that it need not be read again. All of it is
 * readable without a code. The SOD is kept so that every use judges the other fields anew: a record that somebody
 * changed on disk does not pass.
 */
export interface KnownCard {
  /** The 12 digits of EF.ID_Servizi. */
  readonly nis: string;
  readonly profile: AtrProfileName | 'unlisted';
  /** EF.SOD, tag 77 included. */
  readonly sod: Uint8Array;
  /** EF.DH as read; `undefined` when it could not be parsed and the parameters came by GET DATA. */
  readonly efDh: Uint8Array | undefined;
  /** EF.Int.Kpub (data group A4). */
  readonly internalAuthenticationKey: Uint8Array;
  /** EF.Servizi_Int.Kpub (data group A5). */
  readonly servicesKey: Uint8Array;
  /** K_DH, each number without leading zeros. */
  readonly dhParameters: { readonly p: Uint8Array; readonly q: Uint8Array; readonly g: Uint8Array };
  /** Of object BFA004: what the terminal's certificate needs. */
  readonly externalRoot: {
    readonly modulus: Uint8Array;
    /** CAR, 8 bytes. */
    readonly authorityReference: Uint8Array;
    /** CA_AID, 6 bytes. */
    readonly authorityAid: Uint8Array;
  };
  /** Whether EF.ATR says that the card takes extended lengths. */
  readonly extendedLength: boolean;
  /** The longest command that the card takes, in bytes, where EF.ATR tells. */
  readonly maxCommandLength: number | undefined;
  /** Readers in which an extended command was refused: short APDUs and chaining there. */
  readonly extendedRefusedBy: readonly string[];
}

/** What the program remembers of cards between operations; the middleware's pairing store behind a narrow door. */
export interface CardMemory {
  /** `undefined` for a card that was never paired here. */
  recall(nis: string): Promise<KnownCard | undefined>;
  /** New facts about a card that `recall` knows. */
  update(known: KnownCard): Promise<void>;
  /** Tries left as of the last use, for cards that do not tell. */
  recallTries(nis: string, kind: CodeKind): Promise<number | undefined>;
  /** Called only for cards that do not tell; before a code is sent with one try less, after it with the outcome. */
  rememberTries(nis: string, kind: CodeKind, triesRemaining: number | undefined): Promise<void>;
}
