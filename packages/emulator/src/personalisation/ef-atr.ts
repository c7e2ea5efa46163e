import { concatBytes, fromHex, uintToBytes } from '@ciekit/core/bytes';
import { encodeTlv } from '@ciekit/core/iso7816';

import type { AtrProfileName } from '../card-image.js';

/** What a chip says about long commands in EF.ATR. */
type LengthCapability =
  | { readonly extended: false }
  /** `commandLength`, `responseLength`: the most bytes of a whole APDU (ISO 7816-4 section 12.8.2), where stated. */
  | { readonly extended: true; readonly commandLength?: number; readonly responseLength?: number };

type EfAtrFamily = 'stm' | 'gemalto' | 'gemalto2' | 'actalis';

/**
 * Read on real cards: STM `47039401 81`, Gemalto2 `47039441C0`, Actalis `47039401E0 7F66…`. Not known: the first
 * Gemalto, taken here as a chip without extended length, and NXP and Bit4id, whose historical bytes are those of the
 * Actalis line.
 */
const FAMILY: Readonly<Record<AtrProfileName, EfAtrFamily>> = {
  gemalto: 'gemalto',
  gemalto2: 'gemalto2',
  stm: 'stm',
  stm2: 'stm',
  stm3: 'stm',
  nxp: 'actalis',
  actalis: 'actalis',
  bit4id: 'actalis',
  actalis2023: 'actalis',
  bit4id2023: 'actalis',
  'bit4id-b9547': 'actalis',
  'actalis-b946': 'actalis',
};

const LENGTHS: Readonly<Record<EfAtrFamily, LengthCapability>> = {
  stm: { extended: false },
  gemalto: { extended: false },
  gemalto2: { extended: true },
  actalis: { extended: true, commandLength: 1238, responseLength: 2019 },
};

/** DO 47, card capabilities: selection methods, data coding byte, and chaining (b8), extended length (b7, b6: see 7F66). */
const CARD_CAPABILITIES: Readonly<Record<EfAtrFamily, string>> = {
  stm: '940181',
  gemalto: '940180',
  gemalto2: '9441C0',
  actalis: '9401E0',
};

/** DO 43, card service data: application selection by full DF name, EF.ATR there, READ BINARY. */
const CARD_SERVICE_DATA = encodeTlv(0x43, Uint8Array.of(0xb8));
/** DO 82, status indicator 9000. */
const STATUS_INDICATOR = encodeTlv(0x82, Uint8Array.of(0x90, 0x00));

/** Whether the chips of a profile take extended APDUs, and how long ones. */
function lengthCapability(profile: AtrProfileName): LengthCapability {
  return LENGTHS[FAMILY[profile]];
}

/** Content of EF.ATR (FID 2F01) for a profile. */
export function encodeEfAtr(profile: AtrProfileName): Uint8Array {
  const lengths = lengthCapability(profile);
  const { commandLength, responseLength } = lengths.extended ? lengths : {};
  const extendedLengthInformation =
    commandLength === undefined || responseLength === undefined
      ? new Uint8Array(0)
      : encodeTlv(
          0x7f66,
          encodeTlv(0x02, uintToBytes(commandLength, 2)),
          encodeTlv(0x02, uintToBytes(responseLength, 2)),
        );
  const cardCapabilities = encodeTlv(0x47, fromHex(CARD_CAPABILITIES[FAMILY[profile]]));
  return concatBytes(CARD_SERVICE_DATA, cardCapabilities, extendedLengthInformation, STATUS_INDICATOR);
}
