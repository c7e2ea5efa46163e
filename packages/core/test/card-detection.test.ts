import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../fixtures/property-runs.js';
import { fromHex, toHex } from '../src/bytes.js';
import { ATR_PROFILES, dialectOf } from '../src/cie/card-detection.js';
import { MalformedResponseError } from '../src/errors.js';
import { parseAtr } from '../src/iso7816/atr.js';

/** The software card's ATR of the profile of which no whole ATR is public (card-protocol.md section 1). */
const GEMALTO2 = '3B8F800180318065B0850300EF120FFF82900073';

describe('ATR', () => {
  it.each(ATR_PROFILES.map((profile) => [profile.name, 'whole' in profile.atr ? toHex(profile.atr.whole) : GEMALTO2]))(
    'profile %s: the check byte fits, both protocols are named, the profile is found',
    (name, hex) => {
      const atr = parseAtr(fromHex(hex));
      expect(atr.checkByteValid).toBe(true);
      expect(atr.protocols).toEqual([0, 1]);
      expect(dialectOf(fromHex(hex)).name).toBe(name);
    },
  );

  it('matches ordered bytes: one bit more or less is another card', () => {
    const other = fromHex('3B8F80018031806549544A3442120FFF8290008B');
    other[14]! ^= 1;
    expect(dialectOf(other)).toMatchObject({ name: 'unlisted', selectIasBy: 'mf' });
  });

  it('takes an unlisted Actalis or Bit4id chip for one that wants the MF, and probes everything else', () => {
    expect(dialectOf(fromHex('3B8F80018031806549544A3477120FFF829000BE'))).toMatchObject({
      name: 'unlisted',
      selectIasBy: 'mf',
    });
    // Seen in the field: all-zero historical bytes; a partial ATR.
    for (const odd of ['3B8F80010000000000000000000000FF829000E3', '3B8F8001', '', '00']) {
      expect(dialectOf(fromHex(odd))).toMatchObject({ name: 'unlisted', selectIasBy: 'probe' });
    }
  });

  it('reads any bytes to an ATR or a typed error, and to a dialect always', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
        expect(dialectOf(bytes).selectIasBy).toMatch(/^(aid|mf|probe)$/);
        try {
          expect(parseAtr(bytes).bytes).toEqual(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedResponseError);
        }
      }),
      propertyRuns(),
    );
  });
});
