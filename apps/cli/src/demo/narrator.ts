import { CancelledError } from '@ciekit/core/basics';
import { catalogueOf, describeError, type UseCaseOptions } from '@ciekit/middleware/basics';
import type { CommandContext } from '../command-context.js';
import type { Words } from '../words/words.js';

export type ChapterId = keyof Words['demo']['chapters'];

/** The words of a story, chapter by chapter. */
interface Told<Id extends string> {
  readonly chapters: Readonly<Record<Id, string>>;
  readonly stories: Readonly<Record<Id, string>>;
}

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly apdus: number;
  readonly milliseconds: number;
}

/** Tells the story: a heading, why, the command that a person would type, progress, what it cost. */
export class Narrator<Id extends string = ChapterId> {
  readonly chapters: Chapter[] = [];
  readonly #context: CommandContext;
  readonly #apdus: () => number;
  readonly #told: Told<Id>;

  constructor(context: CommandContext, apdus: () => number, told: Told<Id>) {
    this.#context = context;
    this.#apdus = apdus;
    this.#told = told;
  }

  /** What every use case of the demo is called with. */
  get options(): UseCaseOptions {
    const { signal, progress, language, stdio } = this.#context;
    return {
      signal,
      onProgress: ({ percent, step }) => {
        // In a file or a log the bars of a dozen operations would drown the story.
        if (stdio.stderr.isTTY === true) progress.show(percent, catalogueOf(language).progress[step]);
      },
    };
  }

  async chapter(id: Id, command: string | undefined, play: () => Promise<void>): Promise<void> {
    const { page, words, signal } = this.#context;
    if (signal.aborted) throw new CancelledError();
    const title = this.#told.chapters[id];
    page.line();
    page.heading(`${String(this.chapters.length + 1)}. ${title}`);
    page.line(this.#told.stories[id]);
    if (command !== undefined) page.line({ text: words.demo.command(command), as: 'cyan' });
    const began = performance.now();
    const before = this.#apdus();
    await play();
    const milliseconds = Math.round(performance.now() - began);
    const apdus = this.#apdus() - before;
    this.chapters.push({ id, title, apdus, milliseconds });
    if (apdus > 0) page.line({ text: words.demo.costs(apdus, (milliseconds / 1000).toFixed(1)), as: 'dim' });
  }

  good(text: string): void {
    this.#context.page.item({ text: '+', as: 'green' }, text);
  }

  says(text: string): void {
    this.#context.page.item('-', text);
  }

  /** What the command would have said; an error that the story does not want goes on to end it. */
  async expectError(code: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      const described = describeError(error, this.#context.language);
      if (described.code !== code) throw error;
      this.#context.page.item({ text: 'x', as: 'red' }, described.title);
      this.#context.page.item(' ', described.meaning);
      return;
    }
    throw new Error(`the demo expected ${code}`);
  }
}
