// @ts-check
import { meaningOf } from './json-fields.mjs';

/**
 * What the reference is made from: the program's own data and its own help.
 *
 * @typedef {object} CliSources
 * @property {readonly { readonly name: string, readonly json: readonly string[], readonly jsonLines?: boolean }[]} commands
 * @property {(command: string | undefined) => string} help of the program or of one command, in English
 * @property {{ readonly json: string, readonly jsonLines: string, readonly exitCodes: string }} titles of parts of the help
 * @property {Readonly<Record<string, number>>} exitCodes
 * @property {Readonly<Record<string, string>>} exitCodeWords
 * @property {Readonly<Record<string, string>>} errorClasses by code
 * @property {Readonly<Record<string, { readonly title: string, readonly nextStep: string }>>} errorWords by code
 */

/** @param {string} text */
const cell = (text) =>
  text
    .replaceAll('{suggestion}', '')
    .replaceAll(/\{(\w+)\}/g, '(the $1)')
    .replaceAll('|', '\\|')
    .replaceAll('<', '&lt;')
    .trim();

/** @param {string} name */
const anchorOf = (name) => `cie-${name.replaceAll(' ', '-')}`;

/**
 * @param {string} help
 * @param {readonly string[]} titles of the parts that the page has in a better form; they end the help
 */
function block(help, titles) {
  const end = titles.map((title) => help.indexOf(`\n${title}`)).find((index) => index >= 0);
  const lines = help
    .slice(0, end)
    .replaceAll(/[^\S\n]+$/gm, '')
    .trim();
  return `\`\`\`text\n${lines}\n\`\`\``;
}

/** @param {CliSources['commands'][number]} command */
function fields({ name, json, jsonLines }) {
  if (json.length === 0) return '';
  const title = jsonLines === true ? 'With `--json`, one object a line:' : 'With `--json`:';
  const rows = json.map((path) => `| \`${path}\` | ${meaningOf(name, path)} |`);
  return `\n${title}\n\n| Field | Meaning |\n| --- | --- |\n${rows.join('\n')}\n`;
}

/**
 * docs/cli.md.
 *
 * @param {CliSources} sources
 * @returns {string}
 */
export function cliReference({ commands, help, titles, exitCodes, exitCodeWords, errorClasses, errorWords }) {
  const index = commands.map(({ name }) => `[\`${name}\`](#${anchorOf(name)})`).join(' · ');
  const codes = Object.entries(exitCodes)
    .sort(([, a], [, b]) => a - b)
    .map(([ending, code]) => `| ${code} | \`${ending}\` | ${cell(exitCodeWords[ending] ?? '')} |`);
  const chapters = commands.map(
    (command) =>
      `### cie ${command.name}\n\n${block(help(command.name), [titles.json, titles.jsonLines])}\n${fields(command)}`,
  );
  const errors = Object.entries(errorClasses).map(([code, errorClass]) => {
    const words = errorWords[code];
    if (words === undefined) throw new Error(`no words for ${code}`);
    return `| \`${code}\` | ${exitCodes[errorClass]} | ${cell(words.title)} | ${cell(words.nextStep)} |`;
  });
  return `<!-- Made by \`npm run docs:reference\` from the program itself: change the program, not this page. -->

# The cie command

Every command with what \`--help\` says about it, the object that \`--json\` prints, and the exit codes. For a first start see
[getting-started.md](getting-started.md), for scripts and CI [ci.md](ci.md).

${index}

## Rules

- **Codes** come from a hidden prompt, or from standard input with \`--pin-stdin\`, \`--puk-stdin\`, \`--new-pin-stdin\`: one line each, in the
  order PIN, PUK, new PIN. Never from arguments or the environment; what looks like a code there is refused.
- **A last try** (the PIN's last, one of the PUK's last two) is asked for with a word to type. \`--yes\` does not answer that question;
  \`--allow-last-try\` does.
- **Standard output** is the result, **standard error** everything else: progress, questions, warnings, log. Progress is a bar on a
  terminal, plain lines elsewhere, and none with \`--json\` or \`--quiet\`.
- **\`--reader software\`** is a software card in this process, new each time; \`--reader software:FILE\` keeps its codes and counters beside
  FILE, which becomes the specimen when it is not there. The [specimen](library.md#the-software-card-in-a-test) has the PIN 19283746 and the
  PUK 64738291.
- **The language** is Italian where \`LC_ALL\`, \`LC_MESSAGES\` or \`LANG\` say so, English elsewhere; \`--lang\` decides.
- **\`CIEKIT_HOME\`** names the folder of the paired cards and trusted certificates. Without it: \`$XDG_DATA_HOME/ciekit\` (else
  \`~/.local/share/ciekit\`) on Linux, \`~/Library/Application Support/CIE Kit\` on macOS, \`%LOCALAPPDATA%\\CIE Kit\` on Windows.
- **Ctrl-C** stops a command in an orderly way. A code that is on its way is waited for.

## Options of every command

${block(help(undefined), [titles.exitCodes])}

## Exit codes

They never change their meaning. \`class\` in an error object is the same word.

| Code | Class | Meaning |
| --- | --- | --- |
${codes.join('\n')}

## JSON

With \`--json\` a command prints exactly one object, in one line, and nothing else on standard output; \`status --watch\` and
\`emulator serve\` print one object a line while they run. Times are ISO 8601 in UTC. Fields may be added, and none changes its meaning. A failure
is an object too, with the exit code of its class:

| Field | Meaning |
| --- | --- |
| \`error.code\` | what happened: [errors.md](errors.md), or [one of the command's own](#errors-of-the-command) |
| \`error.class\`, \`error.exitCode\` | [exit codes](#exit-codes) |
| \`error.message\`, \`error.meaning\`, \`error.nextStep\` | in words, in the chosen language |
| \`error.triesRemaining\` | tries left, where the error is about a code and the card told |
| \`error.candidates[]\` | \`reader\` and \`serialNumber\` (or \`null\`) of the cards among which one has to be chosen |

## Commands

${chapters.join('\n')}
## Errors of the command

Besides [those of the library](errors.md):

| Code | Exit code | What happened | Next step |
| --- | --- | --- | --- |
${errors.join('\n')}
`;
}
