import { asciiToBytes, PinError, SecretBytes } from '@ciekit/core';
import {
  birthDatePatterns,
  CodeRefusedError,
  pinWarnings,
  requireCodeFormat,
  requireNewPin,
  triesAdvice,
  weakPinReason,
} from '@ciekit/middleware';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../fixtures/property-runs.js';

const code = (digits: string): SecretBytes => SecretBytes.takeFrom(asciiToBytes(digits));
const eightDigits = fc.integer({ min: 0, max: 99_999_999 }).map((value) => String(value).padStart(8, '0'));

function refusalOf(attempt: () => void): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (error instanceof PinError || error instanceof CodeRefusedError) return `${error.code}/${error.kind}`;
    throw error;
  }
}

describe('format of a code', () => {
  it.each([
    ['', 'code-format/pin'],
    ['1', 'code-format/pin'],
    ['123', 'code-format/pin'],
    ['1234', 'code-half/pin'],
    ['12345', 'code-format/pin'],
    ['1928374', 'code-format/pin'],
    ['192837465', 'code-format/pin'],
    ['1928374a', 'code-format/pin'],
    ['123 ', 'code-format/pin'],
    ['19 83746', 'code-format/pin'],
    ['+9283746', 'code-format/pin'],
    ['19283746', undefined],
    ['00000000', undefined],
  ])('%j', (digits, refusal) => {
    expect(
      refusalOf(() => {
        requireCodeFormat(code(digits), 'pin');
      }),
    ).toBe(refusal);
  });

  it('takes no digits but the ASCII ones', () => {
    const arabicIndic = SecretBytes.takeFrom(new TextEncoder().encode('١٢٣٤٥٦٧٨'));
    expect(
      refusalOf(() => {
        requireCodeFormat(arabicIndic, 'puk');
      }),
    ).toBe('code-format/puk');
    expect(
      refusalOf(() => {
        requireCodeFormat(code('6473'), 'puk');
      }),
    ).toBe('code-half/puk');
  });

  it('takes exactly the strings of eight digits, whatever bytes come', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const wellFormed = /^[0-9]{8}$/.test(Buffer.from(bytes).toString('latin1'));
        expect(
          refusalOf(() => {
            requireCodeFormat(SecretBytes.own(bytes), 'pin');
          }) === undefined,
        ).toBe(wellFormed);
      }),
      propertyRuns(),
    );
  });
});

describe('weak PINs', () => {
  const equal = Array.from({ length: 10 }, (_, digit) => String(digit).repeat(8));
  const ascending = ['01234567', '12345678', '23456789'];
  const descending = ['98765432', '87654321', '76543210'];

  it.each([
    ...equal.map((pin) => [pin, 'all-equal'] as const),
    ...ascending.map((pin) => [pin, 'ascending'] as const),
    ...descending.map((pin) => [pin, 'descending'] as const),
  ])('%s is refused: %s', (pin, reason) => {
    expect(weakPinReason(code(pin))).toBe(reason);
    expect(
      refusalOf(() => {
        requireNewPin(code(pin), undefined);
      }),
    ).toBe('weak-pin/pin');
  });

  it.each(['34567890', '78901234', '21098765', '00000001', '12345679', '01234566', '13579135', '19283746'])(
    '%s is not on the list',
    (pin) => {
      expect(weakPinReason(code(pin))).toBeUndefined();
    },
  );

  it('are these sixteen and no others', () => {
    const listed = new Set([...equal, ...ascending, ...descending]);
    fc.assert(
      fc.property(fc.oneof(eightDigits, fc.constantFrom(...listed)), (digits) => {
        expect(weakPinReason(code(digits)) !== undefined).toBe(listed.has(digits));
      }),
      propertyRuns(),
    );
  });

  it('the old PIN is refused as the new one', () => {
    expect(
      refusalOf(() => {
        requireNewPin(code('19283746'), code('19283746'));
      }),
    ).toBe('pin-unchanged/pin');
    expect(
      refusalOf(() => {
        requireNewPin(code('19283746'), code('19283747'));
      }),
    ).toBeUndefined();
  });
});

describe('warnings about a new PIN', () => {
  // 10 December 1985, a man; the same day of a woman; with letters in the place of digits.
  const man = 'RSSMRA85T10A562S';
  const woman = 'RSSMRA85T50A562W';
  const omocodia = 'RSSMRAURTMLA562X';

  it('knows the date in a codice fiscale', () => {
    expect(birthDatePatterns('')).toEqual([]);
    expect(birthDatePatterns('12345678901')).toEqual([]);
    expect(birthDatePatterns('RSSMRA85X10A562S')).toEqual([]);
    for (const fiscalCode of [man, woman, omocodia, man.toLowerCase()]) {
      expect(birthDatePatterns(fiscalCode)).toEqual(
        expect.arrayContaining(['101285', '851210', '10121985', '19851210', '12101985', '10122085']),
      );
    }
  });

  it.each(['10121985', '19851210', '12101985', '19851012', '10128544', '44101285', '48512104'])(
    '%s holds the birth date',
    (pin) => {
      expect(pinWarnings(code(pin), { codiceFiscale: man })).toEqual(['birth-date']);
      expect(pinWarnings(code(pin), { codiceFiscale: undefined })).toEqual([]);
    },
  );

  it('knows what is printed on the card, at both ends', () => {
    const known = { nis: '123456789012', serialNumber: 'CA00000AA' };
    expect(pinWarnings(code('12345678'), known)).toEqual(['services-id']);
    expect(pinWarnings(code('56789012'), known)).toEqual(['services-id']);
    expect(pinWarnings(code('23456789'), known)).toEqual([]);
    // EF.SN.ICC of this card: 938000 123456789012 and its check digit.
    expect(pinWarnings(code('93800012'), known)).toEqual(['pan']);
    const endings = Array.from({ length: 10 }, (_, digit) => `6789012${String(digit)}`);
    expect(endings.filter((pin) => pinWarnings(code(pin), known).includes('pan'))).toHaveLength(1);
  });

  it('says that PIN and PUK are the same', () => {
    expect(pinWarnings(code('64738291'), {}, code('64738291'))).toEqual(['same-as-puk']);
    expect(pinWarnings(code('64738291'), {}, code('64738292'))).toEqual([]);
  });

  it('takes any holder data', () => {
    fc.assert(
      fc.property(eightDigits, fc.string(), fc.string(), fc.string(), (pin, nis, serialNumber, codiceFiscale) => {
        expect(Array.isArray(pinWarnings(code(pin), { nis, serialNumber, codiceFiscale }))).toBe(true);
      }),
      propertyRuns(),
    );
  });
});

describe('thresholds of tries', () => {
  it.each([
    ['pin', undefined, 'unknown'],
    ['pin', 0, 'blocked'],
    ['pin', 1, 'confirm'],
    ['pin', 2, 'go-on'],
    ['pin', 3, 'go-on'],
    ['puk', undefined, 'unknown'],
    ['puk', 0, 'blocked'],
    ['puk', 1, 'confirm'],
    ['puk', 2, 'confirm'],
    ['puk', 3, 'advise'],
    ['puk', 8, 'advise'],
    ['puk', 9, 'go-on'],
    ['puk', 10, 'go-on'],
  ] as const)('%s with %s left: %s', (kind, tries, advice) => {
    expect(triesAdvice(kind, tries)).toBe(advice);
  });
});
