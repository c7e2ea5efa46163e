import { randomBytes } from 'node:crypto';
import { concatBytes } from '../bytes.js';
import { AuthenticityError, MalformedResponseError } from '../errors.js';
import { wholeAnswer, type ApduChannel, type LengthPolicy } from '../iso7816/channel.js';
import { CommandApdu, MAX_SHORT_LE } from '../iso7816/command-apdu.js';
import { Ins } from '../iso7816/instructions.js';
import { encodeTlv } from '../iso7816/tlv.js';
import { terminalCertificate, TERMINAL_HOLDER_REFERENCE } from './cv-certificate.js';
import type { DhParameters } from './dh-parameters.js';
import { sendExpectingSuccess } from './expect.js';
import type { ExternalRoot } from './external-root.js';
import { Algorithm, ControlReferenceTemplate, KeyReference, Tag } from './identifiers.js';
import { groupBytes, type KeyAgreement } from './key-exchange.js';
import { encodeRepresentative, isRepresentativeOf, RECOVERABLE_LENGTH } from './message-recovery.js';
import { modularPower, recoverMessage, type RsaPublicKey } from './rsa.js';
import { TERMINAL_KEY, TERMINAL_SERIAL } from './terminal-key.js';

const CHALLENGE_LENGTH = 8;
const SERIAL_LENGTH = 8;
const SIGNATURE_LENGTH = 256;

/** What the two sides prove to each other. */
export interface DeviceAuthenticationInput {
  readonly agreement: KeyAgreement;
  readonly group: DhParameters;
  readonly root: ExternalRoot;
  /** EF.Int.Kpub, whose hash the SOD holds: what makes this a proof of the chip and not of anybody. */
  readonly internalKey: RsaPublicKey;
}

/**
 * Device authentication (IAS ECC 1.0.1 section 5.2; card-protocol.md section 2): the terminal's certificate and
 * signature, then the chip's. At its end the counter of the session starts anew.
 *
 * @param channel the secure channel of the agreement's session
 * @returns SN.ICC, 8 bytes, covered by the chip's signature
 * @throws {AuthenticityError} `internal-authentication`: the chip does not hold the key, or somebody sits in between
 */
export async function authenticateDevices(
  channel: ApduChannel,
  lengths: LengthPolicy,
  input: DeviceAuthenticationInput,
): Promise<Uint8Array> {
  const challenge = await authenticateTerminal(channel, input);
  const hostChallenge = new Uint8Array(randomBytes(CHALLENGE_LENGTH));
  const serial = await authenticateChip(channel, lengths, input, hostChallenge);
  input.agreement.session.restartCounter(concatBytes(challenge.subarray(4), hostChallenge.subarray(4)));
  return serial;
}

function mseSet(template: number, ...objects: readonly Uint8Array[]): CommandApdu {
  const p1 = template === ControlReferenceTemplate.AUTHENTICATION ? 0x41 : 0x81;
  return new CommandApdu({
    cla: 0,
    ins: Ins.MANAGE_SECURITY_ENVIRONMENT,
    p1,
    p2: template,
    data: concatBytes(...objects),
    le: MAX_SHORT_LE,
  });
}

const byte = (value: number): Uint8Array => Uint8Array.of(value);

/** Steps 1 to 5: the card checks the terminal. Returns RND.ICC. */
async function authenticateTerminal(
  channel: ApduChannel,
  { agreement, group, root }: DeviceAuthenticationInput,
): Promise<Uint8Array> {
  await sendExpectingSuccess(
    channel,
    mseSet(
      ControlReferenceTemplate.DIGITAL_SIGNATURE,
      encodeTlv(Tag.ALGORITHM, byte(Algorithm.CV_CERTIFICATE)),
      encodeTlv(Tag.CERTIFICATE_HOLDER_REFERENCE, byte(KeyReference.EXTERNAL_ROOT)),
    ),
  );
  await sendExpectingSuccess(
    channel,
    new CommandApdu({
      cla: 0,
      ins: Ins.PERFORM_SECURITY_OPERATION,
      p1: 0x00,
      p2: 0xae,
      data: terminalCertificate(root),
    }),
  );
  // 81 A4: the key of the certificate just verified, for external authentication.
  await sendExpectingSuccess(
    channel,
    new CommandApdu({
      cla: 0,
      ins: Ins.MANAGE_SECURITY_ENVIRONMENT,
      p1: 0x81,
      p2: ControlReferenceTemplate.AUTHENTICATION,
      data: encodeTlv(Tag.CERTIFICATE_HOLDER_REFERENCE, TERMINAL_HOLDER_REFERENCE),
    }),
  );
  // RND.ICC is good for the very next command: nothing may come in between.
  const challenge = await sendExpectingSuccess(
    channel,
    new CommandApdu({ cla: 0, ins: Ins.GET_CHALLENGE, p1: 0, p2: 0, le: CHALLENGE_LENGTH }),
  );
  if (challenge.length !== CHALLENGE_LENGTH) throw new MalformedResponseError('challenge is not 8 bytes');
  const padding = new Uint8Array(randomBytes(RECOVERABLE_LENGTH));
  const proof = concatBytes(
    padding,
    agreement.hostPublicValue,
    TERMINAL_SERIAL,
    challenge,
    agreement.cardPublicValue,
    groupBytes(group),
  );
  const signature = modularPower(
    encodeRepresentative(padding, proof),
    TERMINAL_KEY.privateExponent,
    TERMINAL_KEY.modulus,
  );
  await sendExpectingSuccess(
    channel,
    new CommandApdu({
      cla: 0,
      ins: Ins.EXTERNAL_AUTHENTICATE,
      p1: 0,
      p2: 0,
      data: concatBytes(TERMINAL_SERIAL, signature),
    }),
  );
  return challenge;
}

/** Steps 6 and 7: the chip proves that it owns the key of EF.Int.Kpub, in this very session. Returns SN.ICC. */
async function authenticateChip(
  channel: ApduChannel,
  lengths: LengthPolicy,
  { agreement, group, internalKey }: DeviceAuthenticationInput,
  hostChallenge: Uint8Array,
): Promise<Uint8Array> {
  await sendExpectingSuccess(
    channel,
    mseSet(
      ControlReferenceTemplate.AUTHENTICATION,
      encodeTlv(Tag.KEY_REFERENCE, byte(KeyReference.INTERNAL_AUTHENTICATION)),
      encodeTlv(Tag.ALGORITHM, byte(Algorithm.DEVICE_AUTHENTICATION)),
    ),
  );
  const answer = await sendExpectingSuccess(
    channel,
    new CommandApdu({
      cla: 0,
      ins: Ins.INTERNAL_AUTHENTICATE,
      p1: 0,
      p2: 0,
      data: hostChallenge,
      le: wholeAnswer(lengths),
    }),
  );
  if (answer.length !== SERIAL_LENGTH + SIGNATURE_LENGTH)
    throw new MalformedResponseError('internal authentication is not 264 bytes');
  const serial = answer.slice(0, SERIAL_LENGTH);
  const rest = concatBytes(
    agreement.cardPublicValue,
    serial,
    hostChallenge,
    agreement.hostPublicValue,
    groupBytes(group),
  );
  if (!isRepresentativeOf(recover(answer.subarray(SERIAL_LENGTH), internalKey), rest)) {
    throw new AuthenticityError('internal-authentication', 'the chip did not prove its key');
  }
  return serial;
}

function recover(signature: Uint8Array, key: RsaPublicKey): Uint8Array {
  try {
    return recoverMessage(signature, key);
  } catch (cause) {
    throw new AuthenticityError('internal-authentication', 'the chip sent no signature of its key', { cause });
  }
}
