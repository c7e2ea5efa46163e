import type { Words } from '../words/words.js';
import { COMMANDS } from './commands.js';
import type { ArgumentSpec, CommandSpec, GroupName, OptionSpec } from './command-spec.js';
import { GLOBAL_OPTIONS, textOfOption } from './options.js';

export type Shell = 'bash' | 'zsh' | 'fish';

/** A script that teaches a shell the commands, their options and values. */
export function completionScript(shell: Shell, words: Words): string {
  switch (shell) {
    case 'bash':
      return bash();
    case 'zsh':
      return zsh(words);
    case 'fish':
      return fish(words);
  }
}

/** What may follow the words so far: `pin` → `status verify change unblock`, `trust lists` → `add fetch list remove`. */
function wordsAfter(path: string): readonly string[] {
  const depth = path === '' ? 0 : path.split(' ').length;
  const under = COMMANDS.filter(({ name }) => path === '' || name.startsWith(`${path} `));
  return [...new Set(under.map(({ name }) => name.split(' ')[depth] ?? ''))];
}

const commandAt = (path: string): CommandSpec | undefined => COMMANDS.find(({ name }) => name === path);
/** Every group, outer ones first. */
const GROUPS = [
  ...new Set(
    COMMANDS.flatMap(({ name }) => {
      const words = name.split(' ');
      return words.slice(1).map((_word, index) => words.slice(0, index + 1).join(' '));
    }),
  ),
];
const under = (path: string, word: string): string => (path === '' ? word : `${path} ${word}`);
const summaryOf = (path: string, words: Words): string => {
  const command = commandAt(path);
  return command === undefined ? words.groups[path as GroupName] : words.commands[command.name].summary;
};
const optionsOf = (spec: CommandSpec): readonly OptionSpec[] => [...spec.options, ...GLOBAL_OPTIONS];
const flagsOf = (options: readonly OptionSpec[]): string => options.map(({ name }) => `--${name}`).join(' ');
/** Readers' names hold spaces; the software card is the one value that is the same everywhere. */
const choicesOf = (option: OptionSpec): readonly string[] | undefined =>
  option.choices ?? (option.value === 'reader' ? ['software'] : undefined);

function bash(): string {
  const values = bashValues();
  const valued = COMMANDS.flatMap(optionsOf).filter(({ value }) => value !== 'none');
  const takesValue = [...new Set(valued.map(({ name }) => `--${name}`))].join('|');
  const cases = [
    ...GROUPS.map((path) => `    '${path}') words='${wordsAfter(path).join(' ')}' ;;`),
    ...COMMANDS.map((spec) => {
      const choices = spec.arguments.flatMap((argument) => argument.choices ?? []);
      const files = spec.arguments.some(({ value }) => value === 'file') ? ' files=1' : '';
      return `    '${spec.name}') words='${[...choices, flagsOf(optionsOf(spec))].join(' ')}'${files} ;;`;
    }),
  ];
  return `# bash completion for cie
_cie() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} path='' word words='' files='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    case $word in
      ${takesValue}) ((i++)) ;;
      -*) ;;
      *) case "$path" in
           '') path=$word ;;
           ${GROUPS.map((path) => `'${path}'`).join('|')}) path="$path $word" ;;
         esac ;;
    esac
  done
  case "$path $prev" in
${[...values].map(([pattern, reply]) => `    ${pattern}) ${reply}; return ;;`).join('\n')}
  esac
  case $path in
    '') words='${[...wordsAfter(''), 'help'].join(' ')} ${flagsOf(GLOBAL_OPTIONS)}' ;;
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words --help" -- "$cur"))
  [[ -n $files && $cur != -* ]] && COMPREPLY+=($(compgen -f -- "$cur"))
}
complete -o filenames -F _cie cie
`;
}

/** What completes an option's value in bash. */
function bashReply(option: OptionSpec): string {
  const choices = choicesOf(option);
  if (choices !== undefined) return `COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$cur"))`;
  if (option.value === 'file') return 'COMPREPLY=($(compgen -f -- "$cur"))';
  return option.value === 'folder' ? 'COMPREPLY=($(compgen -d -- "$cur"))' : 'COMPREPLY=()';
}

/** Patterns of a command and the option before the word; a name that means one thing everywhere needs no command. */
function bashValues(): ReadonlyMap<string, string> {
  const replies = new Map<string, Set<string>>();
  const takingValues = COMMANDS.flatMap((spec) =>
    optionsOf(spec)
      .filter(({ value }) => value !== 'none')
      .map((option) => ({ command: spec.name, option, reply: bashReply(option) })),
  );
  for (const { option, reply } of takingValues) {
    replies.set(option.name, (replies.get(option.name) ?? new Set()).add(reply));
  }
  return new Map(
    takingValues.map(({ command, option: { name }, reply }) => [
      replies.get(name)?.size === 1 ? `*' --${name}'` : `'${command} --${name}'`,
      reply,
    ]),
  );
}

const zshText = (text: string): string => text.replace(/'/g, `'\\''`).replace(/[[\]:]/g, '\\$&');

function zshOption(option: OptionSpec, words: Words): string {
  const text = zshText(textOfOption(option, words));
  const choices = choicesOf(option);
  const action =
    choices === undefined
      ? option.value === 'file'
        ? '_files'
        : option.value === 'folder'
          ? '_files -/'
          : ' '
      : `(${choices.join(' ')})`;
  return option.value === 'none'
    ? `'--${option.name}[${text}]'`
    : `'--${option.name}=[${text}]:${words.values[option.value]}:${action}'`;
}

function zshArgument(argument: ArgumentSpec): string {
  const action =
    argument.choices === undefined ? (argument.value === 'file' ? '_files' : ' ') : `(${argument.choices.join(' ')})`;
  return `'${argument.repeated === true ? '*' : ''}:${argument.name}:${action}'`;
}

function zsh(words: Words): string {
  const branch = (spec: CommandSpec): string => {
    const parts = [...optionsOf(spec).map((option) => zshOption(option, words)), ...spec.arguments.map(zshArgument)];
    return `_arguments ${parts.join(' ')}`;
  };
  const level = (path: string, margin: string): string => {
    const following = wordsAfter(path);
    const described = following.map((word) => `'${word}:${zshText(summaryOf(under(path, word), words))}'`);
    const branches = following.map((word) => {
      const spec = commandAt(under(path, word));
      const inside = spec === undefined ? `\n${level(under(path, word), `${margin}    `)}` : ` ${branch(spec)}`;
      return `${margin}  ${word})${inside} ;;`;
    });
    return [
      `if (( CURRENT == 2 )); then`,
      `  local -a commands=(${described.join(' ')})`,
      `  _describe command commands`,
      `  return`,
      `fi`,
      `shift words; (( CURRENT-- ))`,
      `case $words[1] in`,
      ...branches.map((each) => each.slice(margin.length)),
      `esac`,
    ]
      .map((line) => margin + line)
      .join('\n');
  };
  return `#compdef cie
_cie() {
${level('', '  ')}
}
compdef _cie cie
`;
}

const fishText = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

function fish(words: Words): string {
  const lines = ['# fish completion for cie', 'complete -c cie -f'];
  const option = (spec: OptionSpec, condition: string): string => {
    const text = fishText(textOfOption(spec, words));
    const choices = choicesOf(spec);
    const value =
      spec.value === 'none'
        ? ''
        : choices !== undefined
          ? ` -x -a ${fishText(choices.join(' '))}`
          : spec.value === 'file' || spec.value === 'folder'
            ? ' -r -F'
            : ' -x';
    return `complete -c cie${condition} -l ${spec.name} -d ${text}${value}`;
  };
  for (const global of GLOBAL_OPTIONS) lines.push(option(global, ''));
  const add = (path: string, seen: readonly string[]): void => {
    const following = wordsAfter(path);
    const atStart =
      path === '' ? ['__fish_use_subcommand'] : [...seen, `not __fish_seen_subcommand_from ${following.join(' ')}`];
    for (const word of following) {
      const here = under(path, word);
      const about = fishText(summaryOf(here, words));
      lines.push(`complete -c cie -n '${atStart.join('; and ')}' -a ${word} -d ${about}`);
      // `list` of `trust` is not that of `trust lists`.
      const groups = following.filter((other) => other !== word && GROUPS.includes(under(path, other)));
      const others = path === '' || groups.length === 0 ? [] : [`not __fish_seen_subcommand_from ${groups.join(' ')}`];
      const seenHere = [...seen, `__fish_seen_subcommand_from ${word}`, ...others];
      const spec = commandAt(here);
      if (spec === undefined) add(here, seenHere);
      else leaf(spec, seenHere.join('; and '));
    }
  };
  const leaf = (spec: CommandSpec, condition: string): void => {
    for (const each of spec.options) lines.push(option(each, ` -n '${condition}'`));
    for (const argument of spec.arguments) {
      if (argument.choices !== undefined) {
        lines.push(`complete -c cie -n '${condition}' -a ${fishText(argument.choices.join(' '))}`);
      } else if (argument.value === 'file') lines.push(`complete -c cie -n '${condition}' -F`);
    }
  };
  add('', []);
  return `${lines.join('\n')}\n`;
}
