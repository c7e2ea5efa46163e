import { MAX_COMMAND_LENGTH, ReturnCode, SCARD_ATTR_MAXINPUT } from '../winscard.js';
import type { CardHandle, WinscardApi } from './winscard-api.js';

/** PC/SC part 10 section 2.3. */
const FEATURE_GET_TLV_PROPERTIES = 0x12;
/** PC/SC part 10 section 2.6.14: longest data field of a command, 0 to 65,536. */
const PROPERTY_MAX_APDU_DATA_SIZE = 0x0a;
/** Header, Lc, 255 bytes, Le. */
const SHORT_COMMAND_LENGTH = 261;

/** The control code of a feature in the answer to GET FEATURE REQUEST: tag, length 4, code in big-endian. */
export function featureControlCode(features: Uint8Array, feature: number): number | undefined {
  for (let at = 0; at + 6 <= features.length; at += 6) {
    if (features[at] !== feature || features[at + 1] !== 4) continue;
    return new DataView(features.buffer, features.byteOffset + at + 2, 4).getUint32(0, false);
  }
  return undefined;
}

/** dwMaxAPDUDataSize out of the driver's properties: tag, length, value in little-endian. */
export function maxApduDataSize(properties: Uint8Array): number | undefined {
  let at = 0;
  while (at + 2 <= properties.length) {
    const tag = properties[at];
    const length = properties[at + 1] ?? 0;
    const value = properties.subarray(at + 2, at + 2 + length);
    if (value.length < length) return undefined;
    if (tag === PROPERTY_MAX_APDU_DATA_SIZE && length > 0 && length <= 4)
      return value.reduceRight((sum, byte) => sum * 256 + byte, 0);
    at += 2 + length;
  }
  return undefined;
}

/** The longest command for a data size that the driver told; 0 says nothing, up to 256 is a reader for short APDUs. */
export function commandLengthOf(dataSize: number | undefined): number | undefined {
  if (dataSize === undefined || dataSize === 0) return undefined;
  return dataSize <= 256 ? SHORT_COMMAND_LENGTH : Math.min(4 + 3 + dataSize + 2, MAX_COMMAND_LENGTH);
}

/** MAXINPUT as a number; anything below a short command is a driver's slip and tells nothing. */
export function commandLengthOfAttribute(value: Uint8Array): number | undefined {
  if (value.length !== 4 && value.length !== 8) return undefined;
  const length = value.reduceRight((sum, byte) => sum * 256 + byte, 0);
  return length < SHORT_COMMAND_LENGTH ? undefined : Math.min(length, MAX_COMMAND_LENGTH);
}

/**
 * Asks the driver for the longest command that it takes. The PC/SC property comes first: SCARD_ATTR_MAXINPUT of the
 * usual CCID driver is the size of one USB message, although the driver splits longer commands where the reader can.
 *
 * @returns `busy` when another program's transaction is in the way
 */
export async function askMaxCommandLength(api: WinscardApi, card: CardHandle): Promise<number | undefined | 'busy'> {
  const features = await api.control(card, api.featureRequestControlCode);
  if (features.returnCode === ReturnCode.SCARD_E_SHARING_VIOLATION) return 'busy';
  if (features.returnCode === ReturnCode.SCARD_S_SUCCESS) {
    const code = featureControlCode(features.value, FEATURE_GET_TLV_PROPERTIES);
    const properties = code === undefined ? undefined : await api.control(card, code);
    if (properties?.returnCode === ReturnCode.SCARD_S_SUCCESS) {
      const length = commandLengthOf(maxApduDataSize(properties.value));
      if (length !== undefined) return length;
    }
  }
  const attribute = await api.getAttribute(card, SCARD_ATTR_MAXINPUT);
  if (attribute.returnCode === ReturnCode.SCARD_E_SHARING_VIOLATION) return 'busy';
  return attribute.returnCode === ReturnCode.SCARD_S_SUCCESS ? commandLengthOfAttribute(attribute.value) : undefined;
}
