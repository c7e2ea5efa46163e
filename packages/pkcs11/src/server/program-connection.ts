import { once } from 'node:events';
import type { Socket } from 'node:net';
import type { Frame } from '../rpc/frame.js';
import { agreedVersion, encodeFrame, FrameDecoder } from '../rpc/frame-decoder.js';
import type { TokenConnection } from '../token/token-connection.js';
import { plainBytes } from './plain-bytes.js';
import { wipeCodes } from './request-call.js';
import { RequestQueue } from './request-queue.js';

/** Requests of one client that run at the same time. p11-kit has one for each thread of the program. */
const MAX_AT_ONCE = 32;
/**
 * Bytes of further requests meanwhile. They are taken in, not left in the socket: somebody who hangs up is noticed by
 * reading. Whoever sends more does not wait for answers, and is no PKCS#11 client.
 */
const MAX_AHEAD = 2 * 1024 * 1024;
/** Replies that a client has not read yet, bytes, above which nothing more of it is read. */
const MAX_UNREAD = 256 * 1024;

/** Why a connection was ended by us. */
export type HangUpReason = 'silent' | 'malformed' | 'flood' | 'failed';

export interface ProgramConnectionOptions {
  readonly socket: Socket;
  /** Opens the token for this client; called once, after the first byte. */
  readonly connect: () => Promise<TokenConnection>;
  /** How long a client may take to say its protocol version, ms. */
  readonly firstByteMs: number;
  readonly onHangUp: (reason: HangUpReason, error: unknown) => void;
}

/**
 * One program at the socket: the version byte, then frames. What it sends is read only as fast as it is answered and as
 * it reads the answers, so that neither a flood nor a client that never reads grows the service's memory.
 */
export class ProgramConnection {
  readonly #socket: Socket;
  readonly #options: ProgramConnectionOptions;
  readonly #decoder = new FrameDecoder();
  readonly #waiting = new RequestQueue();
  #token: TokenConnection | undefined;
  #opening = false;
  #atOnce = 0;

  constructor(options: ProgramConnectionOptions) {
    const { socket, firstByteMs } = options;
    this.#options = options;
    this.#socket = socket;
    socket.setTimeout(firstByteMs, () => {
      this.#hangUp('silent', undefined);
    });
    socket.on('data', (chunk: Uint8Array) => {
      this.#take(plainBytes(chunk));
    });
    socket.on('drain', () => {
      this.#serve();
    });
    // A client that goes away while we write to it is no fault; 'close' follows.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#decoder.drop();
      this.#waiting.drop();
      this.#token?.close();
    });
  }

  /** Ends the connection; what the program asked stays unanswered. Resolves when the token knows. */
  async close(): Promise<void> {
    if (this.#socket.closed) return;
    const closed = once(this.#socket, 'close');
    this.#socket.destroy();
    await closed;
  }

  #take(chunk: Uint8Array): void {
    try {
      if (this.#opening) {
        for (const frame of this.#decoder.push(chunk)) this.#waiting.push(frame);
        this.#serve();
      } else {
        this.#shakeHands(chunk);
      }
    } catch (error) {
      this.#hangUp('malformed', error);
    }
  }

  /** The client says the highest version that it speaks, we answer with the one that is used. */
  #shakeHands(chunk: Uint8Array): void {
    const [version] = chunk;
    if (version === undefined) return;
    this.#opening = true;
    this.#socket.setTimeout(0);
    this.#socket.write(Uint8Array.of(agreedVersion(version)));
    this.#socket.pause();
    for (const frame of this.#decoder.push(chunk.subarray(1))) this.#waiting.push(frame);
    this.#options.connect().then(
      (token) => {
        this.#token = token;
        if (this.#socket.destroyed) token.close();
        else this.#serve();
      },
      (error: unknown) => {
        this.#hangUp('failed', error);
      },
    );
  }

  #serve(): void {
    const token = this.#token;
    if (token === undefined || this.#socket.destroyed) return;
    // One reply, as is usual, goes out by itself: gathering costs more than it saves.
    const isOne = this.#waiting.length <= 1;
    if (!isOne) this.#socket.cork();
    while (!this.#waiting.isEmpty && this.#atOnce < MAX_AT_ONCE && this.#socket.writableLength < MAX_UNREAD) {
      const request = this.#waiting.shift();
      if (request !== undefined) this.#answer(token, request);
    }
    if (!isOne) this.#socket.uncork();
    if (this.#waiting.isEmpty) this.#socket.resume();
    else if (this.#atOnce < MAX_AT_ONCE) this.#socket.pause();
    else if (this.#waiting.bytes > MAX_AHEAD) this.#hangUp('flood', undefined);
    else this.#socket.resume();
  }

  #answer(token: TokenConnection, request: Frame): void {
    let reply: Frame | Promise<Frame>;
    try {
      reply = token.handle(request);
    } catch (error) {
      this.#hangUp('failed', error);
      return;
    }
    if (!(reply instanceof Promise)) {
      this.#reply(request, reply);
      return;
    }
    this.#atOnce++;
    reply.then(
      (frame) => {
        this.#atOnce--;
        this.#reply(request, frame);
        if (!this.#waiting.isEmpty) this.#serve();
      },
      (error: unknown) => {
        this.#hangUp('failed', error);
      },
    );
  }

  #reply(request: Frame, reply: Frame): void {
    wipeCodes(request);
    if (!this.#socket.destroyed) this.#socket.write(encodeFrame(reply));
  }

  #hangUp(reason: HangUpReason, error: unknown): void {
    if (this.#socket.destroyed) return;
    this.#socket.destroy();
    this.#options.onHangUp(reason, error);
  }
}
