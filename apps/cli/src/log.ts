import { formatTraceEvent, type TraceOptions } from '@ciekit/core/basics';
import { LOG_LEVELS, type LogLevel } from './grammar/options.js';
import type { Page } from './terminal/page.js';

/** Lines on standard error for whoever looks for a fault. Codes and keys are never in them. */
export class Log {
  readonly #level: LogLevel;
  readonly #page: Page;

  constructor(level: LogLevel, page: Page) {
    this.#level = level;
    this.#page = page;
  }

  write(level: LogLevel, text: string): void {
    if (!this.#takes(level)) return;
    for (const line of text.split('\n')) this.#page.raw(`cie: ${level}: ${line}\n`);
  }

  /** What a transport tells; `undefined` below the level of APDU headers. */
  get trace(): TraceOptions | undefined {
    if (!this.#takes('debug')) return undefined;
    return {
      sink: (event) => {
        this.write('debug', formatTraceEvent(event));
      },
      traffic: this.#takes('traffic'),
    };
  }

  #takes(level: LogLevel): boolean {
    return LOG_LEVELS.indexOf(level) <= LOG_LEVELS.indexOf(this.#level);
  }
}
