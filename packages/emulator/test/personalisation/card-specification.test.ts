import { CardImageError, parseCardSpecification } from '@ciekit/emulator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';

import { resolveSpecification } from '../../src/personalisation/card-specification.js';

const refusal = (code: string, path: string): Error => expect.objectContaining({ code, path }) as Error;

describe('parseCardSpecification', () => {
  it.each([
    ['', 'not-json', ''],
    ['null', 'invalid-field', ''],
    ['{"pin":"1"}', 'unknown-field', ''],
    ['{"__proto__":{}}', 'unknown-field', ''],
    ['{"profile":"bit5id"}', 'invalid-field', 'profile'],
    ['{"sodGeneration":3}', 'invalid-field', 'sodGeneration'],
    ['{"seed":""}', 'invalid-field', 'seed'],
    ['{"codes":{"pin":"1234567"}}', 'invalid-field', 'codes.pin'],
    ['{"codes":{"pin":12345678}}', 'invalid-field', 'codes.pin'],
    ['{"codes":{"puk":"1234567８"}}', 'invalid-field', 'codes.puk'],
    ['{"codes":[]}', 'invalid-field', 'codes'],
    ['{"holder":{"surname":""}}', 'invalid-field', 'holder.surname'],
    ['{"holder":{"surname":"A\\u0000"}}', 'invalid-field', 'holder.surname'],
    ['{"holder":{"birthDate":"2023-02-29"}}', 'invalid-field', 'holder.birthDate'],
    ['{"holder":{"birthDate":"0000-00-00"}}', 'invalid-field', 'holder.birthDate'],
    ['{"holder":{"sex":"X"}}', 'invalid-field', 'holder.sex'],
    ['{"holder":{"codiceFiscale":"RSSMRA80A01H501V"}}', 'invalid-field', 'holder.codiceFiscale'],
    ['{"documentNumber":"CA0000AA"}', 'invalid-field', 'documentNumber'],
    ['{"servicesId":"12345678901"}', 'invalid-field', 'servicesId'],
    ['{"validity":{"notBefore":"2030-01-01","notAfter":"2029-12-31"}}', 'invalid-field', 'validity.notAfter'],
    ['{"validity":{"notAfter":"1899-12-31"}}', 'invalid-field', 'validity.notAfter'],
    ['{"fileSizes":{"certificate":32769}}', 'invalid-field', 'fileSizes.certificate'],
    ['{"fileSizes":{"sod":1.5}}', 'invalid-field', 'fileSizes.sod'],
    [' '.repeat(65_537), 'too-large', ''],
  ])('refuses %.60s', (text, code, path) => {
    expect(() => parseCardSpecification(text)).toThrow(refusal(code, path));
  });

  it('refuses bytes that are not UTF-8, and shows nothing of what it read', () => {
    expect(() => parseCardSpecification(Uint8Array.of(0x7b, 0xff, 0x7d))).toThrow(refusal('not-json', ''));
    for (const text of ['{"codes":{"pin":"SECRET-1"}}', '{"SECRET-1":1}', '{"codes": SECRET-1}']) {
      try {
        parseCardSpecification(text);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(CardImageError);
        const shown = `${String(error)} ${JSON.stringify(error)} ${(error as Error).stack ?? ''} ${String((error as Error).cause)}`;
        expect(shown).not.toContain('SECRET-1');
      }
    }
  });

  it('fills in the specimen', () => {
    expect(resolveSpecification(parseCardSpecification('{}'))).toEqual({
      profile: 'bit4id',
      sodGeneration: 2,
      seed: undefined,
      holder: {
        surname: 'SPECIMEN',
        givenName: 'ANNA',
        birthDate: '1985-03-12',
        sex: 'F',
        birthPlaceCode: 'H501',
        codiceFiscale: 'SPCNNA85C52H501U',
        citizenship: 'IT',
      },
      documentNumber: 'CA00000AA',
      servicesId: '123456789012',
      validity: { notBefore: new Date('2024-04-15T00:00:00Z'), notAfter: new Date('2034-03-12T23:59:59Z') },
      codes: { pin: '19283746', puk: '64738291' },
      fileSizes: { certificate: 4_096, sod: undefined },
    });
  });

  it('takes a codice fiscale, with or without its check character', () => {
    for (const codiceFiscale of ['MLLSNT82P65Z404U', 'MLLSNT82P65Z404']) {
      expect(resolveSpecification({ holder: { codiceFiscale } }).holder.codiceFiscale).toBe('MLLSNT82P65Z404U');
    }
  });

  it('any JSON in: a specification or a CardImageError', () => {
    const field = fc.constantFrom('profile', 'seed', 'holder', 'codes', 'validity', 'fileSizes', 'servicesId', 'pin');
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom('pin', 'surname', 'notAfter', 'sod'), fc.jsonValue()),
    );
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.dictionary(field, anything).map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(text, (input) => {
        try {
          resolveSpecification(parseCardSpecification(input));
        } catch (error) {
          expect(error).toBeInstanceOf(CardImageError);
        }
      }),
      propertyRuns(),
    );
  });
});
