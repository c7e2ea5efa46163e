/** A program that uses the token, byte by byte: what p11-kit's client sends, and what only an attacker would. */
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import { CALLS, type CallName } from '../../src/rpc/calls.js';
import { encodeFrame, FrameDecoder } from '../../src/rpc/frame-decoder.js';
import type { Frame } from '../../src/rpc/frame.js';
import { WireReader } from '../../src/rpc/wire-reader.js';
import { WireWriter } from '../../src/rpc/wire-writer.js';

const NO_OPTIONS = new Uint8Array();
/** CK_C_INITIALIZE_ARGS as p11-kit sends them: a handshake, a flag, no reserved argument. */
const HANDSHAKE = 'PRIVATE-GNOME-KEYRING-PKCS11-PROTOCOL-V-1';

/** The arguments of a call as they are written: a number is a CK_ULONG, bytes are a byte array. */
type Argument = number | Uint8Array | { readonly room: number } | { readonly byte: number };

export function requestBody(name: CallName, ...values: readonly Argument[]): Uint8Array {
  const call = CALLS.find(([, called]) => called === name);
  if (call === undefined) throw new Error(name);
  const writer = new WireWriter();
  writer.uint32(call[0]);
  writer.sizedBytes(new TextEncoder().encode(call[2]));
  for (const value of values) {
    if (typeof value === 'number') writer.ulong(value);
    else if (value instanceof Uint8Array) {
      writer.byte(1);
      writer.sizedBytes(value);
    } else if ('room' in value) writer.uint32(value.room);
    else writer.byte(value.byte);
  }
  return writer.finish().slice();
}

/** What a reply says: the return value, and where its values begin. */
export function returnValue(reply: Frame): number {
  const reader = new WireReader(reply.body);
  if (reader.uint32() !== 0) return 0;
  reader.sizedBytes();
  return reader.ulong();
}

export function ulongIn(reply: Frame): number {
  const reader = new WireReader(reply.body);
  reader.uint32();
  reader.sizedBytes();
  return reader.ulong();
}

/** `au`: one presence byte, a count, the numbers. */
export function ulongsIn(reply: Frame): number[] {
  const reader = new WireReader(reply.body);
  reader.uint32();
  reader.sizedBytes();
  if (reader.byte() === 0) return [];
  return Array.from({ length: reader.uint32() }, () => reader.ulong());
}

export class RpcProgram {
  readonly stream: Duplex;
  readonly #decoder = new FrameDecoder();
  readonly #replies: Frame[] = [];
  readonly #heard = new Set<() => void>();
  #version: number | undefined;
  #code = 0;
  ended = false;

  constructor(stream: Duplex) {
    this.stream = stream;
    stream.on('error', () => undefined);
    stream.on('data', (chunk: Uint8Array) => {
      let rest = chunk;
      if (this.#version === undefined) {
        this.#version = chunk[0];
        rest = chunk.subarray(1);
      }
      this.#replies.push(...this.#decoder.push(Uint8Array.from(rest)));
      this.#tell();
    });
    stream.on('close', () => {
      this.ended = true;
      this.#tell();
    });
    onTestFinished(() => {
      stream.destroy();
    });
  }

  static async connect(path: string): Promise<RpcProgram> {
    const socket = connect(path);
    await once(socket, 'connect');
    return new RpcProgram(socket);
  }

  async shakeHands(version = 2): Promise<number> {
    this.stream.write(Uint8Array.of(version));
    await this.#until(() => this.#version !== undefined);
    return this.#version ?? -1;
  }

  /** @returns the frame's code */
  send(body: Uint8Array, code = ++this.#code): number {
    this.stream.write(encodeFrame({ code, options: NO_OPTIONS, body }));
    return code;
  }

  async reply(code: number): Promise<Frame> {
    const find = (): number => this.#replies.findIndex((reply) => reply.code === code);
    await this.#until(() => find() >= 0);
    const [reply] = this.#replies.splice(find(), 1);
    if (reply === undefined) throw new Error('no reply');
    return reply;
  }

  call(name: CallName, ...values: readonly Argument[]): Promise<Frame> {
    return this.reply(this.send(requestBody(name, ...values)));
  }

  initialize(): Promise<Frame> {
    const text = new TextEncoder().encode(HANDSHAKE);
    return this.call('C_Initialize', text, { byte: 0 }, new TextEncoder().encode('\0'));
  }

  async closed(): Promise<void> {
    await this.#until(() => this.ended, true);
  }

  #tell(): void {
    for (const listener of [...this.#heard]) listener();
  }

  #until(condition: () => boolean, mayEnd = false): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (condition()) resolve();
        else if (this.ended && !mayEnd) reject(new Error('hung up'));
        else return;
        this.#heard.delete(look);
      };
      this.#heard.add(look);
      look();
    });
  }
}
