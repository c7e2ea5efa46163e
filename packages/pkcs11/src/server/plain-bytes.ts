/** What a stream gives, as plain bytes: `slice` of a Buffer does not copy, and whoever calls it counts on a copy. */
export function plainBytes(chunk: Uint8Array): Uint8Array {
  return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);
}
