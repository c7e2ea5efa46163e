/** The Italian tax code of a natural person (decree of 23 December 1976, articles 2 to 7). */

export interface CodiceFiscaleFields {
  readonly surname: string;
  readonly givenName: string;
  /** YYYY-MM-DD */
  readonly birthDate: string;
  readonly sex: 'F' | 'M';
  /** Cadastral code of the municipality of birth, or Z and three digits for another country. */
  readonly birthPlaceCode: string;
}

const MONTH_LETTERS = 'ABCDEHLMPRST';
/** Values of 0-9 and A-Z at the first, third, … place. */
const ODD_PLACE_VALUES = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22,
  25, 24, 23,
];
/** Digits may be letters where two people would share a code (LMNPQRSTUV for 0 to 9). */
const FORM = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/;

/**
 * The code of these fields, check character included.
 *
 * @example
 * ```ts
 * codiceFiscale({ surname: 'Specimen', givenName: 'Anna', birthDate: '1985-03-12', sex: 'F', birthPlaceCode: 'H501' });
 * // 'SPCNNA85C52H501U'
 * ```
 */
export function codiceFiscale(fields: CodiceFiscaleFields): string {
  const [year = '', month = '', day = ''] = fields.birthDate.split('-');
  const first15 = [
    surnameLetters(fields.surname),
    givenNameLetters(fields.givenName),
    year.slice(2),
    MONTH_LETTERS.charAt(Number(month) - 1),
    String(Number(day) + (fields.sex === 'F' ? 40 : 0)).padStart(2, '0'),
    fields.birthPlaceCode,
  ].join('');
  return first15 + codiceFiscaleCheckCharacter(first15);
}

/** The sixteenth character that belongs to the first fifteen. */
export function codiceFiscaleCheckCharacter(first15: string): string {
  let sum = 0;
  for (let i = 0; i < 15; i++) {
    const place = Number.parseInt(first15.charAt(i), 36);
    const evenPlaceValue = place > 9 ? place - 10 : place;
    sum += i % 2 === 0 ? (ODD_PLACE_VALUES[place] ?? 0) : evenPlaceValue;
  }
  return String.fromCharCode(0x41 + (sum % 26));
}

/** Whether the text has the form of a code and its check character is right. */
export function isCodiceFiscale(text: string): boolean {
  return FORM.test(text) && codiceFiscaleCheckCharacter(text) === text.charAt(15);
}

function lettersOf(name: string): { readonly consonants: string; readonly vowels: string } {
  const letters = name
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
  return { consonants: letters.replace(/[AEIOU]/g, ''), vowels: letters.replace(/[^AEIOU]/g, '') };
}

function surnameLetters(surname: string): string {
  const { consonants, vowels } = lettersOf(surname);
  return (consonants + vowels + 'XXX').slice(0, 3);
}

/** From four consonants on, the second is left out. */
function givenNameLetters(givenName: string): string {
  const { consonants, vowels } = lettersOf(givenName);
  if (consonants.length < 4) return (consonants + vowels + 'XXX').slice(0, 3);
  return consonants.charAt(0) + consonants.slice(2, 4);
}
