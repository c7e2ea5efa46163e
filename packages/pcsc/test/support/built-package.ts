import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder of this package. */
export const PACKAGE = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Compiles the package where that has not been done, and gives the address of its entry. */
export function builtEntry(): string {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  // Whether the types are right is another check's business; what is needed here is JavaScript.
  spawnSync(process.execPath, [compiler, '-b', PACKAGE]);
  const entry = join(PACKAGE, 'dist', 'index.js');
  if (!existsSync(entry)) throw new Error('the package could not be compiled');
  return pathToFileURL(entry).href;
}

export interface ProcessResult {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** Runs a module in a Node of its own; one that has not ended after `timeoutMs` is killed. */
export async function runModule(source: string, timeoutMs: number, cwd = PACKAGE): Promise<ProcessResult> {
  // pnpm's launchers set NODE_PATH, which would lend a bare installation what it does not have.
  const env = { ...process.env, NODE_PATH: '' };
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], { cwd, env });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  await once(child, 'close');
  clearTimeout(timer);
  return { exitCode: child.exitCode, signal: child.signalCode, output };
}
