import { fromHex, toHex } from '../bytes.js';
import { isRedacted } from '../trace.js';
import type { Transport } from './transport.js';

/** One exchange of a tape. A redacted command keeps its header only. */
interface TapeEntry {
  readonly line: number;
  readonly command: Uint8Array;
  readonly redacted: boolean;
  readonly response: Uint8Array;
}

const MAX_TAPE_LENGTH = 16 * 1024 * 1024;

/** A tape does not fit what is sent, or is no tape. `line` counts from 1. */
export class TapeError extends Error {
  readonly code: 'tape-malformed' | 'tape-mismatch' | 'tape-exhausted' | 'tape-unused';
  readonly line: number;

  constructor(code: TapeError['code'], line: number, message: string) {
    super(`tape line ${line}: ${message}`);
    this.name = 'TapeError';
    this.code = code;
    this.line = line;
  }
}

/**
 * Writes down the exchanges of a transport: `=> hex` and `<= hex`, one a line. Commands that carry a code are written
 * as their header and `redacted`: a tape is made to be shown to others.
 *
 * @example
 * ```ts
 * const recorder = new TapeRecorder(transport);
 * await recorder.transmit(fromHex('00A40000'));
 * recorder.tape; // '=> 00A40000\n<= 9000\n'
 * ```
 */
export class TapeRecorder implements Transport {
  readonly #inner: Transport;
  #lines: string[] = [];

  constructor(inner: Transport) {
    this.#inner = inner;
  }

  get tape(): string {
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    this.#lines.push(isRedacted(command) ? `=> ${toHex(command.subarray(0, 4))} redacted` : `=> ${toHex(command)}`);
    const response = await this.#inner.transmit(command);
    this.#lines.push(`<= ${toHex(response)}`);
    return response;
  }
}

function parseTape(text: string): TapeEntry[] {
  if (text.length > MAX_TAPE_LENGTH) throw new TapeError('tape-malformed', 1, 'longer than 16 MiB');
  const entries: TapeEntry[] = [];
  let pending: { line: number; command: Uint8Array; redacted: boolean } | undefined;
  const bytes = (hex: string, line: number): Uint8Array => {
    try {
      return fromHex(hex);
    } catch {
      throw new TapeError('tape-malformed', line, 'not hexadecimal');
    }
  };
  for (const [index, raw] of text.split('\n').entries()) {
    const line = index + 1;
    const content = raw.trim();
    if (content === '' || content.startsWith('#')) continue;
    if (content.startsWith('=>') && pending === undefined) {
      const redacted = content.endsWith('redacted');
      pending = { line, command: bytes(content.slice(2).replace(/redacted$/, ''), line), redacted };
    } else if (content.startsWith('<=') && pending !== undefined) {
      entries.push({ ...pending, response: bytes(content.slice(2), line) });
      pending = undefined;
    } else {
      throw new TapeError('tape-malformed', line, 'expected "=> hex" then "<= hex"');
    }
  }
  if (pending !== undefined) throw new TapeError('tape-malformed', pending.line, 'a command without an answer');
  return entries;
}

/** Answers from a tape, in order; a command that is not the next one fails with the line number. */
export class TapeTransport implements Transport {
  readonly #entries: readonly TapeEntry[];
  #next = 0;

  /** @throws {TapeError} `tape-malformed` */
  constructor(tape: string) {
    this.#entries = parseTape(tape);
  }

  /** @throws {TapeError} `tape-mismatch`, `tape-exhausted` */
  transmit(command: Uint8Array): Promise<Uint8Array> {
    const entry = this.#entries[this.#next];
    if (entry === undefined) {
      return Promise.reject(new TapeError('tape-exhausted', this.#entries.at(-1)?.line ?? 0, 'no exchange left'));
    }
    const same = entry.redacted
      ? toHex(command.subarray(0, 4)) === toHex(entry.command)
      : toHex(command) === toHex(entry.command);
    if (!same) return Promise.reject(new TapeError('tape-mismatch', entry.line, 'another command was sent'));
    this.#next++;
    return Promise.resolve(entry.response.slice());
  }

  /** @throws {TapeError} `tape-unused` when exchanges are left over */
  assertUsedUp(): void {
    const entry = this.#entries[this.#next];
    if (entry !== undefined) throw new TapeError('tape-unused', entry.line, 'exchanges left over');
  }
}
