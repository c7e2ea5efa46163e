import type { LengthPolicy } from '../iso7816/channel.js';

/** A short APDU at its longest: header, Lc, 255 bytes, Le. */
const SHORT_COMMAND_LENGTH = 261;
const UNKNOWN_MAXIMUM = 65_544;

/** Extended lengths where the card's EF.ATR and the reader both take them, until one of them refuses. */
export class SessionLengths implements LengthPolicy {
  #extended = false;
  #maxCommandLength = UNKNOWN_MAXIMUM;
  #refused = false;

  get extended(): boolean {
    return this.#extended && !this.#refused;
  }

  get maxCommandLength(): number {
    return this.#maxCommandLength;
  }

  /** Whether an extended command was tried and refused in this session. */
  get wasRefused(): boolean {
    return this.#refused;
  }

  /** Lengths in bytes; `undefined` where a side does not tell. */
  allow(
    card: { readonly extendedLength: boolean; readonly maxCommandLength: number | undefined },
    readerMaximum: number | undefined,
  ): void {
    this.#maxCommandLength = Math.min(card.maxCommandLength ?? UNKNOWN_MAXIMUM, readerMaximum ?? UNKNOWN_MAXIMUM);
    this.#extended = card.extendedLength && this.#maxCommandLength > SHORT_COMMAND_LENGTH;
  }

  refuseExtended(): void {
    this.#refused = true;
  }
}
