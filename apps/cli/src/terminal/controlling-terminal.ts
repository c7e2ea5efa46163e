import { execFile } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { ReadStream, WriteStream } from 'node:tty';
import { promisify } from 'node:util';

/** The terminal that a process was started on, whatever its standard streams are. */
const TERMINAL = '/dev/tty';

/** A terminal, taken for a question. */
export interface TakenTerminal {
  readonly input: ReadStream;
  readonly output: WriteStream;
  readonly release: () => void;
}

/**
 * Whether there is a terminal and this process may use it: one in the background that reads from its terminal is stopped
 * by the system (SIGTTIN), and whoever waits for it with it.
 */
export async function mayUseTerminal(): Promise<boolean> {
  try {
    closeSync(openSync(TERMINAL, 'r+'));
    return await isInForeground();
  } catch {
    return false;
  }
}

/** @throws {Error} there is no terminal */
export function takeTerminal(): TakenTerminal {
  const input = new ReadStream(openSync(TERMINAL, 'r'));
  const output = new WriteStream(openSync(TERMINAL, 'w'));
  return {
    input,
    output,
    release: () => {
      input.destroy();
      output.destroy();
    },
  };
}

/** Whether the process group of the terminal is ours. */
async function isInForeground(): Promise<boolean> {
  const groups = process.platform === 'linux' ? groupsOfLinux() : await groupsByPs();
  return groups[0] !== undefined && groups[0] === groups[1];
}

/** proc_pid_stat(5): pgrp and tpgid are the fifth and the eighth field, behind a name that may hold anything. */
function groupsOfLinux(): readonly (string | undefined)[] {
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return [fields[2], fields[5]];
}

async function groupsByPs(): Promise<readonly (string | undefined)[]> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'pgid=,tpgid=', '-p', String(process.pid)]);
  return stdout.trim().split(/\s+/u);
}
