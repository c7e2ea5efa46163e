import { CommandApdu } from './iso7816/command-apdu.js';
import { carriesCode, Ins } from './iso7816/instructions.js';
import type { Transport } from './iso7816/transport.js';

/** One command and its answer, as a log may show it. */
export interface TraceEvent {
  /** CLA INS P1 P2. */
  readonly header: Uint8Array;
  /** Length of the whole command, bytes. */
  readonly commandLength: number;
  /** Length of the whole answer, bytes; `undefined` when none came. */
  readonly responseLength: number | undefined;
  readonly sw: number | undefined;
  readonly milliseconds: number;
  /**
   * The whole traffic; only when asked for, and never for a command that carries a code or answers with
   * a signature in clear: the seal of a pairing is made from one.
   */
  readonly traffic: { readonly command: Uint8Array; readonly response: Uint8Array } | undefined;
}

export interface TraceOptions {
  readonly sink: (event: TraceEvent) => void;
  /** Pass whole commands and answers on. They hold personal data: warn whoever turns it on. Default false. */
  readonly traffic?: boolean | undefined;
}

function headerOf(command: Uint8Array): Uint8Array {
  return command.slice(0, 4);
}

/** INTERNAL AUTHENTICATE without secure messaging (ISO 7816-4, 5.4.1: CLA bits 4 and 3). */
function isClearSignature(command: Uint8Array): boolean {
  return command[1] === Ins.INTERNAL_AUTHENTICATE && ((command[0] ?? 0) & 0x0c) === 0;
}

/** A transport that tells `sink` of each exchange: header, status word and lengths (docs/security-model.md, logs). */
export class TracingTransport implements Transport {
  readonly #inner: Transport;
  readonly #options: TraceOptions;
  #signatureFollows = false;

  constructor(inner: Transport, options: TraceOptions) {
    this.#inner = inner;
    this.#options = options;
  }

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    const started = performance.now();
    this.#signatureFollows = isClearSignature(command) || (this.#signatureFollows && command[1] === Ins.GET_RESPONSE);
    const hidden = carriesCode(command[1] ?? 0) || this.#signatureFollows;
    let response: Uint8Array | undefined;
    try {
      response = await this.#inner.transmit(command);
      return response;
    } finally {
      this.#options.sink({
        header: headerOf(command),
        commandLength: command.length,
        responseLength: response?.length,
        sw:
          response === undefined || response.length < 2
            ? undefined
            : ((response.at(-2) ?? 0) << 8) | (response.at(-1) ?? 0),
        milliseconds: performance.now() - started,
        traffic:
          this.#options.traffic === true && response !== undefined && !hidden
            ? { command: command.slice(), response: response.slice() }
            : undefined,
      });
    }
  }
}

/** What a log line of one exchange looks like: `00 B0 81 00 … 5 bytes → 9000, 14 bytes, 12 ms`. */
export function formatTraceEvent(event: TraceEvent): string {
  const hex = (bytes: Uint8Array): string =>
    Array.from(bytes, (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
  const answer =
    event.sw === undefined
      ? 'no answer'
      : `${event.sw.toString(16).toUpperCase().padStart(4, '0')}, ${event.responseLength ?? 0} bytes`;
  const line = `${hex(event.header)} … ${event.commandLength} bytes → ${answer}, ${Math.round(event.milliseconds)} ms`;
  if (event.traffic === undefined) return line;
  return `${line}\n=> ${hex(event.traffic.command)}\n<= ${hex(event.traffic.response)}`;
}

/** Whether these bytes are a command that the trace would redact. */
export function isRedacted(command: Uint8Array): boolean {
  try {
    return carriesCode(CommandApdu.parse(command).command.ins);
  } catch {
    return carriesCode(command[1] ?? 0);
  }
}
