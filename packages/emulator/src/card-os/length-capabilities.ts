import { byteAt, bytesToBigInt } from '@ciekit/core/bytes';
import { MalformedResponseError, parseTlvs } from '@ciekit/core/iso7816';

const CARD_CAPABILITIES = 0x47;
/** Third software function byte: b7, extended Lc and Le (ISO 7816-4 section 12.1.1.9). */
const EXTENDED_LENGTH = 0x40;
const EXTENDED_LENGTH_INFORMATION = 0x7f66;
const INTEGER = 0x02;

export interface LengthCapabilities {
  readonly extended: boolean;
  /** The longest command APDU in bytes. */
  readonly maxCommandLength: number;
}

/** A short command: header, Lc, 255 bytes, Le. */
const SHORT: LengthCapabilities = { extended: false, maxCommandLength: 261 };
/** Where EF.ATR gives no limit: the longest APDU there is. */
const LONGEST_COMMAND = 4 + 3 + 65_535 + 2;

/** What the card's own EF.ATR promises about APDU lengths: the card keeps to it. An EF.ATR that is none promises nothing. */
export function readLengthCapabilities(efAtr: Uint8Array): LengthCapabilities {
  try {
    const objects = parseTlvs(efAtr);
    const capabilities = objects.find((object) => object.tag === CARD_CAPABILITIES)?.value;
    if (capabilities?.length !== 3 || (byteAt(capabilities, 2) & EXTENDED_LENGTH) === 0) return SHORT;
    const information = objects.find((object) => object.tag === EXTENDED_LENGTH_INFORMATION);
    const limit = information && parseTlvs(information.value).find((object) => object.tag === INTEGER);
    return { extended: true, maxCommandLength: limit ? Number(bytesToBigInt(limit.value)) : LONGEST_COMMAND };
  } catch (error) {
    if (error instanceof MalformedResponseError) return SHORT;
    throw error;
  }
}
