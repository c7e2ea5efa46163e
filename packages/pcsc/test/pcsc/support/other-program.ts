import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../../support/other-program.mjs', import.meta.url));

/** Another process that uses a card through the PC/SC library. */
export class OtherProgram {
  readonly #child: ChildProcess;
  readonly #lines: Interface;
  /** Resolves when the process has the card. */
  readonly holding: Promise<void>;

  private constructor(child: ChildProcess) {
    this.#child = child;
    this.#lines = createInterface({ input: child.stdout! });
    this.holding = this.#line('holding');
    this.holding.catch(() => undefined);
  }

  static start(reader: string, mode: 'transaction' | 'exclusive' | 'reset'): OtherProgram {
    return new OtherProgram(spawn(process.execPath, [SCRIPT, reader, mode], { stdio: ['pipe', 'pipe', 'ignore'] }));
  }

  /** Gives the card back and ends the process. */
  async release(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.stdin!.write('\n');
    await ended;
  }

  /** Ends the process whatever it does. */
  async kill(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }

  #line(wanted: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#lines.on('line', (line) => {
        if (line === wanted) resolve();
      });
      this.#child.once('exit', () => {
        reject(new Error(`the other program ended before it said ${wanted}`));
      });
    });
  }
}
