import { concatBytes } from '@ciekit/core/bytes';

const MARK = 0x80;

/** Padding method 2 of ISO 9797-1, which ISO 7816-4 section 10.2.3.1 takes over: 80, then zeros to whole blocks; always. */
export function pad(data: Uint8Array, blockLength: number): Uint8Array {
  const zeros = blockLength - 1 - (data.length % blockLength);
  return concatBytes(data, Uint8Array.of(MARK), new Uint8Array(zeros));
}

/** The bytes before the padding, or `undefined` when there is no such padding within the last block. */
export function unpad(data: Uint8Array, blockLength: number): Uint8Array | undefined {
  const lowest = Math.max(0, data.length - blockLength);
  for (let end = data.length - 1; end >= lowest; end--) {
    if (data[end] === MARK) return data.subarray(0, end);
    if (data[end] !== 0) return undefined;
  }
  return undefined;
}
