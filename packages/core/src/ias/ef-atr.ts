import { parseTlv, parseTlvs, type Tlv } from '../iso7816/tlv.js';

/** What EF.ATR says about lengths (ISO 7816-4 sections 8.1.1 and 12.7.1). */
export interface CardCapabilities {
  readonly commandChaining: boolean;
  readonly extendedLength: boolean;
  /** Longest command APDU in bytes, where the card tells. */
  readonly maxCommandLength: number | undefined;
}

const DO_CARD_CAPABILITIES = 0x47;
const DO_EXTENDED_LENGTH_INFORMATION = 0x7f66;
const DO_BUFFER_SIZES = 0xe0;

const NOTHING_SAID: CardCapabilities = { commandChaining: true, extendedLength: false, maxCommandLength: undefined };

/** The data objects up to the first that is none: files are padded, and vendors append bytes of their own. */
function leadingObjects(file: Uint8Array): Tlv[] {
  const objects: Tlv[] = [];
  let offset = 0;
  while (offset < file.length && objects.length < 32) {
    try {
      const object = parseTlv(file, offset);
      objects.push(object);
      offset += object.encoded.length;
    } catch {
      break;
    }
  }
  return objects;
}

function firstInteger(template: Uint8Array): number | undefined {
  try {
    const value = parseTlvs(template).find((object) => object.tag === 0x02)?.value;
    return value === undefined || value.length > 4 ? undefined : value.reduce((sum, byte) => sum * 256 + byte, 0);
  } catch {
    return undefined;
  }
}

/**
 * Never throws: a file that cannot be understood means short APDUs, which every card takes.
 *
 * @example
 * ```ts
 * parseEfAtr(fromHex('47039401E0 7F6608020204D6020207E3')).maxCommandLength; // 1238
 * ```
 */
export function parseEfAtr(file: Uint8Array): CardCapabilities {
  const objects = leadingObjects(file);
  const capabilities = objects.find((object) => object.tag === DO_CARD_CAPABILITIES)?.value;
  const third = capabilities?.[2];
  if (third === undefined) return NOTHING_SAID;
  const sizes = objects.find(
    (object) => object.tag === DO_EXTENDED_LENGTH_INFORMATION || object.tag === DO_BUFFER_SIZES,
  );
  return {
    commandChaining: (third & 0x80) !== 0,
    extendedLength: (third & 0x40) !== 0,
    maxCommandLength: sizes === undefined ? undefined : firstInteger(sizes.value),
  };
}
