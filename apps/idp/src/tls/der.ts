/** Just enough DER (ITU-T X.690) to write an X.509 certificate: Node.js reads certificates and issues none. */

function value(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents);
  const length: number[] = [];
  for (let rest = content.length; rest > 0; rest >>>= 8) length.unshift(rest & 0xff);
  const header = content.length < 0x80 ? [tag, content.length] : [tag, 0x80 | length.length, ...length];
  return Buffer.concat([Uint8Array.from(header), content]);
}

export const sequence = (...contents: readonly Uint8Array[]): Uint8Array => value(0x30, ...contents);
export const setOf = (...contents: readonly Uint8Array[]): Uint8Array => value(0x31, ...contents);
export const octetString = (content: Uint8Array): Uint8Array => value(0x04, content);
export const utf8String = (text: string): Uint8Array => value(0x0c, Buffer.from(text, 'utf8'));
export const booleanTrue = (): Uint8Array => value(0x01, Uint8Array.of(0xff));

/** A positive INTEGER from its big-endian octets. */
export function integer(octets: Uint8Array): Uint8Array {
  const first = octets.findIndex((octet) => octet !== 0);
  const significant = first === -1 ? Uint8Array.of(0) : octets.subarray(first);
  return value(0x02, ...((significant[0] ?? 0) > 0x7f ? [Uint8Array.of(0)] : []), significant);
}

export function bitString(content: Uint8Array, unusedBits = 0): Uint8Array {
  return value(0x03, Uint8Array.of(unusedBits), content);
}

/** A constructed context tag. */
export const explicit = (tagNumber: number, ...contents: readonly Uint8Array[]): Uint8Array =>
  value(0xa0 | tagNumber, ...contents);

/** A primitive context tag. */
export const implicit = (tagNumber: number, content: Uint8Array): Uint8Array => value(0x80 | tagNumber, content);

export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((component) => {
    const base128: number[] = [component & 0x7f];
    for (let left = component >>> 7; left > 0; left >>>= 7) base128.unshift(0x80 | (left & 0x7f));
    return base128;
  });
  return value(0x06, Uint8Array.from(octets));
}

/** UTCTime, for times before 2050 (RFC 5280 section 4.1.2.5). */
export function utcTime(time: Date): Uint8Array {
  const digits = time.toISOString().replaceAll(/\D/g, '').slice(2, 14);
  return value(0x17, Buffer.from(`${digits}Z`, 'latin1'));
}
