import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The user `nobody` of every Linux. p11-kit reads no module file of a user who is root. */
const NOBODY = 65_534;
const PRIVATE = 0o700;
/** A socket's path may have 107 bytes, so the folder's name is short. */
const PREFIX = 'cie-u-';

/** A program that the test started. What it wrote is kept, to be shown when the test fails. */
export interface StartedProgram {
  readonly child: ChildProcess;
  /** Standard output and standard error, in the order of their arrival. */
  readonly log: () => string;
  /**
   * Resolves with the first match in the log from a position on, past or to come. Rejects when the program ends without
   * one.
   */
  matched(pattern: RegExp, from?: number): Promise<RegExpExecArray>;
  /** Ends it and every process it started. */
  stop(): Promise<void>;
  /** Settles when it has ended. */
  readonly ended: Promise<void>;
}

/** A person without rights at this machine: a home of their own, a runtime folder, and the programs they run. */
export class UnprivilegedUser {
  readonly home: string;
  readonly runtime: string;
  readonly #programs: StartedProgram[] = [];
  #folders = 0;
  readonly #env: NodeJS.ProcessEnv;

  constructor(env: Readonly<Record<string, string>> = {}) {
    const folder = mkdtempSync(join(tmpdir(), PREFIX));
    this.home = join(folder, 'home');
    this.runtime = join(folder, 'run');
    this.#own(folder);
    for (const path of [this.home, this.runtime]) {
      mkdirSync(path, { mode: PRIVATE });
      this.#own(path);
    }
    this.#env = {
      PATH: process.env['PATH'],
      HOME: this.home,
      TMPDIR: this.runtime,
      XDG_RUNTIME_DIR: this.runtime,
      LANG: 'C.UTF-8',
      ...env,
    };
  }

  /** A file in the home folder, which they own; folders on the way are made. Returns its path. */
  write(relative: string, content: string | Uint8Array, mode = 0o600): string {
    const path = join(this.home, relative);
    this.folder(dirname(relative));
    writeFileSync(path, content, { mode });
    chmodSync(path, mode);
    this.#own(path);
    return path;
  }

  /** A folder in the home folder, which they own. Returns its path. */
  folder(relative: string): string {
    let path = this.home;
    for (const part of relative.split('/').filter((name) => name !== '.' && name !== '')) {
      path = join(path, part);
      mkdirSync(path, { recursive: true, mode: PRIVATE });
      this.#own(path);
    }
    return path;
  }

  /** A folder in the home folder that was not there before. Returns its name there. */
  newFolder(prefix: string): string {
    const name = `${prefix}-${++this.#folders}`;
    this.folder(name);
    return name;
  }

  /** Runs a program to its end. @throws {Error} with what it wrote, when its exit code is not 0 */
  async run(program: string, args: readonly string[], input = ''): Promise<string> {
    const child = spawn(program, args, { ...this.#as(), stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
    const [code] = (await once(child, 'close')) as [number | null];
    if (code === 0) return output;
    throw new Error(`${program} ${args.join(' ')} ended with ${code ?? 'a signal'}:\n${output}${errors}`);
  }

  /** Starts a program, in a process group of its own. */
  start(program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): StartedProgram {
    const { env: base, ...as } = this.#as();
    const child = spawn(program, args, {
      ...as,
      env: { ...base, ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started = new Program(child);
    this.#programs.push(started);
    return started;
  }

  /** Ends all their programs and removes their folder. */
  async leave(): Promise<void> {
    await Promise.all(this.#programs.map((program) => program.stop()));
    rmSync(dirname(this.home), { recursive: true, force: true, maxRetries: 5 });
  }

  #as(): { env: NodeJS.ProcessEnv; cwd: string; uid?: number; gid?: number } {
    const identity = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
    return { env: this.#env, cwd: this.home, ...identity };
  }

  #own(path: string): void {
    if (process.getuid?.() === 0) chownSync(path, NOBODY, NOBODY);
  }
}

class Program implements StartedProgram {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  #text = '';
  #hasEnded = false;
  #waiting: (() => void)[] = [];

  constructor(child: ChildProcess) {
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.#text += chunk.toString();
        this.#wake();
      });
    }
    this.ended = once(child, 'exit').then(() => {
      this.#hasEnded = true;
      this.#wake();
    });
    this.ended.catch(() => undefined);
  }

  log(): string {
    return this.#text;
  }

  async matched(pattern: RegExp, from = 0): Promise<RegExpExecArray> {
    for (;;) {
      const match = pattern.exec(this.#text.slice(from));
      if (match !== null) return match;
      if (this.#hasEnded) throw new Error(`ended without ${pattern.source}:\n${this.#text}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async stop(): Promise<void> {
    const { pid } = this.child;
    if (pid === undefined) return;
    try {
      // The whole group: browsers are many processes.
      process.kill(-pid, 'SIGKILL');
    } catch {
      // Nobody of the group is left.
    }
    await this.ended;
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}
