import { connect, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { ERROR_CALL } from '../rpc/calls.js';
import { encodeFrame, FrameDecoder } from '../rpc/frame-decoder.js';
import type { Frame } from '../rpc/frame.js';
import { plainBytes } from './plain-bytes.js';
import { privateFolderState } from './private-folder.js';
import { callOf } from './request-call.js';

/** A service that is there answers at once; one that is being started by systemd takes its time to load. */
const ANSWERS_WITHIN_MS = 10_000;
/** Why there is no connection: nobody there who answers as our service does, or one who accepted and said nothing. */
type NoService = 'absent' | 'silent';

export interface ServiceLinkOptions {
  readonly socketPath: string;
  /** The protocol version agreed with the program. */
  readonly version: number;
  /** The program's C_Initialize, when it has initialized already. */
  readonly initialize: Frame | undefined;
  /** How long the service may be silent before it is ready, ms. Default ten seconds. */
  readonly answersWithinMs?: number | undefined;
  /** Nobody wants the connection any more; for the time until it is ready. */
  readonly signal: AbortSignal;
  readonly onReply: (reply: Frame) => void;
  /** The service is gone, or broke the protocol. Called once, after the last reply. */
  readonly onLost: (link: ServiceLink) => void;
}

/** The front end's connection to the service. */
export class ServiceLink {
  readonly #socket: Socket;
  readonly #options: ServiceLinkOptions;
  readonly #decoder = new FrameDecoder();

  private constructor(socket: Socket, options: ServiceLinkOptions) {
    this.#socket = socket;
    this.#options = options;
  }

  /** Connects, agrees on the version and, for a program that has initialized, says so. */
  static async open(options: ServiceLinkOptions): Promise<ServiceLink | NoService> {
    // A folder that somebody else prepared could hold a service of theirs, which would be told PINs.
    if (privateFolderState(dirname(options.socketPath)) !== 'private') return 'absent';
    const socket = connect(options.socketPath);
    const link = new ServiceLink(socket, options);
    const outcome = await link.#introduce();
    return outcome === 'ready' ? link : outcome;
  }

  /** @returns false: the service reads slower than it is written to; `onDrained` tells when it has caught up */
  send(request: Frame): boolean {
    const bytes = encodeFrame(request);
    return this.#socket.write(bytes, () => {
      // A log-in's PIN is in them.
      bytes.fill(0);
    });
  }

  onDrained(listener: () => void): void {
    this.#socket.on('drain', listener);
  }

  /** Whether the service's answers are read now. */
  read(wanted: boolean): void {
    if (wanted) this.#socket.resume();
    else this.#socket.pause();
  }

  close(): void {
    this.#socket.destroy();
  }

  #introduce(): Promise<'ready' | NoService> {
    const { version, initialize, answersWithinMs = ANSWERS_WITHIN_MS, signal, onReply, onLost } = this.#options;
    return new Promise((resolve) => {
      const socket = this.#socket;
      let agreed = false;
      let ready = false;
      let silent = false;
      const giveUp = (): void => {
        socket.destroy();
      };
      signal.addEventListener('abort', giveUp, { once: true });
      const becomeReady = (): void => {
        ready = true;
        socket.setTimeout(0);
        signal.removeEventListener('abort', giveUp);
        resolve('ready');
      };
      socket.setTimeout(answersWithinMs, () => {
        silent = true;
        socket.destroy();
      });
      socket.on('error', () => undefined);
      socket.once('close', () => {
        signal.removeEventListener('abort', giveUp);
        if (ready) onLost(this);
        else resolve(silent ? 'silent' : 'absent');
      });
      socket.once('connect', () => {
        socket.write(Uint8Array.of(version));
        if (initialize !== undefined) socket.write(encodeFrame(initialize));
      });
      const takeVersion = (chunk: Uint8Array): Uint8Array => {
        if (chunk[0] !== version) throw new RangeError('another version of the protocol');
        agreed = true;
        if (initialize === undefined) becomeReady();
        return chunk.subarray(1);
      };
      const takeReply = (reply: Frame): void => {
        if (ready) onReply(reply);
        else if (callOf(reply.body) === ERROR_CALL) throw new RangeError('the service does not initialize');
        else becomeReady();
      };
      socket.on('data', (chunk: Uint8Array) => {
        try {
          const bytes = plainBytes(chunk);
          const frames = agreed ? bytes : takeVersion(bytes);
          for (const reply of this.#decoder.push(frames)) takeReply(reply);
        } catch {
          socket.destroy();
        }
      });
    });
  }
}
