import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { concatBytes, fromHex, toHex } from '@ciekit/core/bytes';
import { FileState, serveVirtualReader, SoftwareCard, specimenImage } from '@ciekit/emulator';
import type { VirtualReader, VirtualReaderEvent, VirtualReaderOptions } from '@ciekit/emulator';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { encodeFrame, FrameReader } from '../../src/bridge/vpcd-frames.js';

const SELECT_CIE = fromHex('00A4040C06A00000000039');
const READ_ID = fromHex('00B081000C');
const image = specimenImage();

/** The daemon's end: a server that the card connects to. */
class Daemon {
  readonly port: number;
  readonly #server: Server;
  readonly #connections: Socket[] = [];
  #arrived: (() => void) | undefined;

  private constructor(server: Server) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (socket) => {
      socket.on('error', () => undefined);
      this.#connections.push(socket);
      this.#arrived?.();
    });
  }

  static async listen(port = 0): Promise<Daemon> {
    const server = createServer();
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return new Daemon(server);
  }

  /** The next card that is put into the reader. */
  async card(): Promise<CardEnd> {
    while (this.#connections.length === 0) await new Promise<void>((resolve) => (this.#arrived = resolve));
    return new CardEnd(this.#connections.shift()!);
  }

  async stop(): Promise<void> {
    for (const socket of this.#connections) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

class CardEnd {
  readonly socket: Socket;
  readonly #frames = new FrameReader();
  readonly #received: Uint8Array[] = [];
  readonly closed: Promise<unknown>;

  constructor(socket: Socket) {
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', resolve));
    socket.resume();
    socket.on('data', (chunk: Buffer) => this.#received.push(...this.#frames.push(chunk)));
  }

  send(payload: Uint8Array): void {
    this.socket.write(encodeFrame(payload));
  }

  async receive(): Promise<Uint8Array> {
    while (this.#received.length === 0) await once(this.socket, 'data');
    return this.#received.shift()!;
  }

  async ask(payload: Uint8Array): Promise<string> {
    this.send(payload);
    return toHex(await this.receive());
  }
}

let daemon: Daemon;
let stop: AbortController;
let events: VirtualReaderEvent[];
let served: VirtualReader | undefined;

beforeEach(async () => {
  daemon = await Daemon.listen();
  stop = new AbortController();
  events = [];
});

afterEach(async () => {
  stop.abort();
  await served?.closed;
  served = undefined;
  await daemon.stop();
});

function serve(card: SoftwareCard, options: Partial<VirtualReaderOptions> = {}): VirtualReader {
  served = serveVirtualReader({
    card,
    port: daemon.port,
    signal: stop.signal,
    onEvent: (event) => events.push(event),
    ...options,
  });
  return served;
}

describe('frames', () => {
  it('come out as they went in, however the stream is cut', () => {
    const payloads = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 });
    fc.assert(
      fc.property(payloads, fc.array(fc.nat(50), { maxLength: 40 }), (frames, cuts) => {
        const stream = concatBytes(...frames.map(encodeFrame));
        const reader = new FrameReader();
        const received: Uint8Array[] = [];
        let offset = 0;
        for (const cut of cuts) received.push(...reader.push(stream.subarray(offset, (offset += cut))));
        received.push(...reader.push(stream.subarray(offset)));
        expect(received).toEqual(frames);
      }),
      propertyRuns(),
    );
  });

  it('have 65,535 bytes at most', () => {
    expect(encodeFrame(new Uint8Array(65_535))).toHaveLength(65_537);
    expect(() => encodeFrame(new Uint8Array(65_536))).toThrow(RangeError);
  });
});

describe('a card in a virtual reader', () => {
  it('answers controls and commands', async () => {
    const card = new SoftwareCard({ image });
    serve(card);
    const end = await daemon.card();
    end.send(Uint8Array.of(0x01));
    expect(await end.ask(Uint8Array.of(0x04))).toBe(toHex(card.atr));
    expect(await end.ask(SELECT_CIE)).toBe('9000');
    end.send(Uint8Array.of(0x77)); // a control of another version
    expect(await end.ask(READ_ID)).toBe(`${image.files['1001']}9000`);
    end.send(Uint8Array.of(0x02));
    expect(await end.ask(READ_ID)).toBe('6A82');
    await end.ask(SELECT_CIE);
    end.send(Uint8Array.of(0x00));
    expect(await end.ask(READ_ID)).toBe('6A82');
    // two frames in one segment, one frame in three
    end.socket.write(concatBytes(encodeFrame(SELECT_CIE), encodeFrame(READ_ID)));
    expect(toHex(await end.receive())).toBe('9000');
    expect(toHex(await end.receive())).toBe(`${image.files['1001']}9000`);
    for (const byte of encodeFrame(READ_ID)) end.socket.write(Uint8Array.of(byte));
    expect(toHex(await end.receive())).toBe(`${image.files['1001']}9000`);
    expect(events.map((event) => event.type)).toEqual(['connected', 'power-on', 'reset', 'power-off']);
  });

  it('comes back when the daemon hangs up, without its session', async () => {
    serve(new SoftwareCard({ image }));
    const first = await daemon.card();
    await first.ask(SELECT_CIE);
    first.socket.destroy();
    const second = await daemon.card();
    expect(await second.ask(READ_ID)).toBe('6A82');
    expect(events).toContainEqual({ type: 'disconnected', reason: 'reader-closed' });
  });

  it('waits for a daemon that is not there', async () => {
    const { port } = daemon;
    await daemon.stop();
    const waited = new Promise<void>((resolve) => {
      serve(new SoftwareCard({ image }), {
        port,
        onEvent: (event) => {
          events.push(event);
          if (events.length === 2) resolve();
        },
      });
    });
    await waited;
    expect(events).toEqual([
      { type: 'waiting', retryMs: 50 },
      { type: 'waiting', retryMs: 100 },
    ]);
    daemon = await Daemon.listen(port);
    const end = await daemon.card();
    expect(await end.ask(SELECT_CIE)).toBe('9000');
  });

  it('is taken out and put in', async () => {
    const reader = serve(new SoftwareCard({ image }));
    reader.insert();
    const first = await daemon.card();
    await first.ask(SELECT_CIE);
    reader.remove();
    reader.remove();
    await first.closed;
    reader.insert();
    const second = await daemon.card();
    expect(await second.ask(READ_ID)).toBe('6A82');
    expect(events).toContainEqual({ type: 'disconnected', reason: 'removed' });
    reader.remove();
    stop.abort();
    await reader.closed;
  });

  it('leaves when a fault takes it, or when it is mute, and comes back when it is put in', async () => {
    const card = new SoftwareCard({ image, answerTimeoutMs: 5 });
    const reader = serve(card);
    for (const [kind, reason] of [
      ['card-removed', 'card-left'],
      ['no-answer', 'card-mute'],
    ] as const) {
      const end = await daemon.card();
      card.faults.inject({ kind, at: (command) => command.ins === 0xb0 });
      expect(await end.ask(SELECT_CIE)).toBe('9000');
      end.send(READ_ID);
      await end.closed;
      reader.insert();
      expect(await (await daemon.card()).ask(SELECT_CIE)).toBe('9000');
      expect(events).toContainEqual({ type: 'disconnected', reason });
      reader.remove();
      reader.insert();
    }
  });

  it('ends the service at once, in the middle of a command', async () => {
    const reader = serve(new SoftwareCard({ image, timing: () => 3_600_000 }));
    const end = await daemon.card();
    end.send(SELECT_CIE);
    await daemonHasSent(end);
    stop.abort();
    await reader.closed;
    await end.closed;
    const again = serveVirtualReader({ card: new SoftwareCard({ image }), signal: stop.signal });
    await again.closed;
  });

  it('is not held from other processes while nothing is asked of it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ciekit-bridge-'));
    try {
      const state = await FileState.open(join(folder, 'card.json'), image);
      const card = new SoftwareCard({ image, state });
      serve(card);
      const end = await daemon.card();
      expect(await end.ask(SELECT_CIE)).toBe('9000');
      const other = await FileState.open(join(folder, 'card.json'), image);
      expect(await other.tryLock()).toBeUndefined();
      end.send(Uint8Array.of(0x00));
      await end.ask(Uint8Array.of(0x04));
      const lock = await other.tryLock();
      expect(lock).toBeDefined();
      await lock?.release();
      // idle for a second
      expect(await end.ask(SELECT_CIE)).toBe('9000');
      await expect
        .poll(async () => (await other.tryLock())?.release().then(() => 'free'), { timeout: 5000 })
        .toBe('free');
      expect(await end.ask(READ_ID)).toBe(`${image.files['1001']}9000`);
      stop.abort();
      await served?.closed;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** Resolves when the bytes written so far are with the operating system. */
const daemonHasSent = (end: CardEnd): Promise<void> =>
  new Promise((resolve) => {
    end.socket.write(new Uint8Array(0), () => {
      resolve();
    });
  });
