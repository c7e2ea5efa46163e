const NEWLINE = 0x0a;

/** Lines out of a byte stream, each at most so long; what it held is wiped, since a line may hold a PIN. */
export class LineReader {
  readonly #room: Uint8Array;
  #used = 0;

  /** @param maxLength of a line without its end, bytes */
  constructor(maxLength: number) {
    this.#room = new Uint8Array(maxLength);
  }

  /**
   * Takes the next bytes and wipes them.
   *
   * @returns the lines that are complete, without their ends; the caller's to wipe
   * @throws {RangeError} a line is too long; nothing more can be read
   */
  push(chunk: Uint8Array): readonly Uint8Array[] {
    const lines: Uint8Array[] = [];
    try {
      for (const byte of chunk) {
        if (byte === NEWLINE) {
          lines.push(this.#room.slice(0, this.#used));
          this.wipe();
        } else if (this.#used === this.#room.length) {
          throw new RangeError('line too long');
        } else {
          this.#room[this.#used++] = byte;
        }
      }
      return lines;
    } catch (error) {
      for (const line of lines) line.fill(0);
      this.wipe();
      throw error;
    } finally {
      chunk.fill(0);
    }
  }

  /** Forgets the line that has not ended. */
  wipe(): void {
    this.#room.fill(0, 0, this.#used);
    this.#used = 0;
  }
}
