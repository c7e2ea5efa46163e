import { createConnection, type Socket } from 'node:net';
import { fromHex } from '@ciekit/core';

/** The card side of vpcd's protocol: frames of a two-byte big-endian length and that many bytes. */
const POWER_OFF = 0x00;
const POWER_ON = 0x01;
const RESET = 0x02;
const GET_ATR = 0x04;

/** First slot of the virtual reader; the second one listens on the next port. */
const VPCD_PORT = 35_963;

/** What the card does with a command: an answer, or nothing at all. */
export type CardScript = (command: Uint8Array) => Uint8Array | undefined | Promise<Uint8Array | undefined>;

export const DEFAULT_ATR = fromHex('3B8F80018031806549544A3442120FFF8290008B');

/** Longer than an ATR can be: powering up fails, and the service calls the card mute. An empty one would be no card. */
export const UNPRESENTABLE_ATR = new Uint8Array(40).fill(0x3b);

/** A scriptable card in a virtual reader. Whoever inserts it pulls it. */
export class VirtualCard {
  readonly #socket: Socket;
  readonly #script: CardScript;
  readonly #atr: Uint8Array;
  readonly commands: Uint8Array[] = [];
  /** Resets and power-ups that the reader asked for. */
  resets = 0;
  #pending = Buffer.alloc(0);
  #arrival: (() => void)[] = [];

  private constructor(socket: Socket, script: CardScript, atr: Uint8Array) {
    this.#socket = socket;
    this.#script = script;
    this.#atr = atr;
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      this.#take(chunk);
    });
    socket.on('error', () => undefined);
  }

  /** Puts a card into the reader that listens on `port`. With UNPRESENTABLE_ATR it is mute. */
  static async insert(
    script: CardScript = () => fromHex('9000'),
    options: { readonly port?: number; readonly atr?: Uint8Array } = {},
  ): Promise<VirtualCard> {
    const socket = createConnection({ host: '127.0.0.1', port: options.port ?? VPCD_PORT });
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new VirtualCard(socket, script, options.atr ?? DEFAULT_ATR);
  }

  /** Whether the connection to the reader is closed, by either side. */
  get removed(): boolean {
    return this.#socket.destroyed;
  }

  /** Takes the card out; resolves when the connection is closed. */
  async pull(): Promise<void> {
    if (this.#socket.destroyed) return;
    await new Promise<void>((resolve) => {
      this.#socket.once('close', () => {
        resolve();
      });
      this.#socket.destroy();
    });
  }

  /** Resolves at the next command. */
  nextCommand(): Promise<void> {
    return new Promise((resolve) => this.#arrival.push(resolve));
  }

  #take(chunk: Buffer): void {
    this.#pending = Buffer.concat([this.#pending, chunk]);
    while (this.#pending.length >= 2) {
      const length = this.#pending.readUInt16BE(0);
      if (this.#pending.length < 2 + length) return;
      const frame = Uint8Array.from(this.#pending.subarray(2, 2 + length));
      this.#pending = this.#pending.subarray(2 + length);
      void this.#handle(frame);
    }
  }

  async #handle(frame: Uint8Array): Promise<void> {
    const [control] = frame;
    if (frame.length === 1 && (control === POWER_OFF || control === POWER_ON || control === RESET)) {
      if (control !== POWER_OFF) this.resets++;
      return;
    }
    if (frame.length === 1 && control === GET_ATR) {
      this.#send(this.#atr);
      return;
    }
    this.commands.push(frame);
    const arrival = this.#arrival;
    this.#arrival = [];
    for (const resolve of arrival) resolve();
    const answer = await this.#script(frame);
    if (answer !== undefined) this.#send(answer);
  }

  #send(bytes: Uint8Array): void {
    if (this.#socket.destroyed) return;
    const frame = Buffer.alloc(2 + bytes.length);
    frame.writeUInt16BE(bytes.length);
    frame.set(bytes, 2);
    this.#socket.write(frame);
  }
}
