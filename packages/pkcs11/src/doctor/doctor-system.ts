import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { readSmallFile } from '../install/bounded-file.js';
import { systemPath, type InstallSurroundings } from '../install/user-places.js';
import { askStatus } from '../server/ask-service.js';
import type { ServiceStatus } from '../server/control-protocol.js';

/** How a program ended: its output, or why there is none. */
export type ProgramOutcome =
  { readonly ended: true; readonly code: number; readonly stdout: string } | { readonly ended: false };

/** What the inspectors may do: look at files, ask programs and the service. Nothing of it changes anything. */
export interface DoctorSystem {
  readonly surroundings: InstallSurroundings;
  /** As `process.arch`. */
  readonly arch: string;
  /** Runs a program of the system's own without a shell; the time it may take is bounded. */
  readonly run: (program: string, args: readonly string[]) => Promise<ProgramOutcome>;
  /** Asks the token service at this socket. @throws {TokenServiceError} as `askStatus` */
  readonly askStatus: (socketPath: string) => Promise<ServiceStatus>;
}

const PATIENCE_MS = 5_000;
const MAX_OUTPUT_BYTES = 65_536;
/** Bytes; files of the system that are read for a word or two. */
const MAX_SYSTEM_FILE_BYTES = 1_048_576;

/**
 * This machine, for the user that this process runs for.
 *
 * @param env of the program that asks
 */
export function localDoctorSystem(env: Readonly<Record<string, string | undefined>> = process.env): DoctorSystem {
  const home = homeOf(env);
  const uid = process.geteuid?.();
  return {
    // Nothing is kept: the folder for backups is never made.
    surroundings: { platform: process.platform, env, home, uid, stateDirectory: join(home, '.local', 'state') },
    arch: process.arch,
    run: (program, args) => runProgram(program, args, env),
    askStatus: (socketPath) => askStatus(socketPath, PATIENCE_MS),
  };
}

function homeOf(env: Readonly<Record<string, string | undefined>>): string {
  const named = env['HOME'];
  if (named !== undefined && isAbsolute(named)) return named;
  try {
    return homedir();
  } catch {
    // A user without an entry in the system's user list has no browser either.
    return '/nonexistent';
  }
}

/** Runs a program, at most five seconds; its output beyond 64 kB ends it. */
export async function runProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  patienceMs: number = PATIENCE_MS,
): Promise<ProgramOutcome> {
  return new Promise((resolve) => {
    // The words that are looked for must not depend on the user's language.
    const child = { ...env, LC_ALL: 'C', LANGUAGE: 'C' };
    const options = { timeout: patienceMs, killSignal: 'SIGKILL', maxBuffer: MAX_OUTPUT_BYTES, env: child } as const;
    execFile(program, args, options, (error, stdout) => {
      if (error === null) resolve({ ended: true, code: 0, stdout });
      else if (typeof error.code === 'number') resolve({ ended: true, code: error.code, stdout });
      else resolve({ ended: false });
    });
  });
}

/** The text of one of the system's files, by its path on the system; `undefined` where it cannot be read. */
export async function systemText({ surroundings }: DoctorSystem, path: string): Promise<string | undefined> {
  return textAt(systemPath(surroundings, path));
}

/** The text of a small file; `undefined` where it cannot be read. */
export async function textAt(path: string): Promise<string | undefined> {
  try {
    const content = await readSmallFile(path, MAX_SYSTEM_FILE_BYTES);
    return content === undefined ? undefined : new TextDecoder().decode(content);
  } catch {
    return undefined;
  }
}

/** The names in a folder, sorted; none where it cannot be listed. */
export async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    return [];
  }
}
