import { MalformedResponseError, parseTlvs, StatusWord, type Tlv } from '@ciekit/core/iso7816';
import { refuse } from './refusal.js';

/** The data objects of a command data field. @throws {Refusal} `sw` when they are not well-formed BER-TLV. */
export function parseObjects(data: Uint8Array, sw: number = StatusWord.WRONG_DATA): Tlv[] {
  try {
    return parseTlvs(data);
  } catch (error) {
    if (error instanceof MalformedResponseError) refuse(sw);
    throw error;
  }
}

/** The value of the data object `tag`, which must be there once and only once. @throws {Refusal} 6A80 */
export function requireObject(objects: readonly Tlv[], tag: number): Uint8Array {
  return optionalObject(objects, tag) ?? refuse(StatusWord.WRONG_DATA);
}

/** The value of the data object `tag`, or `undefined`. @throws {Refusal} 6A80 when it is there twice */
export function optionalObject(objects: readonly Tlv[], tag: number): Uint8Array | undefined {
  const found = objects.filter((object) => object.tag === tag);
  if (found.length > 1) refuse(StatusWord.WRONG_DATA);
  return found[0]?.value;
}
