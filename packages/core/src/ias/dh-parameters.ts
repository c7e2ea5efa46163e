import { checkPrimeSync, createHash } from 'node:crypto';
import { bytesToBigInt, concatBytes, fromHex, toHex } from '../bytes.js';
import { AuthenticityError, MalformedResponseError } from '../errors.js';
import type { ApduChannel, LengthPolicy } from '../iso7816/channel.js';
import { wholeAnswer } from '../iso7816/channel.js';
import { CommandApdu } from '../iso7816/command-apdu.js';
import { Ins } from '../iso7816/instructions.js';
import { parseTlv, parseTlvs, requireTlv, unwrapTlv, type Tlv } from '../iso7816/tlv.js';
import { sendExpectingSuccess } from './expect.js';
import { Tag } from './identifiers.js';
import { modularPower } from './rsa.js';

/** A Diffie-Hellman group, numbers without leading zeros. */
export interface DhParameters {
  /** 256 bytes. */
  readonly p: Uint8Array;
  readonly q: Uint8Array;
  readonly g: Uint8Array;
}

export const DH_PRIME_LENGTH = 256;
/** 224 bits: the smallest order that SP 800-56A allows with a 2048-bit prime. */
const MIN_ORDER_LENGTH = 28;

function trimmed(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length - 1 && bytes[start] === 0) start++;
  return Uint8Array.from(bytes.subarray(start));
}

function parameters(p: Uint8Array, q: Uint8Array, g: Uint8Array): DhParameters {
  const group = { p: trimmed(p), q: trimmed(q), g: trimmed(g) };
  if (group.p.length !== DH_PRIME_LENGTH) throw new MalformedResponseError('DH prime is not 2048 bits long');
  if (group.q.length > group.p.length || group.g.length > group.p.length)
    throw new MalformedResponseError('DH parameter too long');
  return group;
}

/**
 * EF.DH: `7F49{7F49{81 p, 82 q, 83 g}}`, the inner template possibly split in several, or an ASN.1 SEQUENCE of three
 * INTEGERs (card-protocol.md section 1).
 *
 * @throws {MalformedResponseError} when it is neither
 */
export function parseEfDh(file: Uint8Array): DhParameters {
  const outer = parseTlv(file);
  if (outer.tag === 0x30) {
    const [p, q, g, ...rest] = parseTlvs(outer.value);
    if (p?.tag !== 0x02 || q?.tag !== 0x02 || g?.tag !== 0x02 || rest.length > 0) {
      throw new MalformedResponseError('EF.DH is not three INTEGERs');
    }
    return parameters(p.value, q.value, g.value);
  }
  if (outer.tag !== Tag.PUBLIC_KEY) throw new MalformedResponseError('EF.DH has an unknown form');
  const objects: Tlv[] = parseTlvs(outer.value).flatMap((object) =>
    object.tag === Tag.PUBLIC_KEY ? parseTlvs(object.value) : [object],
  );
  return parameters(requireTlv(objects, 0x81), requireTlv(objects, 0x82), requireTlv(objects, 0x83));
}

const SDO_PATH = [Tag.SDO_WRAPPER, Tag.SDO_DH_PARAMETERS, 0xa3] as const;

function getData(extendedHeaderList: Uint8Array, le: number): CommandApdu {
  return new CommandApdu({ cla: 0, ins: Ins.GET_DATA_ODD, p1: 0x3f, p2: 0xff, data: extendedHeaderList, le });
}

/** GET DATA of K_DH: everything in one answer (Gemalto), or g, p and q one by one (all others). */
export async function getDhParameters(
  channel: ApduChannel,
  lengths: LengthPolicy,
  form: 'one-call' | 'three-calls',
): Promise<DhParameters> {
  const le = wholeAnswer(lengths);
  if (form === 'one-call') {
    const answer = await sendExpectingSuccess(channel, getData(fromHex('4D087006BFA10102A380'), le));
    const objects = parseTlvs(unwrapTlv(answer, SDO_PATH));
    return parameters(requireTlv(objects, 0x98), requireTlv(objects, 0x99), requireTlv(objects, 0x97));
  }
  const one = async (tag: number): Promise<Uint8Array> => {
    const list = concatBytes(fromHex('4D0A7008BFA10104A302'), Uint8Array.of(tag, 0x00));
    const answer = await sendExpectingSuccess(channel, getData(list, le));
    return unwrapTlv(answer, [...SDO_PATH, tag]);
  };
  const g = await one(0x97);
  const p = await one(0x98);
  const q = await one(0x99);
  return parameters(p, q, g);
}

/**
 * Groups that need no checking, by the SHA-256 of p‖q‖g: first the published one of RFC 5114 section 2.3, then those
 * that were checked in this process. Testing two numbers for primality takes longer than the rest of a pairing.
 */
const soundGroups = new Set<string>(['9BA230B2B765C042CBCF2CAFEB5FEB5A640A33211EDC94FC2076410D474B9B2F']);

/**
 * Refuses a group in which key agreement protects nothing: g of another order than q, a short or composite order, a
 * composite modulus.
 *
 * @throws {AuthenticityError} `weak-key-agreement`
 */
export function assertSoundGroup(group: DhParameters): void {
  const identity = toHex(
    createHash('sha256')
      .update(concatBytes(group.p, group.q, group.g))
      .digest(),
  );
  if (soundGroups.has(identity)) return;
  const p = bytesToBigInt(group.p);
  const q = bytesToBigInt(group.q);
  const g = bytesToBigInt(group.g);
  const sound =
    group.q.length >= MIN_ORDER_LENGTH &&
    p % 2n === 1n &&
    q % 2n === 1n &&
    (p - 1n) % q === 0n &&
    g > 1n &&
    g < p - 1n &&
    isPowerOne(group.g, group) &&
    checkPrimeSync(Buffer.from(group.p)) &&
    checkPrimeSync(Buffer.from(group.q));
  if (!sound) throw new AuthenticityError('weak-key-agreement', 'the card offers a weak key agreement group');
  soundGroups.add(identity);
}

function isPowerOne(value: Uint8Array, group: DhParameters): boolean {
  return bytesToBigInt(modularPower(value, group.q, group.p)) === 1n;
}

/**
 * 1 < y < p-1 and y^q = 1: the public value is in the subgroup (SP 800-56A section 5.6.2.3.1).
 *
 * @throws {AuthenticityError} `weak-key-agreement`
 */
export function assertPublicValue(y: Uint8Array, group: DhParameters): void {
  const value = bytesToBigInt(y);
  const inRange = value > 1n && value < bytesToBigInt(group.p) - 1n;
  if (!inRange || !isPowerOne(y, group)) {
    throw new AuthenticityError('weak-key-agreement', 'the card offers a weak key agreement value');
  }
}
