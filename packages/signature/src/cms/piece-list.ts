import { SignatureError } from '../errors.js';
import type { ContentExtent } from './signed-data.js';

/** Pieces of one content; openssl writes one per 4 kB, others one per kB. */
const MAX_PIECES = 1_500_000;
const FIRST_CAPACITY = 16;

/** Where the pieces of a content lie. Off the heap: a gigabyte in pieces would make the garbage collector keep far more. */
export class PieceList {
  #starts: Float64Array = new Float64Array(FIRST_CAPACITY);
  #ends: Float64Array = new Float64Array(FIRST_CAPACITY);
  #count = 0;
  #length = 0;

  /** @throws {SignatureError} `malformed-cms` when there are too many */
  add(start: number, end: number): void {
    if (this.#count === MAX_PIECES) throw new SignatureError('malformed-cms', 'content in too many pieces');
    if (this.#count === this.#starts.length) {
      this.#starts = grown(this.#starts);
      this.#ends = grown(this.#ends);
    }
    this.#starts[this.#count] = start;
    this.#ends[this.#count] = end;
    this.#count++;
    this.#length += end - start;
  }

  extent(): ContentExtent {
    return {
      starts: this.#starts.subarray(0, this.#count),
      ends: this.#ends.subarray(0, this.#count),
      length: this.#length,
    };
  }
}

function grown(list: Float64Array): Float64Array {
  const larger = new Float64Array(list.length * 2);
  larger.set(list);
  return larger;
}
