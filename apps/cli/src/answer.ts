import type { Ending } from './exit-codes.js';
import type { Page } from './terminal/page.js';

/** What a command found or did, for a program and for a person. */
export interface Answer {
  /** The one object that --json prints; its fields are in the command's `json` (grammar/commands.ts). */
  readonly json: Readonly<Record<string, unknown>>;
  readonly show: (page: Page) => void;
  /** Other than `done` where the command did its work and the result is no success (`doctor`). */
  readonly ending?: Ending;
  /** Of a program that was run (`token run`): passed on as it is. */
  readonly exitCode?: number;
}

/** Control and format characters escaped too: JSON is also looked at on terminals. */
export function toJsonLine(value: Readonly<Record<string, unknown>>): string {
  const escaped = JSON.stringify(value).replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from(
      { length: character.length },
      (_unit, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
  return `${escaped}\n`;
}
