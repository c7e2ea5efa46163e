/** The Assuan protocol as pinentry speaks it: lines of at most 1000 bytes, one command at a time (Assuan manual, 2). */
import { SecretBytes } from '@ciekit/core/basics';
import type { Readable, Writable } from 'node:stream';
import { LineReader } from '../server/line-reader.js';

const MAX_LINE = 1000;
/** The number of an error without the number of the part that raised it (libgpg-error). */
const ERROR_NUMBER = 0xffff;
const PERCENT = 0x25;
const DATA = 0x44;
const SPACE = 0x20;

export type AssuanReply =
  | { readonly ok: true; readonly data: SecretBytes | undefined }
  /** `error` is a GPG_ERR number. */
  | { readonly ok: false; readonly error: number };

/** A client of one Assuan server. Data that come back are a code: they never become text. */
export class AssuanClient {
  readonly #output: Writable;
  readonly #lines = new LineReader(MAX_LINE);
  #data: SecretBytes | undefined;
  #settle: { readonly resolve: (reply: AssuanReply) => void; readonly reject: (error: Error) => void } | undefined;
  #failure: Error | undefined;

  constructor(input: Readable, output: Writable) {
    this.#output = output;
    input.on('data', (chunk: Uint8Array) => {
      this.#take(chunk);
    });
    for (const event of ['end', 'error', 'close']) {
      input.on(event, () => {
        this.fail(new Error('the other side ended'));
      });
    }
    output.on('error', (error) => {
      this.fail(error);
    });
  }

  /** The server's first word; to be waited for at once. @throws {Error} no such server */
  greeting(): Promise<AssuanReply> {
    return this.#reply();
  }

  /** Sends one command; `argument` is encoded. @throws {Error} the conversation broke */
  command(name: string, argument?: string): Promise<AssuanReply> {
    const line = argument === undefined ? name : `${name} ${percentEncoded(argument)}`;
    const reply = this.#reply();
    this.#output.write(`${line}\n`);
    return reply;
  }

  /** Ends the conversation: who waits gets the error, what was held is wiped. */
  fail(error: Error): void {
    this.#failure ??= error;
    this.#lines.wipe();
    this.#data?.wipe();
    this.#data = undefined;
    this.#settle?.reject(this.#failure);
    this.#settle = undefined;
  }

  #reply(): Promise<AssuanReply> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  #take(chunk: Uint8Array): void {
    let lines: readonly Uint8Array[];
    try {
      lines = this.#lines.push(chunk);
    } catch {
      this.fail(new Error('line too long'));
      return;
    }
    for (const line of lines) {
      this.#line(line);
      line.fill(0);
    }
  }

  #line(line: Uint8Array): void {
    if (this.#failure !== undefined) return;
    if (line[0] === DATA && line[1] === SPACE) {
      this.#keep(line.subarray(2));
      return;
    }
    const [word = '', number = ''] = new TextDecoder().decode(line.subarray(0, 32)).split(' ');
    if (word === 'OK') this.#settled({ ok: true, data: this.#data });
    else if (word === 'ERR') this.#settled({ ok: false, error: Number.parseInt(number, 10) & ERROR_NUMBER });
    else if (word === 'INQUIRE') this.#output.write('CANCEL\n');
    // Status and comments say nothing that is needed.
    else if (word !== 'S' && !word.startsWith('#')) this.fail(new Error('not an Assuan server'));
  }

  /** A code fits one line; more than that is no code. */
  #keep(encoded: Uint8Array): void {
    if (this.#data !== undefined) {
      this.fail(new Error('more data than a code has'));
      return;
    }
    this.#data = percentDecoded(encoded);
  }

  #settled(reply: AssuanReply): void {
    const settle = this.#settle;
    if (settle === undefined) {
      this.fail(new Error('an answer without a question'));
      return;
    }
    if (!reply.ok) this.#data?.wipe();
    this.#data = undefined;
    this.#settle = undefined;
    settle.resolve(reply);
  }
}

function percentEncoded(text: string): string {
  return text.replace(/[%\r\n]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
  });
}

function percentDecoded(encoded: Uint8Array): SecretBytes {
  const room = new Uint8Array(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at++) {
    let byte = encoded[at] ?? 0;
    if (byte === PERCENT) {
      byte = hexDigit(encoded[at + 1]) * 16 + hexDigit(encoded[at + 2]);
      at += 2;
    }
    room[length++] = byte;
  }
  const data = SecretBytes.takeFrom(room.subarray(0, length));
  room.fill(0);
  return data;
}

/** @returns the value of an ASCII hexadecimal digit; 0 for anything else, which is then no digit of a code either */
function hexDigit(byte: number | undefined): number {
  const digit = '0123456789abcdef'.indexOf(String.fromCharCode(byte ?? 0).toLowerCase());
  return Math.max(digit, 0);
}
