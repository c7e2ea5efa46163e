import { concatBytes } from '../bytes.js';
import { CancelledError, MalformedResponseError, TransportError } from '../errors.js';
import { CLA_CHAINING, CommandApdu, MAX_EXTENDED_LE, MAX_SHORT_DATA, MAX_SHORT_LE } from './command-apdu.js';
import { carriesCode, Ins } from './instructions.js';
import { ResponseApdu } from './response-apdu.js';
import { bytesAvailable, correctLe, StatusWord } from './status-word.js';
import type { Transport } from './transport.js';

/** Commands in, responses out: the one interface of the stack. */
export interface ApduChannel {
  send(command: CommandApdu): Promise<ResponseApdu>;
}

/** Whether the card and the reader take commands of more than 255 bytes in one piece. Shared by the layers of one session. */
export interface LengthPolicy {
  readonly extended: boolean;
  /** The longest command in bytes, as EF.ATR or the reader gives it. */
  readonly maxCommandLength: number;
  /** An extended command was refused: from here on short ones and chaining. */
  refuseExtended(): void;
}

/** What a card says to an extended APDU that it, or the reader, does not take. */
const EXTENDED_REFUSALS: ReadonlySet<number> = new Set([
  StatusWord.WRONG_LENGTH,
  StatusWord.INS_NOT_SUPPORTED,
  StatusWord.CLA_NOT_SUPPORTED,
  StatusWord.NO_DIAGNOSIS,
]);

/** An answer that goes on for ever is an attack: no object of a CIE comes near this size. */
const MAX_COLLECTED = 65_536;
const MAX_GET_RESPONSES = 512;

/**
 * The bottom of the stack: lengths. Commands of more than 255 bytes go out extended where that works, chained in
 * 255-byte blocks elsewhere (ISO 7816-4 section 5.4.1); 61xx is collected by GET RESPONSE and 6Cxx repeated with the
 * right Le. A command that carries a code is never repeated, whatever the card says. A cancellation is looked at before
 * each command and not while its answer is collected: an answer that is on its way is waited for.
 */
export class TransportChannel implements ApduChannel {
  readonly #transport: Transport;
  readonly #lengths: LengthPolicy;
  readonly #signal: AbortSignal | undefined;

  constructor(transport: Transport, lengths: LengthPolicy, signal: AbortSignal | undefined) {
    this.#transport = transport;
    this.#lengths = lengths;
    this.#signal = signal;
  }

  async send(command: CommandApdu): Promise<ResponseApdu> {
    if (command.fitsShort) return this.sendWhole(command);
    if (this.#lengths.extended && command.data.length + 9 <= this.#lengths.maxCommandLength) {
      const response = await this.#tryExtended(command);
      if (response !== undefined) return response;
    }
    const short = command.with({ le: command.le === undefined ? undefined : Math.min(command.le, MAX_SHORT_LE) });
    return short.fitsShort ? this.sendWhole(short) : this.#chain(short);
  }

  /** Sends one command in one piece and collects its answer: what secure messaging uses, whose commands cannot be cut. */
  async sendWhole(command: CommandApdu): Promise<ResponseApdu> {
    this.throwIfCancelled();
    return this.#collect(command);
  }

  /** For wrappers that count commands: a cancellation has to come before the count. @throws {CancelledError} */
  throwIfCancelled(): void {
    if (this.#signal?.aborted === true) throw new CancelledError({ cause: this.#signal.reason });
  }

  /** @returns `undefined` when the card or the reader does not take extended commands after all. */
  async #tryExtended(command: CommandApdu): Promise<ResponseApdu | undefined> {
    try {
      const response = await this.sendWhole(command);
      if (!EXTENDED_REFUSALS.has(response.sw)) return response;
    } catch (error) {
      if (!(error instanceof TransportError) || error.code !== 'communication-failed') throw error;
    }
    this.#lengths.refuseExtended();
    return undefined;
  }

  async #chain(command: CommandApdu): Promise<ResponseApdu> {
    let offset = 0;
    while (command.data.length - offset > MAX_SHORT_DATA) {
      const block = command.with({
        cla: command.cla | CLA_CHAINING,
        data: command.data.subarray(offset, offset + MAX_SHORT_DATA),
        le: undefined,
      });
      const response = await this.sendWhole(block);
      if (!response.isSuccess) return response;
      offset += MAX_SHORT_DATA;
    }
    return this.sendWhole(command.with({ data: command.data.subarray(offset) }));
  }

  async #collect(command: CommandApdu): Promise<ResponseApdu> {
    let response = await this.#exchange(command);
    const le = correctLe(response.sw);
    if (le !== undefined && command.le !== undefined && !carriesCode(command.ins)) {
      response = await this.#exchange(command.with({ le }));
    }
    let waiting = bytesAvailable(response.sw);
    if (waiting === undefined) return response;

    const parts = [response.data];
    let length = response.data.length;
    for (let round = 0; waiting !== undefined; round++) {
      if (round === MAX_GET_RESPONSES || length > MAX_COLLECTED)
        throw new MalformedResponseError('answer without an end');
      const getResponse = new CommandApdu({ cla: 0x00, ins: Ins.GET_RESPONSE, p1: 0, p2: 0, le: waiting });
      response = await this.#exchange(getResponse);
      const shorter = correctLe(response.sw);
      if (shorter !== undefined) response = await this.#exchange(getResponse.with({ le: shorter }));
      parts.push(response.data);
      length += response.data.length;
      waiting = bytesAvailable(response.sw);
    }
    return new ResponseApdu(concatBytes(...parts), response.sw);
  }

  async #exchange(command: CommandApdu): Promise<ResponseApdu> {
    const extended = !command.fitsShort;
    return ResponseApdu.parse(await this.#transport.transmit(command.encode(extended ? 'extended' : 'short')));
  }
}

/** The Le that asks for everything there is, in the form that the session may use. */
export function wholeAnswer(lengths: LengthPolicy): number {
  return lengths.extended ? MAX_EXTENDED_LE : MAX_SHORT_LE;
}
