import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';

import { encodeEfSnIcc, luhnDigit } from '../../src/personalisation/card-serial-number.js';
import {
  codiceFiscale,
  codiceFiscaleCheckCharacter,
  isCodiceFiscale,
} from '../../src/personalisation/codice-fiscale.js';

describe('codice fiscale', () => {
  it('refuses a wrong check character, length, month or case', () => {
    expect(isCodiceFiscale('RSSMRA80A01H501U')).toBe(true);
    for (const wrong of ['RSSMRA80A01H501V', 'RSSMRA80A01H501', 'RSSMRA80F01H501U', 'rssmra80a01h501u', '']) {
      expect(isCodiceFiscale(wrong)).toBe(false);
    }
  });

  // Published examples: a man of Rome, a man of Milan, a woman of the United States.
  it.each([
    ['ROSSI', 'MARIO', '1980-01-01', 'M', 'H501', 'RSSMRA80A01H501U'],
    ['MORETTI', 'MATTEO', '1925-04-09', 'M', 'F205', 'MRTMTT25D09F205Z'],
    ['MILLER', 'SAMANTHA', '1982-09-25', 'F', 'Z404', 'MLLSNT82P65Z404U'],
    ['SPECIMEN', 'ANNA', '1985-03-12', 'F', 'H501', 'SPCNNA85C52H501U'],
  ] as const)('%s %s', (surname, givenName, birthDate, sex, birthPlaceCode, expected) => {
    expect(codiceFiscale({ surname, givenName, birthDate, sex, birthPlaceCode })).toBe(expected);
  });

  it.each([
    ['FO', 'AL', 'FOXLAX'],
    ["D'AÏ", 'GIANFRANCO', 'DAIGFR'],
    ['DE LA CRUZ', 'IO', 'DLCIOX'],
  ])('letters of %s %s', (surname, givenName, letters) => {
    const fields = { birthDate: '2001-12-31', sex: 'M', birthPlaceCode: 'A001' } as const;
    expect(codiceFiscale({ surname, givenName, ...fields })).toMatch(new RegExp(`^${letters}01T31A001[A-Z]$`));
  });

  it('has a check character that notices every single wrong character', () => {
    const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    const code = fc.string({ unit: fc.constantFrom(...alphabet.split('')), minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(code, fc.nat(14), fc.nat(35), (first15, place, character) => {
        const isDigit = (text: string): boolean => /[0-9]/.test(text);
        const replacement = alphabet.charAt(character);
        const original = first15.charAt(place);
        // A digit and the letter that stands for the same value are one and the same to the algorithm.
        fc.pre(original !== replacement && isDigit(original) === isDigit(replacement));
        const changed = first15.slice(0, place) + replacement + first15.slice(place + 1);
        expect(codiceFiscaleCheckCharacter(changed)).not.toBe(codiceFiscaleCheckCharacter(first15));
      }),
      propertyRuns(),
    );
  });
});

describe('PAN', () => {
  it.each([
    ['7992739871', '3'],
    ['0', '0'],
    ['37828224631000', '5'],
    ['411111111111111', '1'],
  ])('Luhn digit of %s', (digits, expected) => {
    expect(luhnDigit(digits)).toBe(expected);
  });

  it('puts the NIS where clients look for it', () => {
    const file = Buffer.from(encodeEfSnIcc('123456789012'));
    expect(file).toHaveLength(12);
    expect(file.subarray(0, 5).toString('hex')).toBe('5a0a938000');
    expect(file.subarray(5, 11).toString('hex')).toBe('123456789012');
    const digits = file.subarray(2).toString('hex').slice(0, -1);
    expect(file.toString('hex').at(-1)).toBe('f');
    expect(luhnDigit(digits.slice(0, -1))).toBe(digits.at(-1));
  });
});
