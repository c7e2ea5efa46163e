import type { ReaderEvent } from '@ciekit/core';

/** An event in one line, such as `card-inserted Virtual PCD 00 00`. */
export function eventLine(event: ReaderEvent): string {
  return 'reader' in event ? `${event.type} ${event.reader.name}` : event.type;
}

/** Reads a watch in the background, so that a test can wait for what it expects. */
export class EventLog {
  /** All events but `all-told`. */
  readonly lines: string[] = [];
  /** How many lines there were at each `all-told`. */
  readonly toldAllAt: number[] = [];
  /** Settles when the watch has ended. */
  readonly ended: Promise<void>;
  #waiting: (() => void)[] = [];

  constructor(events: AsyncIterable<ReaderEvent>) {
    this.ended = this.#read(events);
    this.ended.catch(() => undefined);
  }

  /** Resolves when the lines from `from` on end with `expected`. */
  async until(expected: readonly string[], from = 0): Promise<void> {
    while (JSON.stringify(this.lines.slice(from).slice(-expected.length)) !== JSON.stringify(expected))
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async #read(events: AsyncIterable<ReaderEvent>): Promise<void> {
    for await (const event of events) {
      if (event.type === 'all-told') this.toldAllAt.push(this.lines.length);
      else this.lines.push(eventLine(event));
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const resolve of waiting) resolve();
    }
  }
}
