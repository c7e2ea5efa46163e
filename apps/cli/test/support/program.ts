import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import type { Result } from './cli.js';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
export const PROGRAM = join(ROOT, 'apps/cli/bin/cie.js');

/** Another test file that builds at the same time has its turn for at most so long. */
const BUILD_MS = 120_000;
const POLL_MS = 100;

/** Brings `dist` up to date: what is spawned is what users get. Files of tests run at the same time: one builds. */
export async function build(): Promise<void> {
  const lock = join(tmpdir(), `ciekit-build-${createHash('sha256').update(ROOT).digest('hex').slice(0, 16)}`);
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
      if (Date.now() - made > BUILD_MS) rmdirSync(lock);
      else await delay(POLL_MS);
    }
  }
  try {
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-b', 'apps/cli', 'apps/idp'], {
      cwd: ROOT,
    });
  } finally {
    rmdirSync(lock);
  }
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
