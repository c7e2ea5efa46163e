import type { Words } from '../words/words.js';
import type { OptionSpec } from './command-spec.js';

export const LOG_LEVELS = ['error', 'warning', 'info', 'debug', 'traffic'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export const PCSC_BINDINGS = ['auto', 'native', 'pcsclite'] as const;
export type BindingChoice = (typeof PCSC_BINDINGS)[number];

/** Taken by every command, before or after its name. */
export const GLOBAL_OPTIONS = [
  { name: 'reader', value: 'reader' },
  { name: 'json', value: 'none' },
  { name: 'lang', value: 'text', choices: ['it', 'en'] },
  { name: 'quiet', value: 'none' },
  { name: 'yes', value: 'none' },
  { name: 'allow-last-try', value: 'none' },
  { name: 'log-level', value: 'text', choices: LOG_LEVELS },
  { name: 'no-color', value: 'none' },
  { name: 'pcsc-binding', value: 'text', choices: PCSC_BINDINGS },
] as const satisfies readonly OptionSpec[];

/** Which card is meant, for commands that use one. */
export const CARD_OPTIONS = [
  { name: 'card', value: 'card' },
  { name: 'wait', value: 'none' },
] as const satisfies readonly OptionSpec[];

export const PIN_STDIN = { name: 'pin-stdin', value: 'none' } as const satisfies OptionSpec;
export const PUK_STDIN = { name: 'puk-stdin', value: 'none' } as const satisfies OptionSpec;
export const NEW_PIN_STDIN = { name: 'new-pin-stdin', value: 'none' } as const satisfies OptionSpec;
/** How the token asks for the PIN, and for how long. */
export const TOKEN_OPTIONS = [
  { name: 'idle', value: 'number' },
  { name: 'pin-mode', value: 'text', choices: ['prompt', 'login'] },
] as const satisfies readonly OptionSpec[];

export const SOCKET = { name: 'socket', value: 'file' } as const satisfies OptionSpec;

/** What an installation is about; none of them: everything. */
export const INSTALL_OPTIONS = [
  { name: 'firefox', value: 'none' },
  { name: 'chromium', value: 'none' },
  { name: 'p11-kit', value: 'none' },
  { name: 'service', value: 'none' },
  { name: 'system', value: 'none' },
  { name: 'dry-run', value: 'none' },
] as const satisfies readonly OptionSpec[];

export const FORCE = { name: 'force', value: 'none' } as const satisfies OptionSpec;

/** What the help says of an option. */
export function textOfOption({ name, words }: OptionSpec, language: Pick<Words, 'options'>): string {
  return (language.options as Readonly<Record<string, string>>)[words ?? name] ?? '';
}
