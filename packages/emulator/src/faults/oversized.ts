/** A length field of three bytes that claims 16,777,215 bytes. */
const CLAIM = [0x83, 0xff, 0xff, 0xff] as const;

/**
 * The same bytes with the first data object claiming 16 MB; `undefined` where there is no room for such a length field.
 * In place, so that the answer is as long as the host asked for.
 */
export function claimSixteenMegabytes(data: Uint8Array): Uint8Array | undefined {
  const first = data[0];
  if (first === undefined) return undefined;
  let tagLength = 1;
  if ((first & 0x1f) === 0x1f) {
    while (((data[tagLength] ?? 0) & 0x80) !== 0) tagLength++;
    tagLength++;
  }
  if (data.length < tagLength + CLAIM.length) return undefined;
  const changed = Uint8Array.from(data);
  changed.set(CLAIM, tagLength);
  return changed;
}
