import { execFile } from 'node:child_process';
import { readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

/** What the operating system tells of a process. Everything may be missing: a process may be gone, or closed to us. */
export interface ProcessFacts {
  readonly parent: number | undefined;
  /** Full path of the file that runs, or its short name. */
  readonly executable: string | undefined;
  /** The arguments, the program's own name first. */
  readonly commandLine: readonly string[];
}

export type ProcessTable = (pid: number) => Promise<ProcessFacts>;

const MAX_COMMAND_LINE = 4096;

/** The process table of this machine. */
export const processTable: ProcessTable = process.platform === 'linux' ? fromProc : fromPs;

async function fromProc(pid: number): Promise<ProcessFacts> {
  const orNothing = <T>(reading: Promise<T>): Promise<T | undefined> => reading.catch(() => undefined);
  const [target, comm, stat, arguments_] = await Promise.all([
    orNothing(readlink(`/proc/${pid}/exe`)),
    orNothing(readFile(`/proc/${pid}/comm`, 'utf8')),
    orNothing(readFile(`/proc/${pid}/stat`, 'utf8')),
    orNothing(readFile(`/proc/${pid}/cmdline`, 'utf8')),
  ]);
  return {
    parent: stat === undefined ? undefined : parentOf(stat),
    // proc(5): a program that was replaced by an update while it runs has this at the end.
    executable: target?.replace(/ \(deleted\)$/, '') ?? comm?.trim(),
    commandLine: arguments_?.slice(0, MAX_COMMAND_LINE).split('\0').slice(0, -1) ?? [],
  };
}

/** Field 4 of proc_pid_stat(5); field 2 is a name in brackets that may hold anything, brackets included. */
function parentOf(stat: string): number | undefined {
  const [, parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return /^\d+$/.test(parent) ? Number(parent) : undefined;
}

async function fromPs(pid: number): Promise<ProcessFacts> {
  const ask = async (columns: string): Promise<string> => {
    try {
      const { stdout } = await promisify(execFile)('/bin/ps', ['-ww', '-p', String(pid), '-o', columns]);
      return stdout.trim().slice(0, MAX_COMMAND_LINE);
    } catch {
      return '';
    }
  };
  const [parent, executable, command] = await Promise.all([ask('ppid='), ask('comm='), ask('command=')]);
  return {
    parent: /^\d+$/.test(parent) ? Number(parent) : undefined,
    executable: executable === '' ? undefined : executable,
    commandLine: command === '' ? [] : command.split(' '),
  };
}
