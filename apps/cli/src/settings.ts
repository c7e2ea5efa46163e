import type { OptionValues } from './grammar/option-values.js';
import { LOG_LEVELS, PCSC_BINDINGS, type BindingChoice, type LogLevel } from './grammar/options.js';

/** What every command may be told. */
export interface Settings {
  /** A reader's name or part of it, `software`, or `software:FILE`. */
  readonly reader: string | undefined;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Questions are answered with yes; never the one about a last try. */
  readonly yes: boolean;
  readonly allowLastTry: boolean;
  readonly logLevel: LogLevel;
  readonly noColor: boolean;
  readonly binding: BindingChoice;
}

export function readSettings(options: OptionValues): Settings {
  return {
    reader: options.text('reader'),
    json: options.flag('json'),
    quiet: options.flag('quiet'),
    yes: options.flag('yes'),
    allowLastTry: options.flag('allow-last-try'),
    logLevel: options.choice('log-level', LOG_LEVELS, 'warning'),
    noColor: options.flag('no-color'),
    binding: options.choice('pcsc-binding', PCSC_BINDINGS, 'auto'),
  };
}
