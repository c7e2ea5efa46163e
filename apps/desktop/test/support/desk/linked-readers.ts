import {
  CancelledError,
  TransportError,
  type CardConnection,
  type CardReaders,
  type CardTransaction,
  type ReaderEvent,
  type ReaderSnapshot,
  type TransactionOptions,
} from '@ciekit/core';
import { writeFileSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { collectedHeap } from './collected-heap.js';
import {
  bytesOf,
  fromWire,
  onLines,
  sendLine,
  type Call,
  type FromDesk,
  type Order,
  type WireEvent,
  type WireSnapshot,
} from './link.js';

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const FLOOD_STEP_MS = 10;

/** In the app's process: readers and cards that lie on the desk of a test, in the test's own process. */
export class LinkedReaders implements CardReaders {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #feeds = new Map<number, (event: ReaderEvent | Error) => void>();
  #id = 0;

  constructor(path: string) {
    this.#socket = createConnection(path);
    onLines(this.#socket, (message) => {
      this.#take(message as FromDesk);
    });
    // The test ended, and the app has not yet.
    this.#socket.on('error', () => undefined);
  }

  async list(): Promise<readonly ReaderSnapshot[]> {
    const snapshots = (await this.#call({ call: 'list' })) as readonly WireSnapshot[];
    return snapshots.map(fromWire);
  }

  async *watch(signal: AbortSignal): AsyncGenerator<ReaderEvent, void, undefined> {
    const queue: (ReaderEvent | Error)[] = [];
    let wake = (): void => undefined;
    const id = this.#next();
    this.#feeds.set(id, (event) => {
      queue.push(event);
      wake();
    });
    this.#waiting.set(id, { resolve: () => undefined, reject: (error) => this.#feeds.get(id)?.(error) });
    const onAbort = (): void => {
      wake();
    };
    signal.addEventListener('abort', onAbort);
    sendLine(this.#socket, { id, call: 'watch' });
    try {
      while (!signal.aborted) {
        const event = queue.shift();
        if (event instanceof Error) throw event;
        if (event !== undefined) yield event;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
      this.#feeds.delete(id);
      this.#waiting.delete(id);
      sendLine(this.#socket, { id: this.#next(), call: 'abort', of: id });
    }
  }

  async connect(reader: string, options: TransactionOptions = {}): Promise<CardConnection> {
    const { connection, atr, max } = (await this.#call({ call: 'connect', reader }, options.signal)) as {
      connection: number;
      atr: string;
      max: number | undefined;
    };
    return {
      readerName: reader,
      atr: bytesOf(atr),
      maxCommandLength: max,
      beginTransaction: async ({ signal, waitMs } = {}) => {
        const transaction = await this.#call({ call: 'begin', connection, waitMs }, signal);
        return this.#transaction(transaction as number);
      },
      close: async () => {
        await this.#call({ call: 'close', connection });
      },
    };
  }

  close(): Promise<void> {
    this.#socket.destroy();
    return Promise.resolve();
  }

  #transaction(transaction: number): CardTransaction {
    return {
      transmit: async (command) => {
        const bytes = Buffer.from(command).toString('base64');
        return bytesOf((await this.#call({ call: 'transmit', transaction, bytes })) as string);
      },
      end: async (disposition) => {
        await this.#call({ call: 'end', transaction, disposition });
      },
    };
  }

  #call(call: Call, signal?: AbortSignal): Promise<unknown> {
    const id = this.#next();
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        sendLine(this.#socket, { id: this.#next(), call: 'abort', of: id });
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      const done = (): void => {
        this.#waiting.delete(id);
        signal?.removeEventListener('abort', onAbort);
      };
      this.#waiting.set(id, {
        resolve: (value) => {
          done();
          resolve(value);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      });
      sendLine(this.#socket, { id, ...call });
      if (signal?.aborted === true) onAbort();
    });
  }

  #take(message: FromDesk): void {
    if ('order' in message) this.#obey(message);
    else if ('event' in message) this.#feeds.get(message.id)?.(eventOf(message.event));
    else if ('failure' in message) this.#waiting.get(message.id)?.reject(errorOf(message.failure));
    else this.#waiting.get(message.id)?.resolve(message.value);
  }

  #obey(order: Order): void {
    switch (order.order) {
      case 'hang':
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
        break;
      case 'crash':
        process.kill(process.pid, 'SIGSEGV');
        break;
      case 'weigh':
        writeFileSync(order.into, String(collectedHeap()));
        break;
      case 'flood':
        this.#flood(order.perSecond, order.ms, order.reader);
    }
  }

  #flood(perSecond: number, ms: number, name: string): void {
    const reader = { name, card: 'empty', atr: undefined } as const;
    const mute = { name, card: 'mute', atr: undefined } as const;
    const until = performance.now() + ms;
    const pour = (): void => {
      for (let told = 0; told < (perSecond * FLOOD_STEP_MS) / 1_000; told += 2) {
        for (const feed of this.#feeds.values()) {
          feed({ type: 'card-inserted', reader: mute });
          feed({ type: 'card-removed', reader });
        }
      }
      if (performance.now() < until) setTimeout(pour, FLOOD_STEP_MS);
    };
    pour();
  }

  #next(): number {
    return ++this.#id;
  }
}

function eventOf({ type, reader }: WireEvent): ReaderEvent {
  return (reader === undefined ? { type } : { type, reader: fromWire(reader) }) as ReaderEvent;
}

function errorOf(failure: Extract<FromDesk, { failure: unknown }>['failure']): Error {
  return failure === 'cancelled' ? new CancelledError() : new TransportError(failure, 'as the test wants it');
}
