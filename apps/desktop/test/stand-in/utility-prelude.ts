import { EventEmitter } from 'node:events';
import Module from 'node:module';
import { notModelled } from './loud-object.js';

/** `process.parentPort` of a utility process: messages wait until somebody listens, or until `start`. */
class ParentPort extends EventEmitter {
  private waiting: unknown[] | undefined = [];

  constructor() {
    super();
    this.on('newListener', (event) => {
      // The listener is not yet there.
      if (event === 'message')
        process.nextTick(() => {
          this.start();
        });
    });
    process.on('message', (message) => {
      if (this.waiting === undefined) this.deliver(message);
      else this.waiting.push(message);
    });
  }

  start(): void {
    const waiting = this.waiting ?? [];
    this.waiting = undefined;
    for (const message of waiting) this.deliver(message);
  }

  postMessage(message: unknown): void {
    process.send?.(message);
  }

  private deliver(data: unknown): void {
    this.emit('message', { data, ports: [] });
  }
}

Object.defineProperty(process, 'parentPort', { value: new ParentPort() });
Object.defineProperty(process, 'type', { value: 'utility' });
// It lives as long as main.
process.once('disconnect', () => process.exit());

/** The door through which modules are loaded; Node's types leave it out. */
interface Loader {
  _load: (name: string, ...rest: unknown[]) => unknown;
}
const loader = Module as unknown as Loader;
const load = loader._load;
loader._load = (name, ...rest) => {
  if (name === 'electron' || name.startsWith('electron/'))
    throw notModelled(`the module '${name}' of a utility process`);
  return load.call(loader, name, ...rest);
};
