import { posix } from 'node:path';
import { printable } from '../prompt/printable.js';
import type { CallingProgram } from '../token/calling-program.js';
import { processTable, type ProcessFacts, type ProcessTable } from './process-table.js';

/** What p11-kit may have between a program and the front end, and what starts a command for somebody else. */
const GO_BETWEENS = /^(?:(?:ba|da|a|z|k|mk|fi|c|tc)?sh|busybox|env|p11-kit(?:-\w+)?|systemd|init)$/;
/** Programs that are known by the script which they run. */
const INTERPRETERS = /^(?:node|nodejs|deno|bun|python[\d.]*|pypy[\d.]*|perl[\d.]*|ruby[\d.]*|java|(?:ba|da|z|k)?sh)$/;
const MAX_ANCESTORS = 16;

/**
 * What a person would call the program behind a process. Our own front end speaks for the program that started it: its
 * first ancestor that is neither a shell nor a helper of p11-kit.
 *
 * The name is what the system tells of a process of the same user; a program that wants to deceive can choose its name.
 *
 * @param pid as the kernel told it for the connection
 * @returns `undefined` when the process is gone or closed to us
 */
export async function callingProgram(
  pid: number,
  table: ProcessTable = processTable,
): Promise<CallingProgram | undefined> {
  const facts = await table(pid);
  if (!isFrontEnd(facts)) return named(pid, facts);
  let { parent } = facts;
  for (let generation = 0; generation < MAX_ANCESTORS && parent !== undefined && parent > 1; generation++) {
    const ancestor = await table(parent);
    const name = baseName(ancestor.executable);
    if (name !== undefined && !GO_BETWEENS.test(name) && !isFrontEnd(ancestor)) return named(parent, ancestor);
    ({ parent } = ancestor);
  }
  return undefined;
}

/** `cie token connect`, whatever runs it: `node /usr/bin/cie token connect`, `cie --log debug token connect --socket …`. */
function isFrontEnd({ commandLine }: ProcessFacts): boolean {
  const command = commandLine.findIndex((argument, index) => {
    return argument === 'token' && commandLine[index + 1] === 'connect';
  });
  const program = commandLine.slice(0, command).map((argument) => posix.basename(argument));
  return command > 0 && program.some((name) => /^cie(?:\.\w+)?$/.test(name));
}

function named(pid: number, facts: ProcessFacts): CallingProgram | undefined {
  const executable = baseName(facts.executable);
  if (executable === undefined) return undefined;
  const name = INTERPRETERS.test(executable) ? (scriptName(facts.commandLine) ?? executable) : executable;
  return { pid, name };
}

/** The first argument that is neither an option nor the code after `-c` or `-e`. */
function scriptName([, ...rest]: readonly string[]): string | undefined {
  for (const argument of rest) {
    if (/^(?:-c|-e|-p|--eval|--print|-)$/.test(argument)) return undefined;
    if (!argument.startsWith('-')) return baseName(argument);
  }
  return undefined;
}

function baseName(path: string | undefined): string | undefined {
  const name = printable(posix.basename(path ?? ''));
  return name === '' ? undefined : name;
}
