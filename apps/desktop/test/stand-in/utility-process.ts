import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { notModelled } from './loud-object.js';
import { ModelledEmitter } from './modelled-emitter.js';
import { nodePath } from './node-path.js';
import { UTILITY_BUNDLE } from './utility-bundle.js';

type Stdio = 'pipe' | 'ignore' | 'inherit';

interface ForkOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly execArgv?: readonly string[];
  readonly cwd?: string;
  readonly stdio?: Stdio | readonly Stdio[];
  readonly serviceName?: string;
}

/** A process of Node beside the main process, with messages both ways; MessagePorts are not modelled. */
export class UtilityProcess extends ModelledEmitter {
  pid: number | undefined;
  readonly stdout: Readable | null;
  readonly stderr: Readable | null;
  private readonly child: ChildProcess;

  constructor(modulePath: string, values: readonly string[], options: ForkOptions) {
    super('UtilityProcess', ['spawn', 'message', 'exit', 'error']);
    const [, out = 'inherit', err = 'inherit'] = streams(options.stdio ?? 'inherit');
    this.child = fork(modulePath, values, {
      execPath: nodePath(),
      execArgv: [...(options.execArgv ?? []), '--require', join(__dirname, UTILITY_BUNDLE)],
      // Structured clones, as between processes of Electron.
      serialization: 'advanced',
      env: options.env ?? process.env,
      stdio: ['ignore', out, err, 'ipc'],
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    this.stdout = this.child.stdout;
    this.stderr = this.child.stderr;
    const endWithMain = (): void => void this.child.kill('SIGKILL');
    process.once('exit', endWithMain);
    this.child.once('spawn', () => {
      this.pid = this.child.pid;
      this.emit('spawn');
    });
    this.child.on('message', (message) => this.emit('message', message));
    // A pipe that breaks because the process ends is told by its exit.
    this.child.on('error', () => undefined);
    this.child.once('exit', (code, signal) => {
      process.removeListener('exit', endWithMain);
      this.pid = undefined;
      // As Electron: the status of waitpid, which for a killed process is the signal.
      this.emit('exit', code ?? (signal === null ? 0 : constants.signals[signal]));
    });
  }

  postMessage(message: unknown, transfer: readonly unknown[] = []): void {
    if (transfer.length > 0) throw notModelled('a MessagePort sent to a utility process');
    if (!this.child.connected) return;
    this.child.send(message as object, () => undefined);
  }

  kill(): boolean {
    return this.child.kill('SIGTERM');
  }
}

function streams(stdio: Stdio | readonly Stdio[]): readonly Stdio[] {
  return typeof stdio === 'string' ? [stdio, stdio, stdio] : stdio;
}

export const utilityProcess = {
  fork: (modulePath: string, values: readonly string[] = [], options: ForkOptions = {}): UtilityProcess =>
    new UtilityProcess(modulePath, values, options),
};
