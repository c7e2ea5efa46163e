import { concatBytes, equalBytes } from '../bytes.js';
import { AuthenticityError, MalformedResponseError } from '../errors.js';
import { wholeAnswer, type ApduChannel, type LengthPolicy } from '../iso7816/channel.js';
import { CommandApdu } from '../iso7816/command-apdu.js';
import { Ins } from '../iso7816/instructions.js';
import { encodeTlv } from '../iso7816/tlv.js';
import { sendExpectingSuccess } from './expect.js';
import type { KeyReference } from './identifiers.js';
import { Algorithm, ControlReferenceTemplate, Tag } from './identifiers.js';
import { recoverMessage, type RsaPublicKey } from './rsa.js';

/** Most bytes that the card pads and signs: 40% of the modulus (PKCS#1 v1.5 in IAS ECC). */
export const MAX_SIGNATURE_INPUT = 102;
const SIGNATURE_LENGTH = 256;

/** Chooses the key of the following INTERNAL AUTHENTICATE commands; the choice lasts until the next SELECT or MSE. */
export async function selectSigningKey(
  channel: ApduChannel,
  key: typeof KeyReference.HOLDER | typeof KeyReference.SERVICES,
): Promise<void> {
  const data = concatBytes(
    encodeTlv(Tag.ALGORITHM, Uint8Array.of(Algorithm.RSA_PKCS1)),
    encodeTlv(Tag.KEY_REFERENCE, Uint8Array.of(key)),
  );
  await sendExpectingSuccess(
    channel,
    new CommandApdu({
      cla: 0,
      ins: Ins.MANAGE_SECURITY_ENVIRONMENT,
      p1: 0x41,
      p2: ControlReferenceTemplate.AUTHENTICATION,
      data,
    }),
  );
}

/**
 * One signature with the chosen key: the card pads the input by PKCS#1 v1.5 type 1 and signs.
 *
 * @param input a DigestInfo, or a challenge; 1 to 102 bytes
 * @returns 256 bytes
 * @throws {RangeError} when the input is longer than the card takes; nothing was sent
 */
export async function signWithSelectedKey(
  channel: ApduChannel,
  lengths: LengthPolicy,
  input: Uint8Array,
): Promise<Uint8Array> {
  if (input.length === 0 || input.length > MAX_SIGNATURE_INPUT) throw new RangeError('the card signs 1 to 102 bytes');
  const signature = await sendExpectingSuccess(
    channel,
    new CommandApdu({ cla: 0, ins: Ins.INTERNAL_AUTHENTICATE, p1: 0, p2: 0, data: input, le: wholeAnswer(lengths) }),
  );
  if (signature.length !== SIGNATURE_LENGTH) throw new MalformedResponseError('signature is not 256 bytes');
  return signature;
}

/** `00 01 FF … FF 00 ‖ input`, 256 bytes (RFC 8017 section 9.2). */
function pkcs1Block(input: Uint8Array): Uint8Array {
  const padding = new Uint8Array(SIGNATURE_LENGTH - input.length - 3).fill(0xff);
  return concatBytes(Uint8Array.of(0x00, 0x01), padding, Uint8Array.of(0x00), input);
}

/**
 * Checks a signature over a bare challenge with the key of EF.Servizi_Int.Kpub: a copy of the files without the chip
 * cannot make it.
 *
 * @throws {AuthenticityError} `clone-check`
 */
export function assertSignedChallenge(signature: Uint8Array, challenge: Uint8Array, key: RsaPublicKey): void {
  let block: Uint8Array;
  try {
    block = recoverMessage(signature, key);
  } catch (cause) {
    throw new AuthenticityError('clone-check', 'the chip sent no signature of its key', { cause });
  }
  if (!equalBytes(block, pkcs1Block(challenge)))
    throw new AuthenticityError('clone-check', 'the chip did not prove its key');
}
