import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildInTurn } from '../../../../fixtures/build-turn.js';
import type { Result } from './cli.js';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
export const PROGRAM = join(ROOT, 'apps/cli/bin/cie.js');

/** Brings `dist` up to date: what is spawned is what users get. */
export function build(): Promise<void> {
  return buildInTurn('apps/cli', 'apps/idp');
}

export interface ProgramOptions extends SpawnOptions {
  readonly home: string;
  readonly input?: string;
  readonly onStdout?: (text: string, child: ChildProcess) => void;
  readonly onStderr?: (text: string, child: ChildProcess) => void;
}

/** Starts `cie` as a process of its own. */
export function spawnCie(
  argv: readonly string[],
  options: ProgramOptions,
): { child: ChildProcess; result: Promise<Result> } {
  const { home, input, onStdout, onStderr, ...spawnOptions } = options;
  const child = spawn(process.execPath, [PROGRAM, ...argv], {
    stdio: ['pipe', 'pipe', 'pipe'],
    ...spawnOptions,
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      CIEKIT_HOME: join(home, 'store'),
      LANG: 'en_GB.UTF-8',
      ...options.env,
    },
  });
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    onStdout?.(stdout, child);
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
    onStderr?.(stderr, child);
  });
  child.stdin?.on('error', () => undefined);
  if (input !== undefined) child.stdin?.end(input);
  const result = new Promise<Result>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      resolve({ code: code ?? (signal === 'SIGKILL' ? -9 : -1), stdout, stderr });
    });
  });
  return { child, result };
}

export function runCie(argv: readonly string[], options: ProgramOptions): Promise<Result> {
  return spawnCie(argv, { input: '', ...options }).result;
}
