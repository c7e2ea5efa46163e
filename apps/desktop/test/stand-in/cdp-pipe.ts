import { EventEmitter } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.js';

export type { Protocol };
export type Command = keyof Protocol.CommandParameters;
export type Parameters<C extends Command> = Protocol.CommandParameters[C];
export type Result<C extends Command> = Protocol.CommandReturnValues[C];
export type ProtocolEvent = keyof Protocol.EventMap;
export type Payload<E extends ProtocolEvent> = Protocol.EventMap[E][0];

interface Pending {
  readonly method: string;
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

interface Incoming {
  readonly id?: number;
  readonly sessionId?: string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/**
 * The Chrome DevTools protocol over `--remote-debugging-pipe`: JSON messages that end in a zero byte, on descriptors
 * 3 and 4 of the browser. The pipe leaves the browser's debugging port to Playwright.
 * https://chromedevtools.github.io/devtools-protocol/
 */
export class DevToolsPipe {
  private readonly toBrowser: Writable;
  private readonly pending = new Map<number, Pending>();
  private readonly events = new EventEmitter().setMaxListeners(0);
  private last = 0;

  constructor(toBrowser: Writable, fromBrowser: Readable) {
    this.toBrowser = toBrowser;
    // A browser that ends closes both; its exit is reported elsewhere.
    toBrowser.on('error', () => undefined);
    fromBrowser.on('error', () => undefined);
    let rest = '';
    fromBrowser.setEncoding('utf8').on('data', (text: string) => {
      const messages = (rest + text).split('\0');
      rest = messages.pop() ?? '';
      for (const message of messages) this.receive(JSON.parse(message) as Incoming);
    });
  }

  /** `session`: of a target; the browser itself when left out. */
  send<C extends Command>(method: C, params?: Parameters<C>, session?: string): Promise<Result<C>> {
    return new Promise((resolve, reject) => {
      const id = ++this.last;
      this.pending.set(id, { method, resolve: resolve, reject });
      this.toBrowser.write(`${JSON.stringify({ id, method, params: params ?? {}, sessionId: session })}\0`);
    });
  }

  on<E extends ProtocolEvent>(event: E, listener: (params: Payload<E>) => void, session = ''): void {
    this.events.on(`${session} ${event}`, listener);
  }

  /** Nothing more of a session will come. */
  forget(session: string): void {
    for (const name of this.events.eventNames()) {
      if (String(name).startsWith(`${session} `)) this.events.removeAllListeners(name);
    }
  }

  private receive(message: Incoming): void {
    if (message.id === undefined) {
      this.events.emit(`${message.sessionId ?? ''} ${message.method ?? ''}`, message.params);
      return;
    }
    const call = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (message.error === undefined) call?.resolve(message.result as never);
    else call?.reject(new Error(`${call.method}: ${message.error.message}`));
  }
}
