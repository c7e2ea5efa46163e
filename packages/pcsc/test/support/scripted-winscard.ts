import type { CallResult, KnownReader, ReaderEventState, WinscardApi } from '../../src/native/winscard-api.js';
import { PNP_NOTIFICATION_READER, ReaderStateFlag as Flag, ReturnCode } from '../../src/winscard.js';

const { SCARD_S_SUCCESS: SUCCESS } = ReturnCode;

/** A PC/SC library whose return codes a test decides, for what no virtual reader can be made to do. */
export class ScriptedWinscard implements WinscardApi {
  attributesFailWhenLocked = true;
  readonly featureRequestControlCode = 0x42000d48;
  /** Reader names and their dwEventState. */
  readonly readers = new Map<string, number>([['R', Flag.SCARD_STATE_PRESENT]]);
  readonly atr = Uint8Array.of(0x3b, 0x80, 0x80, 0x01, 0x01);
  /** What was called, without its arguments. */
  readonly calls: string[] = [];
  /** What is held: contexts and cards not given back. */
  open = 0;
  readonly #answers = new Map<string, (number | Promise<number>)[]>();
  #handles = 0n;

  /** The next results of a function; after them it succeeds again. A promise makes the call block. */
  answer(call: keyof WinscardApi, ...returnCodes: (number | Promise<number>)[]): void {
    this.#answers.set(call, returnCodes);
  }

  async #result(call: string): Promise<number> {
    this.calls.push(call);
    return (await this.#answers.get(call)?.shift()) ?? SUCCESS;
  }

  async establishContext(): Promise<CallResult<bigint>> {
    const returnCode = await this.#result('establishContext');
    if (returnCode === SUCCESS) this.open++;
    return { returnCode, value: ++this.#handles };
  }

  async releaseContext(): Promise<number> {
    this.open--;
    return this.#result('releaseContext');
  }

  async listReaders(): Promise<CallResult<readonly string[]>> {
    const told = await this.#result('listReaders');
    const names = [...this.readers.keys()];
    const returnCode = told === SUCCESS && names.length === 0 ? ReturnCode.SCARD_E_NO_READERS_AVAILABLE : told;
    return { returnCode, value: names };
  }

  async getStatusChange(
    _context: bigint,
    _timeoutMs: number,
    asked: readonly KnownReader[],
  ): Promise<CallResult<readonly ReaderEventState[]>> {
    const returnCode = await this.#result('getStatusChange');
    const unknown = asked.some(({ name }) => name !== PNP_NOTIFICATION_READER && !this.readers.has(name));
    const value = asked.map(({ name }) => {
      const eventState = this.readers.get(name) ?? 0;
      const atr = (eventState & Flag.SCARD_STATE_PRESENT) === 0 ? new Uint8Array(0) : this.atr;
      return { eventState, atr };
    });
    if (returnCode !== SUCCESS) return { returnCode, value };
    // Where nothing differs from what the caller knows, time passes at once.
    const news = asked.some(
      ({ currentState }, index) => currentState === 0 || currentState !== value[index]?.eventState,
    );
    const told = news ? SUCCESS : ReturnCode.SCARD_E_TIMEOUT;
    return { returnCode: unknown ? ReturnCode.SCARD_E_UNKNOWN_READER : told, value };
  }

  cancel(): Promise<number> {
    return this.#result('cancel');
  }

  async connect(): Promise<CallResult<{ readonly card: bigint; readonly protocol: number }>> {
    const returnCode = await this.#result('connect');
    if (returnCode === SUCCESS) this.open++;
    return { returnCode, value: { card: ++this.#handles, protocol: 2 } };
  }

  async reconnect(): Promise<CallResult<{ readonly protocol: number }>> {
    return { returnCode: await this.#result('reconnect'), value: { protocol: 2 } };
  }

  async disconnect(): Promise<number> {
    this.open--;
    return this.#result('disconnect');
  }

  beginTransaction(): Promise<number> {
    return this.#result('beginTransaction');
  }

  endTransaction(): Promise<number> {
    return this.#result('endTransaction');
  }

  async transmit(): Promise<CallResult<Uint8Array>> {
    return { returnCode: await this.#result('transmit'), value: Uint8Array.of(0x90, 0x00) };
  }

  async getAttribute(): Promise<CallResult<Uint8Array>> {
    return { returnCode: await this.#result('getAttribute'), value: Uint8Array.of(0x08, 0x08, 0, 0) };
  }

  async control(): Promise<CallResult<Uint8Array>> {
    const returnCode = await this.#result('control');
    return {
      returnCode: returnCode === SUCCESS ? ReturnCode.SCARD_E_UNEXPECTED : returnCode,
      value: new Uint8Array(0),
    };
  }
}
