/** What the program can be asked, as data: parsing, help, completion and the reference are made from it. */
import type { CommandContext } from '../command-context.js';
import type { Answer } from '../answer.js';

export const COMMAND_NAMES = [
  'readers',
  'status',
  'info',
  'certificate',
  'pair',
  'list',
  'unpair',
  'pin status',
  'pin verify',
  'pin change',
  'pin unblock',
  'sign',
  'verify',
  'extract',
  'timestamp',
  'doctor',
  'trust list',
  'trust add',
  'trust fetch',
  'trust lists list',
  'trust lists add',
  'trust lists fetch',
  'trust lists remove',
  'emulator create',
  'emulator serve',
  'emulator info',
  'emulator reset',
  'token serve',
  'token run',
  'token status',
  'token lock',
  'token install',
  'token uninstall',
  'apdu',
  'demo',
  'completion',
] as const;

export type CommandName = (typeof COMMAND_NAMES)[number];
export type GroupName = 'pin' | 'trust' | 'trust lists' | 'emulator' | 'token';

/** What stands for an option's or argument's value in the help, and what a shell completes it with. */
type ValueKind =
  'file' | 'folder' | 'reader' | 'card' | 'text' | 'number' | 'date' | 'url' | 'rectangle' | 'apdu' | 'none';

export interface OptionSpec {
  /** Long name without dashes; the words of the help are found under it. */
  readonly name: string;
  readonly value: ValueKind;
  readonly choices?: readonly string[];
  /** Where the words are found instead, for a name that means different things. */
  readonly words?: string;
}

export interface ArgumentSpec {
  readonly name: string;
  readonly value: ValueKind;
  readonly required: boolean;
  readonly repeated?: boolean;
  readonly choices?: readonly string[];
}

interface CommandModule {
  readonly run: (context: CommandContext) => Promise<Answer | undefined>;
}

export interface CommandSpec {
  readonly name: CommandName;
  readonly arguments: readonly ArgumentSpec[];
  readonly options: readonly OptionSpec[];
  /** Command lines; the captions are in the word catalogues, in this order. */
  readonly examples: readonly string[];
  /** Paths of the fields of the object that --json prints; `[]` for each element. */
  readonly json: readonly string[];
  /** One object a line while it runs, instead of one object at the end. */
  readonly jsonLines?: boolean;
  readonly load: () => Promise<CommandModule>;
}
