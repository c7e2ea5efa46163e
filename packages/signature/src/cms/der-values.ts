import { encodeDer } from '@ciekit/pki/asn1';
import { BerTag } from './ber.js';

/** DER of the few types that are written. */

export function derOid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const content = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) groups.unshift(0x80 | (left % 128));
    return groups;
  });
  return encodeDer(BerTag.objectIdentifier, Uint8Array.from(content));
}

export function derSequence(...parts: readonly Uint8Array[]): Uint8Array {
  return encodeDer(BerTag.sequence, ...parts);
}

/** X.690 section 11.6: the components of a SET OF in ascending order of their encodings. @param tag where it is implicit */
export function derSetOf(parts: readonly Uint8Array[], tag: number = BerTag.set): Uint8Array {
  return encodeDer(tag, ...parts.toSorted((a, b) => Buffer.compare(a, b)));
}

export function derOctets(content: Uint8Array): Uint8Array {
  return encodeDer(BerTag.octetString, content);
}

/** A non-negative INTEGER from its magnitude, most significant octet first. */
export function derUnsigned(magnitude: Uint8Array): Uint8Array {
  const first = magnitude.findIndex((byte) => byte !== 0);
  const digits = first === -1 ? Uint8Array.of(0) : magnitude.subarray(first);
  return encodeDer(BerTag.integer, ...((digits[0] ?? 0) > 0x7f ? [Uint8Array.of(0)] : []), digits);
}

/** An AlgorithmIdentifier; RSA wants NULL where others have nothing (RFC 8017 appendix A.1, RFC 5754 section 2). */
export function derAlgorithm(oid: string, withNull: boolean): Uint8Array {
  return derSequence(derOid(oid), ...(withNull ? [encodeDer(BerTag.null)] : []));
}

/** RFC 5652 section 11.3: UTCTime until 2049, then GeneralizedTime. */
export function derTime(time: Date): Uint8Array {
  const digits = time.toISOString().slice(0, 19).replace(/[-T:]/g, '');
  const short = time.getUTCFullYear() >= 1950 && time.getUTCFullYear() < 2050;
  const text = `${short ? digits.slice(2) : digits}Z`;
  return encodeDer(short ? BerTag.utcTime : BerTag.generalizedTime, new Uint8Array(Buffer.from(text, 'latin1')));
}

/** Identifier and length octets before a content that is not in memory. */
export function derHeader(tag: number, contentLength: number): Uint8Array {
  if (contentLength < 0x80) return Uint8Array.of(tag, contentLength);
  const length: number[] = [];
  for (let rest = contentLength; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256);
  return Uint8Array.of(tag, 0x80 | length.length, ...length);
}
