/** What one byte from the terminal did to the line being typed. */
export type Keystroke = 'added' | 'erased' | 'cleared' | 'ignored' | 'done' | 'cancelled';

const KEY = {
  INTERRUPT: 0x03,
  END_OF_INPUT: 0x04,
  BACKSPACE: 0x08,
  TAB: 0x09,
  LINE_FEED: 0x0a,
  RETURN: 0x0d,
  CLEAR_LINE: 0x15,
  ESCAPE: 0x1b,
  DELETE: 0x7f,
} as const;

/** Codes have 8 bytes and confirmations a word: what is longer is refused anyway. */
const CAPACITY = 64;

type State = 'ground' | 'escape' | 'control-sequence' | 'single-shift';

/**
 * One line typed on a terminal in raw mode, as bytes in a buffer of fixed size. Escape sequences (arrow keys, the
 * brackets round a paste) are passed over (ECMA-48 section 5.4).
 */
export class LineEditor {
  readonly #buffer = new Uint8Array(CAPACITY);
  #length = 0;
  #state: State = 'ground';

  /** Characters that stand in the line. */
  get length(): number {
    return this.#length;
  }

  feed(byte: number): Keystroke {
    switch (this.#state) {
      case 'escape':
        this.#state = byte === 0x5b ? 'control-sequence' : byte === 0x4f ? 'single-shift' : 'ground';
        return this.#state === 'ground' ? this.feed(byte) : 'ignored';
      case 'single-shift':
        this.#state = 'ground';
        return byte < 0x20 ? this.feed(byte) : 'ignored';
      case 'control-sequence':
        if (byte >= 0x40 && byte <= 0x7e) this.#state = 'ground';
        else if (byte < 0x20 || byte > 0x7e) {
          this.#state = 'ground';
          return this.feed(byte);
        }
        return 'ignored';
      case 'ground':
        return this.#type(byte);
    }
  }

  /** The line as text, for lines that may be seen. What is not printable ASCII is a question mark. */
  preview(): string {
    return Array.from(this.#buffer.subarray(0, this.#length), (byte) =>
      byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '?',
    ).join('');
  }

  /** Moves the line out: the editor forgets it. The caller wipes it. */
  take(): Uint8Array {
    const line = this.#buffer.slice(0, this.#length);
    this.wipe();
    return line;
  }

  wipe(): void {
    this.#buffer.fill(0);
    this.#length = 0;
    this.#state = 'ground';
  }

  #type(byte: number): Keystroke {
    switch (byte) {
      case KEY.INTERRUPT:
        return 'cancelled';
      case KEY.END_OF_INPUT:
        return this.#length === 0 ? 'cancelled' : 'done';
      case KEY.LINE_FEED:
      case KEY.RETURN:
        return 'done';
      case KEY.BACKSPACE:
      case KEY.DELETE:
        if (this.#length === 0) return 'ignored';
        this.#buffer[--this.#length] = 0;
        return 'erased';
      case KEY.CLEAR_LINE:
        this.#buffer.fill(0);
        this.#length = 0;
        return 'cleared';
      case KEY.ESCAPE:
        this.#state = 'escape';
        return 'ignored';
      default:
        if (byte < 0x20 && byte !== KEY.TAB) return 'ignored';
        // A line that is too long stays too long: its end is not taken for its whole.
        if (this.#length === CAPACITY) return 'ignored';
        this.#buffer[this.#length++] = byte;
        return 'added';
    }
  }
}
