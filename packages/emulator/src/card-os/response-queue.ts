import { MAX_SHORT_LE, ResponseApdu, StatusWord } from '@ciekit/core/iso7816';
import { refuse } from './refusal.js';

/**
 * What an answer holds beyond the bytes that went out: the T=1 manner of IAS ECC gives them at once with 61xx, and the
 * rest by GET RESPONSE, at most 256 at a time (ISO 7816-4 section 5.3.4).
 */
export class ResponseQueue {
  #rest: Uint8Array = new Uint8Array(0);
  #finalStatus: number = StatusWord.SUCCESS;

  clear(): void {
    this.#rest = new Uint8Array(0);
  }

  /** The first piece of an answer: as many bytes as Ne allows. */
  begin(answer: ResponseApdu, ne: number): ResponseApdu {
    this.#rest = answer.data;
    this.#finalStatus = answer.sw;
    return this.#next(ne);
  }

  /** The next piece. @throws {Refusal} 6985 when nothing waits, 6Cxx when Ne is more than waits. */
  continue(ne: number): ResponseApdu {
    const left = this.#rest.length;
    if (left === 0) refuse(StatusWord.CONDITIONS_NOT_SATISFIED);
    if (ne !== MAX_SHORT_LE && ne > left) refuse(0x6c00 | left);
    return this.#next(ne);
  }

  #next(ne: number): ResponseApdu {
    const piece = this.#rest.slice(0, ne);
    this.#rest = this.#rest.slice(ne);
    const left = this.#rest.length;
    if (left === 0) return new ResponseApdu(piece, this.#finalStatus);
    return new ResponseApdu(piece, 0x6100 | (left >= MAX_SHORT_LE ? 0x00 : left));
  }
}
