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

/** `pin` → `status verify change unblock`; commands without a group stand for themselves. */
function tree(): ReadonlyMap<string, readonly CommandSpec[]> {
  const groups = new Map<string, CommandSpec[]>();
  for (const spec of COMMANDS) {
    const [first = ''] = spec.name.split(' ');
    groups.set(first, [...(groups.get(first) ?? []), spec]);
  }
  return groups;
}

const isGroup = (specs: readonly CommandSpec[]): boolean => specs.some(({ name }) => name.includes(' '));
const leafOf = (spec: CommandSpec): string => spec.name.split(' ').at(-1) ?? spec.name;
const optionsOf = (spec: CommandSpec): readonly OptionSpec[] => [...spec.options, ...GLOBAL_OPTIONS];
const flagsOf = (options: readonly OptionSpec[]): string => options.map(({ name }) => `--${name}`).join(' ');
/** Readers' names hold spaces; the software card is the one value that is the same everywhere. */
const choicesOf = (option: OptionSpec): readonly string[] | undefined =>
  option.choices ?? (option.value === 'reader' ? ['software'] : undefined);

function bash(): string {
  const values = bashValues();
  const valued = COMMANDS.flatMap(optionsOf).filter(({ value }) => value !== 'none');
  const takesValue = [...new Set(valued.map(({ name }) => `--${name}`))].join('|');
  const cases: string[] = [];
  for (const [first, specs] of tree()) {
    if (isGroup(specs)) cases.push(`    '${first}') words='${specs.map(leafOf).join(' ')}' ;;`);
    for (const spec of specs) {
      const choices = spec.arguments.flatMap((argument) => argument.choices ?? []);
      const files = spec.arguments.some(({ value }) => value === 'file') ? ' files=1' : '';
      cases.push(`    '${spec.name}') words='${[...choices, flagsOf(optionsOf(spec))].join(' ')}'${files} ;;`);
    }
  }
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
           ${[...tree()]
             .filter(([, specs]) => isGroup(specs))
             .map(([first]) => first)
             .join('|')}) path="$path $word" ;;
         esac ;;
    esac
  done
  case "$path $prev" in
${[...values].map(([pattern, reply]) => `    ${pattern}) ${reply}; return ;;`).join('\n')}
  esac
  case $path in
    '') words='${[...tree().keys(), 'help'].join(' ')} ${flagsOf(GLOBAL_OPTIONS)}' ;;
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
  const describe = (name: string, text: string): string => `'${name}:${zshText(text)}'`;
  const commands = [...tree()].map(([first, specs]) =>
    describe(
      first,
      isGroup(specs) ? words.groups[first as GroupName] : words.commands[specs[0]?.name ?? 'list'].summary,
    ),
  );
  const branch = (spec: CommandSpec): string => {
    const parts = [...optionsOf(spec).map((option) => zshOption(option, words)), ...spec.arguments.map(zshArgument)];
    return `_arguments ${parts.join(' ')}`;
  };
  const cases = [...tree()].map(([first, specs]) => {
    const [only] = specs;
    if (!isGroup(specs) && only !== undefined) return `    ${first}) ${branch(only)} ;;`;
    const leaves = specs.map((spec) => describe(leafOf(spec), words.commands[spec.name].summary));
    const branches = specs.map((spec) => `        ${leafOf(spec)}) ${branch(spec)} ;;`);
    return `    ${first})
      if (( CURRENT == 2 )); then
        local -a leaves=(${leaves.join(' ')})
        _describe command leaves
        return
      fi
      shift words; (( CURRENT-- ))
      case $words[1] in
${branches.join('\n')}
      esac ;;`;
  });
  return `#compdef cie
_cie() {
  if (( CURRENT == 2 )); then
    local -a commands=(${commands.join(' ')})
    _describe command commands
    return
  fi
  shift words; (( CURRENT-- ))
  case $words[1] in
${cases.join('\n')}
  esac
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
  for (const [first, specs] of tree()) {
    const text = isGroup(specs) ? words.groups[first as GroupName] : words.commands[specs[0]?.name ?? 'list'].summary;
    lines.push(`complete -c cie -n __fish_use_subcommand -a ${first} -d ${fishText(text)}`);
    for (const spec of specs) {
      const leaf = leafOf(spec);
      const inGroup = isGroup(specs);
      const here = inGroup
        ? `__fish_seen_subcommand_from ${first}; and __fish_seen_subcommand_from ${leaf}`
        : `__fish_seen_subcommand_from ${first}`;
      if (inGroup) {
        const others = specs.map(leafOf).join(' ');
        const condition = `__fish_seen_subcommand_from ${first}; and not __fish_seen_subcommand_from ${others}`;
        lines.push(`complete -c cie -n '${condition}' -a ${leaf} -d ${fishText(words.commands[spec.name].summary)}`);
      }
      for (const each of spec.options) lines.push(option(each, ` -n '${here}'`));
      for (const argument of spec.arguments) {
        if (argument.choices !== undefined) {
          lines.push(`complete -c cie -n '${here}' -a ${fishText(argument.choices.join(' '))}`);
        } else if (argument.value === 'file') lines.push(`complete -c cie -n '${here}' -F`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}
