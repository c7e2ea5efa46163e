import type { Output } from './output.js';
import type { Style } from './style.js';
import { textWidth } from './text-width.js';

export interface ProgressView {
  /** @param percent 0 to 100 @param sentence in the user's language */
  show(percent: number, sentence: string): void;
  /** Takes the bar off the line, so that something else can be written. */
  clear(): void;
}

export const noProgress: ProgressView = { show: () => undefined, clear: () => undefined };

const BAR_WIDTH = 20;
const CLEAR_LINE = '\r\u001b[2K';

/** A bar that is drawn over itself, for terminals. */
export class ProgressBar implements ProgressView {
  readonly #output: Output;
  readonly #style: Style;
  readonly #unicode: boolean;
  #shown = false;

  constructor(output: Output, style: Style, unicode: boolean) {
    this.#output = output;
    this.#style = style;
    this.#unicode = unicode;
  }

  show(percent: number, sentence: string): void {
    const full = Math.round((BAR_WIDTH * percent) / 100);
    const [on, off] = this.#unicode ? ['█', '░'] : ['#', '-'];
    const bar = this.#style('cyan', on.repeat(full)) + this.#style('dim', off.repeat(BAR_WIDTH - full));
    const figure = `${String(percent).padStart(3)}%`;
    // A bar that wraps onto a second line could not be drawn over.
    const room = this.#output.columns - BAR_WIDTH - figure.length - 3;
    const words = textWidth(sentence) <= room ? sentence : `${sentence.slice(0, Math.max(0, room - 3))}...`;
    this.#output.write(`${CLEAR_LINE}${bar} ${figure} ${words}`);
    this.#shown = true;
  }

  clear(): void {
    if (!this.#shown) return;
    this.#shown = false;
    this.#output.write(CLEAR_LINE);
  }
}

/** One plain line for each new sentence, for files and pipes. */
export class ProgressLines implements ProgressView {
  readonly #output: Output;
  #sentence: string | undefined;

  constructor(output: Output) {
    this.#output = output;
  }

  show(percent: number, sentence: string): void {
    if (sentence === this.#sentence) return;
    this.#sentence = sentence;
    this.#output.write(`${String(percent).padStart(3)}% ${sentence}\n`);
  }

  clear(): void {
    // each line is finished when it is written
  }
}
