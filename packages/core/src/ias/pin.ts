import { fromHex } from '../bytes.js';
import { PinError, StatusWordError, type CodeKind } from '../errors.js';
import type { ApduChannel } from '../iso7816/channel.js';
import { CommandApdu, MAX_SHORT_LE } from '../iso7816/command-apdu.js';
import { Ins } from '../iso7816/instructions.js';
import type { ResponseApdu } from '../iso7816/response-apdu.js';
import { retryCounter, StatusWord } from '../iso7816/status-word.js';
import { parseTlvs, requireTlv, unwrapTlv } from '../iso7816/tlv.js';
import type { SecretBytes } from '../secret.js';
import { CodeReference, Tag } from './identifiers.js';

const CODE_LENGTH = 8;
/** Wrong tries in a row that block: the card's own numbers (product.md rules 2 and 3). */
export const MAX_TRIES: Readonly<Record<CodeKind, number>> = { pin: 3, puk: 10 };

const reference = (kind: CodeKind): number => (kind === 'pin' ? CodeReference.PIN : CodeReference.PUK);

/** @throws {PinError} `code-format` unless the code is 8 ASCII digits; before a byte goes to the card */
export function assertCodeFormat(code: SecretBytes, kind: CodeKind): void {
  const wellFormed = code.use(
    (bytes) => bytes.length === CODE_LENGTH && bytes.every((byte) => byte >= 0x30 && byte <= 0x39),
  );
  if (!wellFormed) throw new PinError('code-format', kind);
}

/**
 * How many tries a code has left, without spending one: GET DATA on its object, allowed after device authentication
 * (card-protocol.md section 2).
 *
 * @returns `undefined` when the card does not tell, whatever the reason
 */
export async function readTriesRemaining(channel: ApduChannel, kind: CodeKind): Promise<number | undefined> {
  const object = kind === 'pin' ? Tag.SDO_PIN : Tag.SDO_PUK;
  const list = fromHex(`4D087006${object.toString(16)}02A080`);
  const response = await channel.send(
    new CommandApdu({ cla: 0, ins: Ins.GET_DATA_ODD, p1: 0x3f, p2: 0xff, data: list, le: MAX_SHORT_LE }),
  );
  if (!response.isSuccess) return undefined;
  try {
    const remaining = requireTlv(parseTlvs(unwrapTlv(response.data, [Tag.SDO_WRAPPER, object, 0xa0])), 0x9b);
    const [count] = remaining;
    return remaining.length === 1 && count !== undefined && count <= MAX_TRIES[kind] ? count : undefined;
  } catch {
    return undefined;
  }
}

/** @throws {PinError} `code-incorrect`, `code-blocked` @throws {StatusWordError} anything else than success */
function assertAccepted(response: ResponseApdu, command: CommandApdu, kind: CodeKind): void {
  if (response.isSuccess) return;
  const remaining = retryCounter(response.sw);
  if (remaining === 0 || response.sw === StatusWord.AUTHENTICATION_METHOD_BLOCKED)
    throw new PinError('code-blocked', kind, 0);
  if (remaining !== undefined) throw new PinError('code-incorrect', kind, remaining);
  if (response.sw === StatusWord.VERIFICATION_FAILED) throw new PinError('code-incorrect', kind);
  throw new StatusWordError(response.sw, command);
}

/** Sends a command that carries codes, once. The copy of the codes in the command is wiped whatever happens. */
async function sendOnce(
  channel: ApduChannel,
  header: { readonly ins: number; readonly p1: number; readonly p2: number },
  codes: readonly SecretBytes[],
): Promise<{ command: CommandApdu; response: ResponseApdu }> {
  const data = new Uint8Array(codes.length * CODE_LENGTH);
  codes.forEach((code, index) => {
    code.use((bytes) => {
      data.set(bytes, index * CODE_LENGTH);
    });
  });
  const command = new CommandApdu({ cla: 0, ...header, data });
  try {
    return { command, response: await channel.send(command) };
  } finally {
    data.fill(0);
  }
}

/**
 * VERIFY (ISO 7816-4 section 7.5.6). Never retried.
 *
 * @throws {PinError} `code-incorrect`, `code-blocked`
 */
export async function verifyCode(channel: ApduChannel, kind: CodeKind, code: SecretBytes): Promise<void> {
  const { command, response } = await sendOnce(channel, { ins: Ins.VERIFY, p1: 0x00, p2: reference(kind) }, [code]);
  assertAccepted(response, command, kind);
}

/** CHANGE REFERENCE DATA of the PIN; the card wants the PIN verified first. @throws {PinError} */
export async function changePin(channel: ApduChannel, oldPin: SecretBytes, newPin: SecretBytes): Promise<void> {
  const { command, response } = await sendOnce(
    channel,
    { ins: Ins.CHANGE_REFERENCE_DATA, p1: 0x00, p2: CodeReference.PIN },
    [oldPin, newPin],
  );
  assertAccepted(response, command, 'pin');
}

/** RESET RETRY COUNTER of the PIN with a new one, after the PUK was verified. */
export async function resetPin(channel: ApduChannel, newPin: SecretBytes): Promise<void> {
  const { command, response } = await sendOnce(
    channel,
    { ins: Ins.RESET_RETRY_COUNTER, p1: 0x02, p2: CodeReference.PIN },
    [newPin],
  );
  assertAccepted(response, command, 'puk');
}

/** RESET RETRY COUNTER that only unblocks: the PIN stays what it was. After the PUK was verified. */
export async function unblockKeepingPin(channel: ApduChannel): Promise<void> {
  const command = new CommandApdu({ cla: 0, ins: Ins.RESET_RETRY_COUNTER, p1: 0x03, p2: CodeReference.PIN });
  assertAccepted(await channel.send(command), command, 'puk');
}
