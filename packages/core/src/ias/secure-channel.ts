import { SecureMessagingError } from '../errors.js';
import type { CommandApdu } from '../iso7816/command-apdu.js';
import { CLA_CHAINING } from '../iso7816/command-apdu.js';
import type { ApduChannel, LengthPolicy, TransportChannel } from '../iso7816/channel.js';
import { carriesCode } from '../iso7816/instructions.js';
import type { ResponseApdu } from '../iso7816/response-apdu.js';
import { correctLe, StatusWord } from '../iso7816/status-word.js';
import type { SecureMessagingSession } from './secure-messaging.js';

/** Most plain bytes in one protected short command (card-protocol.md section 2, device authentication step 2). */
const MAX_PROTECTED_BLOCK = 0xe7;
/** What protection adds to the plain data at most: DO 87 header and padding, DO 97, DO 8E, extended Lc and Le. */
const PROTECTION_OVERHEAD = 48;

/** Outer status words that come with a protected body; the status that counts is in DO 99 (card-protocol.md section 7). */
const PROTECTED_OUTER: ReadonlySet<number> = new Set([
  StatusWord.SUCCESS,
  StatusWord.END_OF_FILE,
  StatusWord.WRONG_OFFSET,
]);

/** What a card says in clear when it has no session any more. */
const SESSION_GONE: ReadonlySet<number> = new Set([
  StatusWord.SECURE_MESSAGING_NOT_SUPPORTED,
  StatusWord.SM_OBJECTS_MISSING,
  StatusWord.SM_OBJECTS_INCORRECT,
]);

/**
 * Commands under secure messaging. An answer that is not protected proves nothing: anybody on the way could have made
 * it, so it is an error here, and the session is over.
 */
export class SecureChannel implements ApduChannel {
  readonly #channel: TransportChannel;
  readonly #session: SecureMessagingSession;
  readonly #lengths: LengthPolicy;
  #broken = false;

  constructor(channel: TransportChannel, session: SecureMessagingSession, lengths: LengthPolicy) {
    this.#channel = channel;
    this.#session = session;
    this.#lengths = lengths;
  }

  /** Whether the session is over: after an answer that was lost, or that the session does not vouch for. */
  get isBroken(): boolean {
    return this.#broken;
  }

  async send(command: CommandApdu): Promise<ResponseApdu> {
    const { length } = command.data;
    const whole = this.#lengths.extended && length + PROTECTION_OVERHEAD <= this.#lengths.maxCommandLength;
    let offset = 0;
    while (!whole && length - offset > MAX_PROTECTED_BLOCK) {
      const data = command.data.subarray(offset, offset + MAX_PROTECTED_BLOCK);
      const response = await this.#exchange(command.with({ cla: command.cla | CLA_CHAINING, data, le: undefined }));
      if (!response.isSuccess) return response;
      offset += MAX_PROTECTED_BLOCK;
    }
    const last = offset === 0 ? command : command.with({ data: command.data.subarray(offset) });
    const response = await this.#exchange(last);
    const le = correctLe(response.sw);
    return le === undefined || last.le === undefined || carriesCode(last.ins)
      ? response
      : this.#exchange(last.with({ le }));
  }

  async #exchange(command: CommandApdu): Promise<ResponseApdu> {
    if (this.#broken) throw new SecureMessagingError('sm-session-lost', 'the session ended before');
    // A cancelled command does not step the counter: the session stays good.
    this.#channel.throwIfCancelled();
    // Broken until proved otherwise: whatever is thrown on the way, the counters may have parted.
    this.#broken = true;
    const answer = await this.#channel.sendWhole(this.#session.wrap(command));
    if (answer.data.length === 0 || !PROTECTED_OUTER.has(answer.sw)) {
      if (SESSION_GONE.has(answer.sw)) throw new SecureMessagingError('sm-session-lost', 'the card ended the session');
      throw new SecureMessagingError('sm-unprotected-answer', 'an answer without protection');
    }
    const response = this.#session.unwrap(answer.data, command.ins);
    this.#broken = false;
    return response;
  }
}
