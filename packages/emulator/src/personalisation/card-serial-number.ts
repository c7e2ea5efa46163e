import { concatBytes, fromHex } from '@ciekit/core/bytes';

/** Before the NIS in the PAN of every CIE. */
const PAN_PREFIX = '938000';
/** The last nibble fills the tenth byte. */
const PAN_FILLER = 'F';

/** The check digit that ISO/IEC 7812-1 annex B appends to these digits. */
export function luhnDigit(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.at(-1 - i));
    const weighted = i % 2 === 0 ? 2 * digit : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return String((10 - (sum % 10)) % 10);
}

/**
 * Content of EF.SN.ICC: `5A 0A` and the PAN in BCD, `938000` ‖ NIS ‖ Luhn digit ‖ F. SN.ICC is its last 8 bytes.
 *
 * @param servicesId the NIS, 12 digits
 */
export function encodeEfSnIcc(servicesId: string): Uint8Array {
  const digits = PAN_PREFIX + servicesId;
  return concatBytes(Uint8Array.of(0x5a, 0x0a), fromHex(digits + luhnDigit(digits) + PAN_FILLER));
}
