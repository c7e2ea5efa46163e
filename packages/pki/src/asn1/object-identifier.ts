/** No registered identifier comes near this many content octets. */
const MAX_OID_LENGTH = 40;

/**
 * The content octets of an OBJECT IDENTIFIER (X.690 section 8.19) in dotted form. Numbers may be of any size: identifiers
 * under 2.25 have 128 bits.
 *
 * @returns `undefined` for octets that are none
 */
export function dottedOid(content: Uint8Array): string | undefined {
  if (content.length === 0 || content.length > MAX_OID_LENGTH || (content.at(-1) ?? 0) > 0x7f) return undefined;
  const numbers: string[] = [];
  let number = 0n;
  let isFirstOctet = true;
  for (const octet of content) {
    // Section 8.19.2: each number in as few octets as possible, or two encodings would be one identifier.
    if (isFirstOctet && octet === 0x80) return undefined;
    number = number * 128n + BigInt(octet & 0x7f);
    isFirstOctet = octet < 0x80;
    if (!isFirstOctet) continue;
    if (numbers.length > 0) numbers.push(String(number));
    else {
      // Section 8.19.4: the first two numbers are one.
      const root = number < 80n ? number / 40n : 2n;
      numbers.push(String(root), String(number - root * 40n));
    }
    number = 0n;
  }
  return numbers.join('.');
}
