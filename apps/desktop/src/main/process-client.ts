import type { UtilityProcess } from 'electron';
import type { OperationKind, OperationOutcome } from '../contract/operations.js';
import type { OperationArgument } from '../contract/requests.js';
import type { ErrorView } from '../contract/views.js';
import type { Reply } from '../contract/bridge.js';
import type { Configuration, FromProcess, Paths, SeenFiles, ToProcess, WrittenFile } from '../card-process/protocol.js';
import type { QueryArguments, QueryName, QueryResults } from '../card-process/queries.js';

export interface ProcessClientOptions {
  /** Starts the process; called again after it ended or was ended. */
  readonly fork: () => UtilityProcess;
  /** What comes without being asked for: desk, paired cards, events of operations. */
  readonly onMessage: (message: Extract<FromProcess, { type: 'desk' | 'paired' | 'event' }>) => void;
  /** The process ended though nobody wanted it to. */
  readonly onLost: () => void;
  /** Words for a process that hangs or ended. */
  readonly lost: () => ErrorView;
}

const PING_EVERY_MS = 3_000;
/**
 * A process that leaves so many pings in a row without an answer hangs: a driver, or a page of a million operators. They are
 * counted, not timed: after a computer slept, or its clock was set, the last answer only looks old.
 */
const UNANSWERED_PINGS = 5;
/** A question that is no operation. */
const QUERY_WITHIN_MS = 20_000;

interface Waiting<T> {
  readonly resolve: (value: T) => void;
}

export interface OperationEnd {
  readonly outcome: OperationOutcome;
  readonly written: readonly WrittenFile[];
}

/**
 * The main process's side of a process that may hang: request ids, a deadline, and an end by force. Every call gets an
 * answer; none rejects.
 */
export class ProcessClient {
  readonly #options: ProcessClientOptions;
  readonly #operations = new Map<string, Waiting<OperationEnd>>();
  readonly #queries = new Map<number, Waiting<Reply<QueryResults[QueryName]>>>();
  #process: UtilityProcess | undefined;
  #pings: ReturnType<typeof setInterval> | undefined;
  #unanswered = 0;
  #number = 0;
  #closed = false;

  constructor(options: ProcessClientOptions) {
    this.#options = options;
  }

  /** Starts the process if it does not run. */
  start(): void {
    if (this.#process !== undefined || this.#closed) return;
    const child = this.#options.fork();
    this.#process = child;
    this.#unanswered = 0;
    child.on('message', (message: FromProcess) => {
      if (this.#process === child) this.#take(message);
    });
    child.on('exit', () => {
      if (this.#process === child) this.#ended();
    });
    this.#pings = setInterval(() => {
      this.#ping(child);
    }, PING_EVERY_MS);
  }

  operate(
    id: string,
    kind: OperationKind,
    argument: OperationArgument<OperationKind>,
    paths: Paths,
    seen?: SeenFiles,
  ): Promise<OperationEnd> {
    this.start();
    return new Promise((resolve) => {
      this.#operations.set(id, { resolve });
      this.#send({ type: 'operate', id, kind, argument, paths, seen });
    });
  }

  cancel(id: string): void {
    this.#send({ type: 'cancel', id });
  }

  answer(id: string, questionId: number, yes: boolean): void {
    this.#send({ type: 'answer', id, questionId, yes });
  }

  query<N extends QueryName>(name: N, argument: QueryArguments[N]): Promise<Reply<QueryResults[N]>> {
    this.start();
    const id = ++this.#number;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#queries.delete(id);
        resolve({ ok: false, error: this.#options.lost() });
      }, QUERY_WITHIN_MS);
      this.#queries.set(id, {
        resolve: (reply) => {
          clearTimeout(timer);
          resolve(reply as Reply<QueryResults[N]>);
        },
      });
      this.#send({ type: 'query', id, name, argument });
    });
  }

  configure(configuration: Configuration): void {
    if (this.#process !== undefined) this.#send({ type: 'configure', configuration });
  }

  lookAgain(): void {
    this.start();
    this.#send({ type: 'look-again' });
  }

  /** Ends the process and starts it anew when it is needed: what it was doing is lost. */
  restart(): void {
    const child = this.#process;
    if (child === undefined) return;
    child.kill();
    this.#ended();
  }

  close(): void {
    this.#closed = true;
    const child = this.#process;
    this.#process = undefined;
    clearInterval(this.#pings);
    child?.kill();
    this.#failAll();
  }

  #send(message: ToProcess): void {
    this.#process?.postMessage(message);
  }

  #take(message: FromProcess): void {
    this.#unanswered = 0;
    switch (message.type) {
      case 'outcome':
        this.#operations.get(message.id)?.resolve(message);
        this.#operations.delete(message.id);
        break;
      case 'reply':
        this.#queries.get(message.id)?.resolve(message.reply);
        this.#queries.delete(message.id);
        break;
      case 'desk':
      case 'paired':
      case 'event':
        this.#options.onMessage(message);
        break;
      case 'ready':
      case 'pong':
        break;
    }
  }

  #ping(child: UtilityProcess): void {
    if (this.#process !== child) return;
    if (this.#unanswered >= UNANSWERED_PINGS) {
      this.restart();
      return;
    }
    this.#unanswered++;
    child.postMessage({ type: 'ping', number: ++this.#number } satisfies ToProcess);
  }

  #ended(): void {
    this.#process = undefined;
    clearInterval(this.#pings);
    this.#failAll();
    this.#options.onLost();
  }

  #failAll(): void {
    const error = this.#options.lost();
    for (const { resolve } of this.#operations.values()) resolve({ outcome: { ok: false, error }, written: [] });
    for (const { resolve } of this.#queries.values()) resolve({ ok: false, error });
    this.#operations.clear();
    this.#queries.clear();
  }
}
