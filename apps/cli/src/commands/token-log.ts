import type { ServiceEvent, TokenLogEvent } from '@ciekit/pkcs11';
import type { CommandContext } from '../command-context.js';
import type { LogLevel } from '../grammar/options.js';
import { causesOf } from '../failure.js';

/** One thing that happened in the service. */
interface Message {
  readonly level: LogLevel;
  readonly text: string;
  readonly error?: unknown;
}

/** Tells what happens in the service: to the log, and with --json one object each. */
export class TokenTeller {
  readonly #context: CommandContext;
  readonly #emit: CommandContext['emit'];

  /** @param emits whether --json has an object for each event */
  constructor(context: CommandContext, emits: boolean) {
    this.#context = context;
    this.#emit = emits ? context.emit : (): void => undefined;
  }

  /** Of the token: cards, log-ins, signatures. */
  readonly token = (event: TokenLogEvent): void => {
    const name = event.type === 'card-recognised' && !event.paired ? 'card-unpaired' : event.type;
    this.#tell(name, this.#ofToken(event));
  };

  /** Of its sockets. The programs themselves are the token's to tell. */
  readonly service = (event: ServiceEvent): void => {
    const { words } = this.#context;
    switch (event.type) {
      case 'listening':
        this.#tell(event.type, {
          level: 'info',
          text: event.activated ? words.token.servingActivated : words.token.serving(event.path),
        });
        break;
      case 'peers-unknown':
        this.#tell(event.type, { level: 'warning', text: words.token.peersUnknown });
        break;
      case 'client-refused':
        this.#tell(event.type, { level: 'warning', text: `${words.token.events[event.type]} (${event.reason})` });
        break;
      case 'client-dropped':
        this.#tell(event.type, {
          level: 'warning',
          text: `${words.token.events[event.type]} (${event.reason})`,
          error: event.error,
        });
        break;
      case 'client-connected':
      case 'client-gone':
        break;
    }
  };

  #ofToken(event: TokenLogEvent): Message {
    const { events, someProgram } = this.#context.words.token;
    const program = 'program' in event ? (event.program ?? someProgram) : '';
    switch (event.type) {
      case 'connected':
      case 'disconnected':
        return { level: 'info', text: events[event.type](program) };
      case 'logged-in':
      case 'signed':
        return { level: 'info', text: events[event.type](program) };
      case 'prompt-unavailable':
      case 'last-try-kept':
      case 'issuer-unchecked':
        return { level: 'warning', text: events[event.type](program) };
      case 'log-in-failed':
      case 'signature-failed':
        return { level: 'warning', text: `${events[event.type](program)} (${event.answer})`, error: event.error };
      case 'card-recognised':
        return event.paired
          ? { level: 'info', text: events['card-recognised'](event.serialNumber) }
          : { level: 'warning', text: events['card-unpaired'] };
      case 'card-left':
        return { level: 'info', text: events['card-left'] };
      case 'logged-out':
        return { level: 'info', text: events['logged-out'](event.reason) };
      case 'readers-unavailable':
      case 'card-unusable':
        return { level: 'warning', text: events[event.type], error: event.error };
    }
  }

  #tell(event: string, { level, text, error }: Message): void {
    const { log } = this.#context;
    log.write(level, text);
    for (const line of causesOf(error, true)) log.write('debug', line);
    this.#emit({ event, message: text });
  }
}
