import { Argument, Command, CommanderError, Option } from 'commander';
import { UsageError } from '../cli-errors.js';
import { EXIT_CODES, type Ending } from '../exit-codes.js';
import type { Words } from '../words/words.js';
import { textWidth, wrapText } from '../terminal/text-width.js';
import type { ArgumentSpec, CommandName, CommandSpec, GroupName, OptionSpec } from './command-spec.js';
import { COMMANDS } from './commands.js';
import { GLOBAL_OPTIONS, textOfOption } from './options.js';
import { OptionValues } from './option-values.js';
import { usageErrorFrom } from './parse-errors.js';

/** What a command line asks for. */
export type Parsed =
  | { readonly kind: 'help'; readonly text: string }
  | {
      readonly kind: 'command';
      readonly spec: CommandSpec;
      readonly arguments: readonly string[];
      readonly options: OptionValues;
    };

const DEFAULT_WIDTH = 80;

/**
 * Understands a command line.
 *
 * @param argv without the interpreter and the script
 * @throws {UsageError}
 */
export function parseCommandLine(argv: readonly string[], words: Words, columns = DEFAULT_WIDTH): Parsed {
  let help = '';
  let unaskedHelp = '';
  let selected: { readonly spec: CommandSpec; readonly command: Command } | undefined;
  const program = new Command('cie').exitOverride().configureOutput({
    writeOut: (text) => {
      help += text;
    },
    writeErr: (text) => {
      unaskedHelp += text;
    },
    getOutHelpWidth: () => columns,
    getErrHelpWidth: () => columns,
  });
  build(program, words, columns, (spec, command) => {
    selected = { spec, command };
  });
  try {
    program.parse(helpAsOption(argv), { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (help !== '') return { kind: 'help', text: help };
    throw usageErrorFrom(error, unaskedHelp);
  }
  if (selected === undefined) throw new UsageError('missing-command');
  const { spec, command } = selected;
  return { kind: 'command', spec, arguments: command.args, options: optionValues(spec, command) };
}

/** The help of the program, or of one command. */
export function helpText(words: Words, name: CommandName | undefined, columns = DEFAULT_WIDTH): string {
  const parsed = parseCommandLine([...(name?.split(' ') ?? []), '--help'], words, columns);
  return parsed.kind === 'help' ? parsed.text : '';
}

/** `cie help pin change` is `cie pin change --help`; the parser itself knows one level only. */
function helpAsOption(argv: readonly string[]): string[] {
  const first = argv.findIndex((argument, index) => !argument.startsWith('-') && !takesValue(argv[index - 1]));
  if (argv[first] !== 'help') return [...argv];
  return [...argv.slice(0, first), ...argv.slice(first + 1), '--help'];
}

function takesValue(option: string | undefined): boolean {
  return GLOBAL_OPTIONS.some(({ name, value }) => value !== 'none' && option === `--${name}`);
}

function optionValues(spec: CommandSpec, command: Command): OptionValues {
  const given: Readonly<Record<string, unknown>> = command.optsWithGlobals();
  const values = new Map<string, unknown>();
  for (const { name } of [...GLOBAL_OPTIONS, ...spec.options]) {
    if (name.startsWith('no-')) values.set(name, given[camelCase(name.slice(3))] === false);
    else values.set(name, given[camelCase(name)]);
  }
  return new OptionValues(values);
}

function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

/** Settings of the program go first: its commands inherit them when they are made. */
function build(
  program: Command,
  words: Words,
  columns: number,
  select: (spec: CommandSpec, command: Command) => void,
): void {
  program.description(words.program);
  configure(program, words, columns);
  for (const option of GLOBAL_OPTIONS) program.addOption(toOption(option, words));
  program.addOption(new Option('-V, --version', words.options['version']));
  program.addHelpText('after', () => rootNotes(words));
  const groups = new Map<string, Command>();
  for (const spec of COMMANDS) {
    const path = spec.name.split(' ').slice(0, -1);
    const parent = path.length === 0 ? program : group(path, groups, program, words);
    addCommand(parent, spec, words, columns, select);
  }
}

function group(path: readonly string[], groups: Map<string, Command>, program: Command, words: Words): Command {
  const name = path.join(' ');
  const known = groups.get(name);
  if (known !== undefined) return known;
  const parent = path.length === 1 ? program : group(path.slice(0, -1), groups, program, words);
  const created = parent.command(path.at(-1) ?? name).description(words.groups[name as GroupName]);
  configureHelpWords(created, words);
  groups.set(name, created);
  return created;
}

function addCommand(
  parent: Command,
  spec: CommandSpec,
  words: Words,
  columns: number,
  select: (spec: CommandSpec, command: Command) => void,
): void {
  const { summary, details } = words.commands[spec.name];
  const command = parent
    .command(spec.name.split(' ').at(-1) ?? spec.name)
    .summary(summary)
    .description(`${sentence(summary)} ${details}`);
  configureHelpWords(command, words);
  for (const argument of spec.arguments) command.addArgument(toArgument(argument, words));
  for (const option of spec.options) command.addOption(toOption(option, words));
  command.addHelpText('after', () => commandNotes(spec, words, columns));
  command.action(() => {
    select(spec, command);
  });
}

function configure(program: Command, words: Words, columns: number): void {
  configureHelpWords(program, words);
  program.configureHelp({
    helpWidth: columns,
    showGlobalOptions: true,
    styleTitle: (title) => (words.helpTitles as Readonly<Record<string, string>>)[title] ?? title,
    optionDescription: (option) =>
      option.argChoices === undefined ? option.description : `${option.description} (${option.argChoices.join(', ')})`,
    argumentDescription: (argument) =>
      argument.argChoices === undefined
        ? argument.description
        : `${argument.description} (${argument.argChoices.join(', ')})`,
    commandUsage: (command) => usageOf(command, words),
    subcommandTerm: (command) => usageTerm(command),
  });
}

function configureHelpWords(command: Command, words: Words): void {
  command.helpOption('-h, --help', words.options.help);
  if (command.parent === null || ['pin', 'trust', 'lists', 'emulator', 'token'].includes(command.name())) {
    command.helpCommand('help [command]', words.options.help);
  }
}

function usageOf(command: Command, words: Words): string {
  const path: string[] = [];
  for (let at: Command | null = command; at !== null; at = at.parent) path.unshift(at.name());
  const terms = command.registeredArguments.map((argument) => argumentTerm(argument));
  const rest = command.commands.length > 0 ? [`<${words.commandWord}>`] : terms;
  return [...path, `[${words.optionsWord}]`, ...rest].join(' ');
}

function usageTerm(command: Command): string {
  return [command.name(), ...command.registeredArguments.map((argument) => argumentTerm(argument))].join(' ');
}

function argumentTerm(argument: Argument): string {
  const name = argument.name() + (argument.variadic ? '...' : '');
  return argument.required ? `<${name}>` : `[${name}]`;
}

function toOption(spec: OptionSpec, words: Words): Option {
  const value = spec.value === 'none' ? '' : ` <${words.values[spec.value]}>`;
  const option = new Option(`--${spec.name}${value}`, textOfOption(spec, words));
  return spec.choices === undefined ? option : option.choices(spec.choices);
}

function toArgument(spec: ArgumentSpec, words: Words): Argument {
  const name = spec.name + (spec.repeated === true ? '...' : '');
  const argument = new Argument(
    spec.required ? `<${name}>` : `[${name}]`,
    (words.arguments as Readonly<Record<string, string>>)[spec.name],
  );
  return spec.choices === undefined ? argument : argument.choices(spec.choices);
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

function commandNotes(spec: CommandSpec, words: Words, columns: number): string {
  const { captions } = words.commands[spec.name];
  const examples = spec.examples.map((example, index) => `  ${example}\n      ${captions[index] ?? ''}`);
  const notes = [`\n${words.examplesTitle}`, ...examples];
  if (spec.options.some(({ name }) => name.endsWith('-stdin'))) notes.push('', ...wrapText(words.stdinNote, columns));
  notes.push(`\n${spec.jsonLines === true ? words.jsonLinesTitle : words.jsonTitle}`, `  ${spec.json.join('\n  ')}`);
  return notes.join('\n');
}

function rootNotes(words: Words): string {
  const codes = Object.entries(EXIT_CODES) as readonly (readonly [Ending, number])[];
  const width = Math.max(...codes.map(([ending]) => textWidth(ending)));
  const lines = codes
    .toSorted(([, a], [, b]) => a - b)
    .map(([ending, code]) => `  ${String(code).padStart(2)}  ${ending.padEnd(width)}  ${words.exitCodes[ending]}`);
  return [`\n${words.exitCodesTitle}`, ...lines, `\n${words.moreHelp}`].join('\n');
}
