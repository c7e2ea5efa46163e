import { byteAt, type SecretBytes } from '@ciekit/core/basics';

/** Why a new PIN is a poor choice for this holder (product.md rule 4, second half): said, not forbidden. */
export type PinWarning = 'birth-date' | 'services-id' | 'pan' | 'serial-number' | 'same-as-puk';

/** What is known of the card and its holder while a PIN is chosen; anything may be missing. */
export interface KnownHolderData {
  readonly nis?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly codiceFiscale?: string | undefined;
}

const CODE_LENGTH = 8;
const MONTHS = 'ABCDEHLMPRST';
/** Letters that stand for digits 0-9 where two people would have the same codice fiscale (omocodia). */
const OMOCODIA = 'LMNPQRSTUV';
/** Days of birth of women are written with 40 added. */
const FEMALE_OFFSET = 40;
const CODICE_FISCALE = /^[A-Z]{6}([0-9L-NP-V]{2})([ABCDEHLMPRST])([0-9L-NP-V]{2})/;
/** First digits of EF.SN.ICC before the NIS: 9380 00. */
const PAN_PREFIX = '938000';

/**
 * What makes a new PIN easy to guess for somebody who knows the holder or has seen the card.
 *
 * @param pin eight ASCII digits
 * @param puk compared where it was typed in the same operation
 */
export function pinWarnings(pin: SecretBytes, known: KnownHolderData, puk?: SecretBytes): readonly PinWarning[] {
  const warnings: PinWarning[] = [];
  if (birthDatePatterns(known.codiceFiscale ?? '').some((pattern) => contains(pin, pattern))) {
    warnings.push('birth-date');
  }
  if (known.nis !== undefined) {
    if (isEndOf(pin, known.nis)) warnings.push('services-id');
    else if (isEndOf(pin, panOf(known.nis))) warnings.push('pan');
  }
  if (known.serialNumber !== undefined && isEndOf(pin, known.serialNumber)) warnings.push('serial-number');
  if (puk !== undefined && pin.equals(puk)) warnings.push('same-as-puk');
  return warnings;
}

/**
 * The ways in which the date of birth in a codice fiscale is usually typed: six and eight digits, day first, month
 * first, year first; both centuries, since the codice fiscale does not tell which. None for other numbers.
 *
 * @example
 * ```ts
 * birthDatePatterns('RSSMRA85T10A562S').includes('10121985'); // true
 * ```
 */
export function birthDatePatterns(codiceFiscale: string): readonly string[] {
  const match = CODICE_FISCALE.exec(codiceFiscale.toUpperCase());
  if (match === null) return [];
  const [, yearDigits = '', monthLetter = '', dayDigits = ''] = match;
  const year = plainDigits(yearDigits);
  const month = String(MONTHS.indexOf(monthLetter) + 1).padStart(2, '0');
  const dayNumber = Number(plainDigits(dayDigits));
  const day = String(dayNumber > FEMALE_OFFSET ? dayNumber - FEMALE_OFFSET : dayNumber).padStart(2, '0');
  return ['', '19', '20'].flatMap((century) => {
    const fullYear = century + year;
    return [day + month + fullYear, month + day + fullYear, fullYear + month + day, fullYear + day + month];
  });
}

function plainDigits(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String(OMOCODIA.indexOf(letter)));
}

/** The PAN that EF.SN.ICC holds for a services id: prefix, NIS, check digit of ISO/IEC 7812-1 annex B. */
function panOf(nis: string): string {
  const body = PAN_PREFIX + nis;
  let sum = 0;
  for (let i = 0; i < body.length; i++) {
    const digit = Number(body.charAt(body.length - 1 - i));
    const doubled = i % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return `${body}${String((10 - (sum % 10)) % 10)}`;
}

function isEndOf(pin: SecretBytes, printed: string): boolean {
  const digits = printed.replace(/\D/g, '');
  if (digits.length < CODE_LENGTH) return false;
  return contains(pin, digits.slice(0, CODE_LENGTH)) || contains(pin, digits.slice(-CODE_LENGTH));
}

/** The comparison runs on the bytes: no copy of the PIN becomes text. */
function contains(pin: SecretBytes, pattern: string): boolean {
  return pin.use((bytes) => {
    for (let start = 0; start + pattern.length <= bytes.length; start++) {
      let equal = true;
      for (let i = 0; i < pattern.length; i++) equal &&= byteAt(bytes, start + i) === pattern.charCodeAt(i);
      if (equal) return true;
    }
    return false;
  });
}
