import { concatBytes, uintToBytes } from '../bytes.js';
import { MalformedResponseError } from '../errors.js';
import { StatusWord } from './status-word.js';

/** The longest answer of the standard: 65,536 bytes of data and the status word. */
const MAX_RESPONSE_LENGTH = 65_538;

/** A response APDU (ISO 7816-4 section 5.1): data field and status word. */
export class ResponseApdu {
  readonly data: Uint8Array;
  readonly sw: number;

  constructor(data: Uint8Array, sw: number) {
    this.data = data;
    this.sw = sw;
  }

  /**
   * @throws {MalformedResponseError} shorter than a status word, longer than the standard allows, or SW1 outside 61..6F, 90..9F.
   * @example
   * ```ts
   * ResponseApdu.parse(Uint8Array.of(0x01, 0x90, 0x00)).sw; // 0x9000
   * ```
   */
  static parse(bytes: Uint8Array): ResponseApdu {
    if (bytes.length < 2) throw new MalformedResponseError('answer without a status word');
    if (bytes.length > MAX_RESPONSE_LENGTH) throw new MalformedResponseError('answer longer than an APDU can be');
    const sw1 = bytes.at(-2) ?? 0;
    const sw2 = bytes.at(-1) ?? 0;
    const legalSw1 = (sw1 >= 0x61 && sw1 <= 0x6f) || (sw1 >= 0x90 && sw1 <= 0x9f);
    if (!legalSw1) throw new MalformedResponseError('status word outside the standard');
    return new ResponseApdu(bytes.slice(0, -2), (sw1 << 8) | sw2);
  }

  get isSuccess(): boolean {
    return this.sw === StatusWord.SUCCESS;
  }

  encode(): Uint8Array {
    return concatBytes(this.data, uintToBytes(this.sw, 2));
  }
}
