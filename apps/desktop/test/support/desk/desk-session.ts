import {
  CancelledError,
  TransportError,
  type CardConnection,
  type CardTransaction,
  type ReaderEvent,
  type ReaderSnapshot,
} from '@ciekit/core';
import type { Socket } from 'node:net';
import { bytesOf, onLines, sendLine, toWire, type Call, type ToDesk, type WireEvent } from './link.js';
import type { TestDesk } from './test-desk.js';

/** ISO 7816-4: instruction not supported. What a card that is no CIE says to everything. */
const NOT_SUPPORTED = 'bQA=';

/** One process of the app at the desk: what it has open ends with it. */
export class DeskSession {
  readonly #socket: Socket;
  readonly #desk: TestDesk;
  readonly #watches = new Set<number>();
  readonly #calls = new Map<number, AbortController>();
  readonly #end = new AbortController();
  readonly #connections = new Map<number, CardConnection | 'odd'>();
  readonly #transactions = new Map<number, CardTransaction | 'odd'>();

  constructor(socket: Socket, desk: TestDesk) {
    this.#socket = socket;
    this.#desk = desk;
    onLines(socket, (message) => {
      void this.#take(message as ToDesk);
    });
  }

  tell(event: ReaderEvent): void {
    const wire = { type: event.type, ...('reader' in event ? { reader: toWire(event.reader) } : {}) } as WireEvent;
    for (const id of this.#watches) sendLine(this.#socket, { id, event: wire });
  }

  /** What a service says that has just started. */
  tellAll(): void {
    void this.#snapshots().then((snapshots) => {
      for (const reader of snapshots) {
        this.tell({ type: 'reader-added', reader });
        if (reader.card !== 'empty') this.tell({ type: 'card-inserted', reader });
      }
    });
  }

  /** The service ended: nothing that was open is any more. */
  dropCards(): void {
    for (const transaction of this.#transactions.values()) if (transaction !== 'odd') void transaction.end('reset');
    this.#transactions.clear();
    for (const connection of this.#connections.values()) if (connection !== 'odd') void connection.close();
    this.#connections.clear();
  }

  end(): void {
    this.#end.abort();
    for (const call of this.#calls.values()) call.abort();
    this.dropCards();
    this.#watches.clear();
  }

  async #take(message: ToDesk): Promise<void> {
    const { id } = message;
    if (message.call === 'abort') {
      this.#watches.delete(message.of);
      this.#calls.get(message.of)?.abort();
      return;
    }
    const controller = new AbortController();
    this.#calls.set(id, controller);
    try {
      if (message.call === 'watch') await this.#watch(id, controller.signal);
      else sendLine(this.#socket, { id, value: await this.#answer(message, id, controller.signal) });
    } catch (error) {
      const failure =
        error instanceof TransportError ? error.code : error instanceof CancelledError ? 'cancelled' : undefined;
      sendLine(this.#socket, { id, failure: failure ?? 'communication-failed' });
    } finally {
      this.#calls.delete(id);
    }
  }

  async #answer(call: Exclude<Call, { call: 'watch' | 'abort' }>, id: number, signal: AbortSignal): Promise<unknown> {
    if (call.call === 'end') {
      const transaction = this.#transactions.get(call.transaction);
      this.#transactions.delete(call.transaction);
      if (transaction !== 'odd') await transaction?.end(call.disposition);
      return undefined;
    }
    if (call.call === 'close') {
      const connection = this.#connections.get(call.connection);
      this.#connections.delete(call.connection);
      if (connection !== 'odd') await connection?.close();
      return undefined;
    }
    this.#refuse();
    switch (call.call) {
      case 'list':
        return (await this.#snapshots()).map(toWire);
      case 'connect':
        return this.#connect(call.reader, id, signal);
      case 'begin': {
        const connection = this.#open(this.#connections, call.connection);
        const transaction =
          connection === 'odd' ? 'odd' : await connection.beginTransaction({ signal, waitMs: call.waitMs });
        this.#transactions.set(id, transaction);
        return id;
      }
      case 'transmit': {
        const transaction = this.#open(this.#transactions, call.transaction);
        if (transaction === 'odd') return NOT_SUPPORTED;
        return Buffer.from(await transaction.transmit(bytesOf(call.bytes))).toString('base64');
      }
    }
  }

  async #connect(reader: string, id: number, signal: AbortSignal): Promise<object> {
    const odd = this.#desk.odd.get(reader);
    if (odd === 'mute') throw new TransportError('mute-card', 'as the test wants it');
    if (odd !== undefined) {
      this.#connections.set(id, 'odd');
      return { connection: id, atr: toWire(this.#desk.oddSnapshot(reader, odd)).atr };
    }
    const connection = await this.#desk.readers.connect(reader, { signal });
    this.#connections.set(id, connection);
    const atr = Buffer.from(connection.atr).toString('base64');
    return { connection: id, atr, max: connection.maxCommandLength };
  }

  async #watch(id: number, signal: AbortSignal): Promise<void> {
    // A service that does not run is waited for, as the real readers do; any other refusal ends the watch.
    const isStopped = (): boolean => this.#desk.refusal === 'service-not-running';
    if (!isStopped()) this.#refuse();
    const both = AbortSignal.any([signal, this.#end.signal]);
    this.#watches.add(id);
    for await (const event of this.#desk.readers.watch(both)) {
      if (event.type === 'all-told' && isStopped()) {
        this.#tellOne(id, { type: 'service-stopped' });
        this.#tellOne(id, event);
      } else if (event.type === 'all-told') {
        for (const reader of await this.#snapshots()) {
          if (this.#desk.odd.has(reader.name)) this.#tellOne(id, { type: 'card-inserted', reader });
        }
      }
      if (this.#desk.refusal === undefined) this.#tellOne(id, event);
    }
  }

  #tellOne(id: number, event: ReaderEvent): void {
    const wire = { type: event.type, ...('reader' in event ? { reader: toWire(event.reader) } : {}) } as WireEvent;
    if (this.#watches.has(id)) sendLine(this.#socket, { id, event: wire });
  }

  async #snapshots(): Promise<readonly ReaderSnapshot[]> {
    return (await this.#desk.readers.list()).map((reader) => {
      const odd = this.#desk.odd.get(reader.name);
      return odd === undefined ? reader : this.#desk.oddSnapshot(reader.name, odd);
    });
  }

  #refuse(): void {
    const { refusal } = this.#desk;
    if (refusal !== undefined) throw new TransportError(refusal, 'as the test wants it');
  }

  #open<T>(kept: ReadonlyMap<number, T>, id: number): T {
    const found = kept.get(id);
    if (found === undefined) throw new TransportError('card-reset', 'the service was started anew');
    return found;
  }
}
