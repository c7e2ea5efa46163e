import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { FromProcess, ProcessSettings, ToProcess } from '../../src/card-process/protocol.js';
import type { OperationKind, OperationResults } from '../../src/contract/operations.js';
import type { OperationArgument } from '../../src/contract/requests.js';
import { UTILITY_BUNDLE } from '../stand-in/utility-bundle.js';
import { standInDistribution } from './stand-in-distribution.js';

/** The card process as a package holds it, with nothing of the repository within its reach. */
export class PackagedProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #heard: FromProcess[] = [];
  #arrived: () => void = () => undefined;

  private constructor(child: ChildProcess) {
    this.#child = child;
    child.on('message', (message) => {
      this.#heard.push(message as FromProcess);
      this.#arrived();
    });
    child.once('exit', () => {
      this.#arrived();
    });
  }

  /** @param folder that holds `card-process.cjs` */
  static async start(folder: string, store: string, software: boolean): Promise<PackagedProcess> {
    const settings: ProcessSettings = {
      software,
      watches: true,
      storeDirectory: store,
      version: '0.1.0',
      configuration: { language: 'en', proxyUrl: '', timestampUrl: '' },
    };
    const child = fork(join(folder, 'card-process.cjs'), [JSON.stringify(settings)], {
      execArgv: ['--require', join(await standInDistribution(), UTILITY_BUNDLE)],
      serialization: 'advanced',
      cwd: '/',
      env: { ...process.env, NODE_PATH: '' },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    return new PackagedProcess(child);
  }

  /** The first message of a kind, one that came already or one to come. @throws when the process ends before */
  async message<T extends FromProcess>(is: (message: FromProcess) => message is T): Promise<T> {
    for (;;) {
      const found = this.#heard.find(is);
      if (found !== undefined) return found;
      if (this.#child.exitCode !== null) throw new Error(`the process ended with ${this.#child.exitCode}`);
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
  }

  /** @throws when the operation does not end well */
  async operate<K extends OperationKind>(
    kind: K,
    argument: OperationArgument<K>,
    paths: Readonly<Record<string, string>> = {},
  ): Promise<{ readonly result: OperationResults[K]; readonly written: readonly string[] }> {
    const id = randomUUID();
    const message: ToProcess = { type: 'operate', id, kind, argument, paths };
    this.#child.send(message);
    const outcome = await this.message(
      (heard): heard is Extract<FromProcess, { type: 'outcome' }> => heard.type === 'outcome' && heard.id === id,
    );
    if (!outcome.outcome.ok) throw new Error(`${kind}: ${JSON.stringify(outcome.outcome.error)}`);
    return { result: outcome.outcome.result as OperationResults[K], written: outcome.written.map(({ path }) => path) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
