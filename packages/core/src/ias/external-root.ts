import { fromHex } from '../bytes.js';
import { MalformedResponseError } from '../errors.js';
import { wholeAnswer, type ApduChannel, type LengthPolicy } from '../iso7816/channel.js';
import { CommandApdu } from '../iso7816/command-apdu.js';
import { Ins } from '../iso7816/instructions.js';
import { parseTlvs, requireTlv, unwrapTlv } from '../iso7816/tlv.js';
import { sendExpectingSuccess } from './expect.js';
import { Tag } from './identifiers.js';

/** Of object BFA004, the root key of external authentication: what a terminal's certificate is made with. */
export interface ExternalRoot {
  /** 256 bytes. */
  readonly modulus: Uint8Array;
  /** CAR: bytes 4 to 12 of the certificate holder reference. */
  readonly authorityReference: Uint8Array;
  /** CA_AID: the first 6 bytes of the certificate holder authorisation. */
  readonly authorityAid: Uint8Array;
}

const EXTENDED_HEADER_LIST = fromHex('4D097007BFA004037F4980');
const MODULUS_LENGTH = 256;
const HOLDER_REFERENCE_LENGTH = 12;
const AUTHORISATION_LENGTH = 7;

/** @throws {MalformedResponseError} when a field is missing or has another length than the specification gives it */
export function parseExternalRoot(answer: Uint8Array): ExternalRoot {
  const fields = parseTlvs(unwrapTlv(answer, [Tag.SDO_WRAPPER, Tag.SDO_EXTERNAL_ROOT, Tag.PUBLIC_KEY]));
  const raw = requireTlv(fields, 0x81);
  const modulus = raw[0] === 0 ? raw.subarray(1) : raw;
  const holderReference = requireTlv(fields, 0x5f20);
  const authorisation = requireTlv(fields, 0x5f4c);
  if (modulus.length !== MODULUS_LENGTH || ((modulus[0] ?? 0) & 0x80) === 0 || ((modulus.at(-1) ?? 0) & 1) === 0) {
    throw new MalformedResponseError('external root is no 2048-bit key');
  }
  if (holderReference.length !== HOLDER_REFERENCE_LENGTH || authorisation.length !== AUTHORISATION_LENGTH) {
    throw new MalformedResponseError('external root reference length');
  }
  return {
    modulus: Uint8Array.from(modulus),
    authorityReference: holderReference.slice(4, 12),
    authorityAid: authorisation.slice(0, 6),
  };
}

/** Reads the external root, in clear or under secure messaging. */
export async function readExternalRoot(channel: ApduChannel, lengths: LengthPolicy): Promise<ExternalRoot> {
  const command = new CommandApdu({
    cla: 0,
    ins: Ins.GET_DATA_ODD,
    p1: 0x3f,
    p2: 0xff,
    data: EXTENDED_HEADER_LIST,
    le: wholeAnswer(lengths),
  });
  return parseExternalRoot(await sendExpectingSuccess(channel, command));
}
