import { createHash, randomBytes } from 'node:crypto';
import { bigIntToBytes, bytesToBigInt, concatBytes, fromHex, padStartBytes, uintToBytes } from '../bytes.js';
import { MalformedResponseError } from '../errors.js';
import { wholeAnswer, type ApduChannel, type LengthPolicy } from '../iso7816/channel.js';
import { CommandApdu } from '../iso7816/command-apdu.js';
import { Ins } from '../iso7816/instructions.js';
import { encodeTlv, unwrapTlv } from '../iso7816/tlv.js';
import { SecretBytes } from '../secret.js';
import { assertPublicValue, DH_PRIME_LENGTH, type DhParameters } from './dh-parameters.js';
import { EphemeralKey } from './diffie-hellman.js';
import { sendExpectingSuccess } from './expect.js';
import { Algorithm, ControlReferenceTemplate, KeyReference, Tag } from './identifiers.js';
import { SecureMessagingSession } from './secure-messaging.js';

/** The send sequence counter that key agreement leaves behind (card-protocol.md section 2). */
const INITIAL_COUNTER = fromHex('0000000000000001');
const SESSION_KEY_LENGTH = 16;

/** MSE SET for key agreement: algorithm, key, the host's public value. */
export function mseSetKeyAgreement(publicValue: Uint8Array): CommandApdu {
  const data = concatBytes(
    encodeTlv(Tag.ALGORITHM, Uint8Array.of(Algorithm.DEVICE_AUTHENTICATION)),
    encodeTlv(Tag.CERTIFICATE_HOLDER_REFERENCE, Uint8Array.of(KeyReference.DIFFIE_HELLMAN)),
    encodeTlv(Tag.EPHEMERAL_PUBLIC_KEY, publicValue),
  );
  return new CommandApdu({
    cla: 0,
    ins: Ins.MANAGE_SECURITY_ENVIRONMENT,
    p1: 0x41,
    p2: ControlReferenceTemplate.KEY_AGREEMENT,
    data,
  });
}

const GET_CARD_PUBLIC_VALUE = fromHex('4D04A6029100');

/** x uniform in 1..q-1, by rejection: a reduction modulo q would not be uniform. */
function privateValue(order: Uint8Array): Uint8Array {
  const q = bytesToBigInt(order);
  const mask = (1 << (order[0] ?? 0).toString(2).length) - 1;
  for (;;) {
    const candidate = new Uint8Array(randomBytes(order.length));
    candidate[0] = (candidate[0] ?? 0) & mask;
    const x = bytesToBigInt(candidate);
    if (x >= 1n && x < q) return candidate;
  }
}

/** K_ENC = SHA-256(ZZ ‖ 00000001)[0..16], K_MAC with 00000002. `sharedSecret` is 256 bytes, leading zeros kept. */
export function deriveSessionKeys(sharedSecret: Uint8Array): {
  readonly encryption: SecretBytes;
  readonly mac: SecretBytes;
} {
  const derive = (counter: number): SecretBytes => {
    const digest = new Uint8Array(createHash('sha256').update(sharedSecret).update(uintToBytes(counter, 4)).digest());
    const key = SecretBytes.takeFrom(digest.subarray(0, SESSION_KEY_LENGTH));
    digest.fill(0);
    return key;
  };
  return { encryption: derive(1), mac: derive(2) };
}

/** What device authentication proves knowledge of. */
export interface KeyAgreement {
  /** g^x, 256 bytes. */
  readonly hostPublicValue: Uint8Array;
  /** As the card sent it, 256 bytes. */
  readonly cardPublicValue: Uint8Array;
  readonly session: SecureMessagingSession;
}

/**
 * Agrees on keys with the card, in clear. Secure messaging begins with the card's answer: the next command has to be
 * a protected one.
 *
 * @throws {AuthenticityError} `weak-key-agreement`: the card's value would give a secret that others can guess
 */
export async function agreeKeys(
  channel: ApduChannel,
  lengths: LengthPolicy,
  group: DhParameters,
): Promise<KeyAgreement> {
  const x = privateValue(group.q);
  const ownKey = new EphemeralKey(group, x);
  x.fill(0);
  const hostPublicValue = ownKey.publicValue;

  await sendExpectingSuccess(channel, mseSetKeyAgreement(hostPublicValue));
  const answer = await sendExpectingSuccess(
    channel,
    new CommandApdu({
      cla: 0,
      ins: Ins.GET_DATA_ODD,
      p1: 0x3f,
      p2: 0xff,
      data: GET_CARD_PUBLIC_VALUE,
      le: wholeAnswer(lengths),
    }),
  );
  const cardPublicValue = Uint8Array.from(
    unwrapTlv(answer, [ControlReferenceTemplate.KEY_AGREEMENT, Tag.EPHEMERAL_PUBLIC_KEY]),
  );
  if (cardPublicValue.length !== DH_PRIME_LENGTH)
    throw new MalformedResponseError('public value of the card is not 256 bytes');
  assertPublicValue(cardPublicValue, group);

  const secret = ownKey.agree(cardPublicValue);
  const { encryption, mac } = secret.use(deriveSessionKeys);
  secret.wipe();
  try {
    return {
      hostPublicValue,
      cardPublicValue,
      session: new SecureMessagingSession({ encryption, mac }, INITIAL_COUNTER),
    };
  } finally {
    encryption.wipe();
    mac.wipe();
  }
}

/** p, q, g as they enter the hashes of device authentication: as many bytes as the card gives them. */
export function groupBytes(group: DhParameters): Uint8Array {
  return concatBytes(
    padStartBytes(group.g, DH_PRIME_LENGTH),
    group.p,
    bigIntToBytes(bytesToBigInt(group.q), group.q.length),
  );
}
