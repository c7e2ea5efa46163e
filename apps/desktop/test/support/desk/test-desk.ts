import type { ReaderEvent, ReaderSnapshot, TransportErrorCode } from '@ciekit/core';
import { SoftwareReaders } from '@ciekit/emulator';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';
import { OTHER_ATR, type Desk, type OddCard } from './desk.js';
import { DeskSession } from './desk-session.js';
import { sendLine, type Order } from './link.js';
import { quietCard } from './quiet-card.js';

export const READER = 'Lettore di prova 1';
const SECOND_READER = 'Lettore di prova 2';

/**
 * Readers, cards and the service as they lie in front of the person of a test. They are in the test's process, so that
 * what a card counted can be read and outlives the app's processes; the app's process reaches them by a socket.
 */
export class TestDesk implements Desk, AsyncDisposable {
  readonly reader = READER;
  readonly readers = new SoftwareReaders({ readers: [] });
  readonly odd = new Map<string, OddCard>();
  readonly #folder = mkdtempSync(join(tmpdir(), 'ciekit-desk-'));
  readonly #server: Server;
  readonly #sessions = new Set<DeskSession>();
  readonly #sockets = new Set<Socket>();
  readonly #listening: Promise<void>;
  #waitingForProcess: (() => void)[] = [];
  /** Why nobody gets to the readers; `undefined`: the service runs. */
  #refusal: TransportErrorCode | undefined;
  /** How often the app's process reached the desk: again after each end. */
  processes = 0;

  /** @param readers their names */
  constructor(readers: readonly string[] = [READER]) {
    for (const name of readers) this.readers.addReader({ name });
    this.#server = createServer((socket) => {
      this.#welcome(socket);
    });
    this.#listening = new Promise((resolve) => this.#server.listen(this.path, resolve));
  }

  /** Where the app's process reaches it. */
  get path(): string {
    return join(this.#folder, 'desk');
  }

  get refusal(): TransportErrorCode | undefined {
    return this.#refusal;
  }

  ready(): Promise<void> {
    return this.#listening;
  }

  put(card: DeskCard, reader = READER): void {
    this.readers.insert(reader, card.card);
  }

  putOdd(kind: OddCard, reader = READER): void {
    this.odd.set(reader, kind);
    this.#tell({ type: 'card-inserted', reader: this.oddSnapshot(reader, kind) });
  }

  take(reader = READER): void {
    if (this.odd.delete(reader)) this.#tell({ type: 'card-removed', reader: emptyReader(reader) });
    else this.readers.remove(reader);
  }

  /** Puts it there as soon as somebody has taken the other away: another card at the same place. */
  swap(card: DeskCard, reader = READER): void {
    this.take(reader);
    this.put(card, reader);
  }

  plug(reader: string): void {
    this.readers.addReader({ name: reader });
  }

  second(): string {
    this.plug(SECOND_READER);
    return SECOND_READER;
  }

  unplug(reader = READER): void {
    this.readers.removeReader(reader);
  }

  /** One empty reader and a service that runs, whatever was before. */
  async clear(): Promise<void> {
    if (this.#refusal !== undefined) this.startService();
    for (const name of [...this.odd.keys()]) this.take(name);
    for (const { name } of await this.readers.list()) {
      if (name === READER) this.readers.remove(name);
      else this.unplug(name);
    }
    if (!(await this.readers.list()).some(({ name }) => name === READER)) this.plug(READER);
  }

  /** The service ends under the app: every card in use is lost. */
  stopService(): void {
    this.refuse('service-not-running');
    this.#tell({ type: 'service-stopped' });
    for (const session of this.#sessions) session.dropCards();
  }

  startService(): void {
    this.#refusal = undefined;
    this.#tell({ type: 'service-started' });
    for (const session of this.#sessions) session.tellAll();
  }

  /** Resolves once nothing has gone through the card for a moment: the app has read what it shows. */
  quiet(card: DeskCard): Promise<void> {
    return quietCard(card);
  }

  /** What every call is answered with from now on. */
  refuse(code: TransportErrorCode | undefined): void {
    this.#refusal = code;
  }

  /** The driver takes the app's process with it. */
  order(order: Order): void {
    for (const socket of this.#sockets) sendLine(socket, order);
  }

  /** Resolves when a process has come since `count` were counted. */
  async processSince(count: number): Promise<void> {
    while (this.processes <= count) await new Promise<void>((resolve) => this.#waitingForProcess.push(resolve));
  }

  oddSnapshot(name: string, kind: OddCard): ReaderSnapshot {
    return kind === 'mute' ? { name, card: 'mute', atr: undefined } : { name, card: 'present', atr: OTHER_ATR };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.readers.close();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #welcome(socket: Socket): void {
    const session = new DeskSession(socket, this);
    this.#sessions.add(session);
    this.#sockets.add(socket);
    this.processes++;
    for (const resolve of this.#waitingForProcess.splice(0)) resolve();
    socket.on('error', () => undefined);
    socket.once('close', () => {
      this.#sessions.delete(session);
      this.#sockets.delete(socket);
      session.end();
    });
  }

  #tell(event: ReaderEvent): void {
    for (const session of this.#sessions) session.tell(event);
  }
}

function emptyReader(name: string): ReaderSnapshot {
  return { name, card: 'empty', atr: undefined };
}
