import { byteAt, concatBytes, uintToBytes } from '@ciekit/core/bytes';

/** One-byte frames of the virtual reader's protocol; everything longer is a command APDU. */
export const VpcdControl = { POWER_OFF: 0x00, POWER_ON: 0x01, RESET: 0x02, GET_ATR: 0x04 } as const;

const LENGTH_BYTES = 2;

/** A frame of the virtual reader: two bytes of length, then so many bytes. @throws {RangeError} above 65,535 bytes */
export function encodeFrame(payload: Uint8Array): Uint8Array {
  return concatBytes(uintToBytes(payload.length, LENGTH_BYTES), payload);
}

/** Cuts a byte stream into frames. Holds less than one frame: 65,537 bytes at most, besides the chunk in hand. */
export class FrameReader {
  #rest: Uint8Array = new Uint8Array(0);

  /** The frames that are whole with this chunk. */
  *push(chunk: Uint8Array): Generator<Uint8Array, void, undefined> {
    let bytes = concatBytes(this.#rest, chunk);
    while (bytes.length >= LENGTH_BYTES) {
      const end = LENGTH_BYTES + ((byteAt(bytes, 0) << 8) | byteAt(bytes, 1));
      if (bytes.length < end) break;
      yield bytes.slice(LENGTH_BYTES, end);
      bytes = bytes.subarray(end);
    }
    this.#rest = bytes.slice();
  }
}
