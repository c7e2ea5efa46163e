import { CancelledError } from '@ciekit/core/basics';
import { LineEditor } from './line-editor.js';
import type { StandardInput } from './stdio.js';

const INTERRUPT = 0x03;
/** What somebody may type or paste ahead of the next question. */
const MAX_AHEAD = 256;

export interface LineQuestion {
  readonly signal: AbortSignal;
  /** Told how the line looks after each key: the number of characters, or for a line that may be seen, the line. */
  readonly show: (line: { readonly length: number; readonly text: string | undefined }) => void;
  /** Whether the line may be seen while it is typed. */
  readonly visible: boolean;
}

/**
 * The keyboard, from the first question to the end of the command. All that time the terminal shows nothing by itself,
 * so that what is typed ahead of a question is not seen either; Ctrl-C is ours to notice.
 */
export class Keyboard {
  readonly #input: StandardInput;
  readonly #interrupt: () => void;
  readonly #editor = new LineEditor();
  #ahead: number[] = [];
  #open = false;
  #onByte: ((byte: number) => void) | undefined;

  readonly #onData = (chunk: Uint8Array | string): void => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    for (const byte of bytes) this.#dispatch(byte);
    bytes.fill(0);
  };

  readonly #restore = (): void => {
    this.#input.setRawMode?.(false);
  };

  /** @param interrupt what Ctrl-C does while no question stands */
  constructor(input: StandardInput, interrupt: () => void) {
    this.#input = input;
    this.#interrupt = interrupt;
  }

  /** Whether somebody can be asked. */
  get isThere(): boolean {
    return this.#input.isTTY === true;
  }

  /**
   * One line. The bytes are the caller's to wipe.
   *
   * @throws {CancelledError} Ctrl-C, Ctrl-D on an empty line, the end of the input, the signal
   */
  async readLine(question: LineQuestion): Promise<Uint8Array> {
    this.#start();
    const editor = this.#editor;
    editor.wipe();
    // A confirmation is an answer to what is on the screen now, not to what was typed before it was.
    if (question.visible) this.#forgetAhead();
    const show = (): void => {
      question.show({ length: editor.length, text: question.visible ? editor.preview() : undefined });
    };
    try {
      return await new Promise<Uint8Array>((resolve, reject) => {
        const cancel = (): void => {
          reject(new CancelledError());
        };
        const { signal } = question;
        if (signal.aborted) {
          cancel();
          return;
        }
        signal.addEventListener('abort', cancel, { once: true });
        this.#input.once('end', cancel);
        this.#onByte = (byte): void => {
          const keystroke = editor.feed(byte);
          if (keystroke === 'added' || keystroke === 'erased' || keystroke === 'cleared') show();
          if (keystroke === 'cancelled') {
            this.#onByte = undefined;
            this.#interrupt();
            cancel();
          } else if (keystroke === 'done') {
            this.#onByte = undefined;
            signal.removeEventListener('abort', cancel);
            this.#input.off('end', cancel);
            resolve(editor.take());
          }
        };
        this.#takeAhead();
      });
    } finally {
      this.#onByte = undefined;
      editor.wipe();
    }
  }

  /** Gives the terminal back as it was. Harmless when it was never taken. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#forgetAhead();
    this.#input.off('data', this.#onData);
    this.#input.pause();
    this.#restore();
    process.off('exit', this.#restore);
  }

  #dispatch(byte: number): void {
    if (this.#onByte !== undefined) this.#onByte(byte);
    else if (byte === INTERRUPT) this.#interrupt();
    else if (this.#ahead.length < MAX_AHEAD) this.#ahead.push(byte);
  }

  #start(): void {
    if (this.#open) return;
    this.#open = true;
    // Also when the program dies of an error nobody foresaw.
    process.on('exit', this.#restore);
    this.#input.setRawMode?.(true);
    this.#input.on('data', this.#onData);
    this.#input.resume();
  }

  /** Gives the question what was typed before it; what goes beyond its line waits for the next. */
  #takeAhead(): void {
    const ahead = this.#ahead;
    this.#ahead = [];
    for (const byte of ahead) this.#dispatch(byte);
    ahead.fill(0);
  }

  #forgetAhead(): void {
    this.#ahead.fill(0);
    this.#ahead = [];
  }
}
