/** Other people's programs, started without a shell and never left running. */
import { spawn, type ChildProcess, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';

export interface ProgramOptions {
  readonly cwd?: string | undefined;
  /** Added to the surroundings, which are empty but for PATH and an English locale. */
  readonly env?: NodeJS.ProcessEnv | undefined;
  /** Standard input, closed behind it. */
  readonly input?: string | Uint8Array | undefined;
  /** User and group; only root may choose. */
  readonly uid?: number | undefined;
  /** 30 s unless told. */
  readonly timeoutMs?: number | undefined;
}

export interface Ending {
  /** `undefined` when a signal ended it. */
  readonly code: number | undefined;
  readonly stdout: Buffer;
  /** What it said, both streams. */
  readonly text: string;
}

const LONGEST_MS = 30_000;

/** A program that is running; the test that started it ends it. */
export class RunningProgram {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #out: Buffer[] = [];
  readonly #ended: Promise<Ending>;
  readonly #heard = new Set<() => void>();
  #text = '';

  constructor(command: string, args: readonly string[], options: ProgramOptions = {}) {
    const { cwd, env, uid, input } = options;
    const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/usr/bin:/sbin:/bin`;
    this.#child = spawn(command, args, {
      ...(cwd === undefined ? {} : { cwd }),
      ...(uid === undefined ? {} : { uid, gid: uid }),
      env: { PATH, LC_ALL: 'C.UTF-8', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const hear = (chunk: Buffer): void => {
      this.#text += chunk.toString();
      for (const listener of this.#heard) listener();
    };
    this.#child.stdout.on('data', (chunk: Buffer) => this.#out.push(chunk));
    this.#child.stdout.on('data', hear);
    this.#child.stderr.on('data', hear);
    // A program that ended without reading its input.
    this.#child.stdin.on('error', () => undefined);
    this.#ended = once(this.#child, 'close').then(([code]: unknown[]) => ({
      code: typeof code === 'number' ? code : undefined,
      stdout: Buffer.concat(this.#out),
      text: this.#text,
    }));
    if (input !== undefined) this.#child.stdin.end(input);
    onTestFinished(async () => {
      await this.stop();
    });
  }

  get pid(): number {
    const { pid } = this.#child;
    if (pid === undefined) throw new Error('the program did not start');
    return pid;
  }

  /** What it said so far, both streams. */
  get text(): string {
    return this.#text;
  }

  write(input: string): void {
    this.#child.stdin.write(input);
  }

  /** Waits until it has said this. */
  async said(pattern: RegExp, timeoutMs = LONGEST_MS): Promise<RegExpExecArray> {
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      const match = pattern.exec(this.#text);
      if (match !== null) return match;
      const left = deadline - performance.now();
      if (left <= 0 || hasEnded(this.#child)) throw new Error(`never said ${String(pattern)}:\n${this.#text}`);
      await this.#nextWords(left);
    }
  }

  /** Resolves when it says something more, ends, or after so long. */
  #nextWords(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const listener = (): void => {
        clearTimeout(timer);
        this.#heard.delete(listener);
        resolve();
      };
      const timer = setTimeout(listener, milliseconds);
      this.#heard.add(listener);
      void this.#ended.finally(listener);
    });
  }

  /** Waits for its end; kills it when that takes too long, which is an error. */
  async end(timeoutMs = LONGEST_MS): Promise<Ending> {
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), timeoutMs);
    try {
      const ending = await this.#ended;
      if (this.#child.signalCode === 'SIGKILL') throw new Error(`it did not end by itself:\n${ending.text}`);
      return ending;
    } finally {
      clearTimeout(timer);
    }
  }

  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (hasEnded(this.#child)) return;
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 5_000);
    this.#child.kill(signal);
    await this.#ended.catch(() => undefined);
    clearTimeout(timer);
  }
}

function hasEnded({ exitCode, signalCode, pid }: ChildProcess): boolean {
  return pid === undefined || exitCode !== null || signalCode !== null;
}

/** Runs a program to its end. */
export async function run(command: string, args: readonly string[], options: ProgramOptions = {}): Promise<Ending> {
  const program = new RunningProgram(command, args, { input: '', ...options });
  return program.end(options.timeoutMs);
}
