import { byteAt } from '../bytes.js';
import { MalformedResponseError } from '../errors.js';

/** An answer to reset (ISO 7816-3 section 8), taken apart. */
export interface Atr {
  readonly bytes: Uint8Array;
  readonly historicalBytes: Uint8Array;
  /** Protocols offered, in order: 0, 1. A contactless card behind PC/SC shows both T=0 and T=1 (PC/SC part 3). */
  readonly protocols: readonly number[];
  /** Whether TCK makes the exclusive or of all bytes after TS zero; `undefined` where the ATR has none. */
  readonly checkByteValid: boolean | undefined;
}

const MAX_ATR_LENGTH = 33;

/**
 * Takes an ATR apart. A wrong check byte is reported, not refused: some readers pass it on.
 *
 * @throws {MalformedResponseError} when the interface or historical bytes announced are not there
 * @example
 * ```ts
 * parseAtr(fromHex('3B80800101')).historicalBytes.length; // 0
 * ```
 */
export function parseAtr(bytes: Uint8Array): Atr {
  if (bytes.length < 2 || bytes.length > MAX_ATR_LENGTH) throw new MalformedResponseError('ATR length');
  const ts = byteAt(bytes, 0);
  if (ts !== 0x3b && ts !== 0x3f) throw new MalformedResponseError('ATR convention');
  const t0 = byteAt(bytes, 1);
  const protocols: number[] = [];
  let position = 2;
  let indicator = t0 >> 4;
  while (indicator !== 0) {
    let td: number | undefined;
    for (let bit = 0; bit < 4; bit++) {
      if ((indicator & (1 << bit)) === 0) continue;
      const byte = bytes[position++];
      if (byte === undefined) throw new MalformedResponseError('ATR interface bytes cut short');
      if (bit === 3) td = byte;
    }
    if (td === undefined) break;
    const protocol = td & 0x0f;
    if (protocol !== 15 && !protocols.includes(protocol)) protocols.push(protocol);
    indicator = td >> 4;
  }
  const historicalLength = t0 & 0x0f;
  if (position + historicalLength > bytes.length) throw new MalformedResponseError('ATR historical bytes cut short');
  const historicalBytes = bytes.slice(position, position + historicalLength);
  const rest = bytes.length - position - historicalLength;
  if (rest > 1) throw new MalformedResponseError('bytes after the ATR');
  let exclusiveOr = 0;
  for (const byte of bytes.subarray(1)) exclusiveOr ^= byte;
  return {
    bytes: bytes.slice(),
    historicalBytes,
    protocols: protocols.length === 0 ? [0] : protocols,
    checkByteValid: rest === 1 ? exclusiveOr === 0 : undefined,
  };
}
