import type { ByteSource } from './byte-source.js';
import type { Reading } from './layout.js';

/** Drives a reading with bytes from a file. @throws what the reading throws */
export async function readLayout<T>(source: ByteSource, reading: Reading<T>): Promise<T> {
  const window = new ReadWindow(source);
  let step = reading.next();
  while (step.done !== true) {
    const { offset, length } = step.value;
    step = reading.next(window.held(offset, length) ?? (await window.read(offset, length)));
  }
  return step.value;
}

/** A stretch of the file in memory: headers of neighbouring pieces come with one read. */
class ReadWindow {
  static readonly #LENGTH = 262_144;
  readonly #source: ByteSource;
  readonly #buffer = new Uint8Array(ReadWindow.#LENGTH);
  #offset = 0;
  #bytes: Uint8Array = new Uint8Array();

  constructor(source: ByteSource) {
    this.#source = source;
  }

  held(offset: number, length: number): Uint8Array | undefined {
    const from = offset - this.#offset;
    const atEnd = this.#offset + this.#bytes.length === this.#source.size;
    if (from < 0 || (from + length > this.#bytes.length && !(atEnd && from <= this.#bytes.length))) return undefined;
    return this.#bytes.subarray(from, from + length);
  }

  async read(offset: number, length: number): Promise<Uint8Array> {
    const wanted = Math.max(length, ReadWindow.#LENGTH);
    const into = wanted === ReadWindow.#LENGTH ? this.#buffer : undefined;
    this.#bytes = await this.#source.read(offset, wanted, into);
    this.#offset = offset;
    return this.#bytes.subarray(0, length);
  }
}
