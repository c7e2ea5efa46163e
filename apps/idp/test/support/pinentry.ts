import { chmodSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { UnprivilegedUser } from './unprivileged-user.js';

/** GPG_ERR_CANCELED of pinentry (libgpg-error: source 5, code 99). */
const CANCELLED = 'ERR 83886179 Operation cancelled <Pinentry>';
const FOR_ALL = 0o666;
const EXECUTABLE = 0o755;

/** One question that stands on the person's screen. */
export interface Question {
  readonly kind: 'pin' | 'confirmation';
  /** Everything that the window says. */
  readonly text: string;
  /** Types the PIN, or agrees. */
  answer(pin?: string): void;
  /** Presses Cancel. */
  cancel(): void;
  /** Settles when the window is gone, answered or not. */
  readonly gone: Promise<void>;
}

/**
 * A pinentry whose screen and keyboard are the test. The program that the service starts only carries the lines of the
 * Assuan protocol between its standard streams and this process.
 */
export class Pinentry {
  /** The program to be named to the service. */
  readonly program: string;
  /** Every text of a question for a PIN so far. */
  readonly asked: string[] = [];
  readonly #server: Server;
  readonly #open: Question[] = [];
  #waiting: ((question: Question) => void)[] = [];

  private constructor(server: Server, program: string) {
    this.#server = server;
    this.program = program;
    server.on('connection', (socket) => {
      this.#converse(socket);
    });
  }

  static async listen(user: UnprivilegedUser): Promise<Pinentry> {
    const path = join(user.runtime, 'screen');
    const server = createServer();
    server.listen(path);
    await once(server, 'listening');
    chmodSync(path, FOR_ALL);
    const program = user.write('pinentry', relay(path), EXECUTABLE);
    chmodSync(dirname(program), 0o700);
    return new Pinentry(server, program);
  }

  /** The next question that nobody took yet, now or to come. */
  async question(): Promise<Question> {
    return this.#open.shift() ?? (await new Promise<Question>((resolve) => this.#waiting.push(resolve)));
  }

  /** Whoever still waits for a question waits for ever: what a failed test began takes none of the next one's. */
  forget(): void {
    this.#waiting = [];
    this.#open.length = 0;
  }

  close(): void {
    this.#server.close();
  }

  #converse(socket: Socket): void {
    const words = new Map<string, string>();
    const gone = new Promise<void>((resolve) => socket.once('close', resolve));
    socket.on('error', () => undefined);
    const say = (line: string): void => {
      socket.write(`${line}\n`);
    };
    say('OK Pleased to meet you');
    createInterface({ input: socket }).on('line', (line) => {
      const [command = '', ...rest] = line.split(' ');
      switch (command) {
        case 'GETPIN':
        case 'CONFIRM':
          this.#show({
            kind: command === 'GETPIN' ? 'pin' : 'confirmation',
            text: [...words.values()].join('\n'),
            answer: (pin) => {
              if (pin !== undefined) say(`D ${pin}`);
              say('OK');
            },
            cancel: () => {
              say(CANCELLED);
            },
            gone,
          });
          return;
        case 'BYE':
          say('OK closing connection');
          socket.end();
          return;
        default:
          // OPTION, GETINFO and the SET commands; the words of one stay until it is set anew.
          if (command.startsWith('SET')) words.set(command, decodeURIComponent(rest.join(' ')));
          say('OK');
      }
    });
  }

  #show(question: Question): void {
    if (question.kind === 'pin') this.asked.push(question.text);
    const next = this.#waiting.shift();
    if (next === undefined) this.#open.push(question);
    else next(question);
  }
}

/** A program for the service's side; the window goes when the service closes its end or kills it. */
function relay(path: string): string {
  return `#!${process.execPath}
const socket = require('node:net').connect(${JSON.stringify(path)});
process.stdin.pipe(socket).pipe(process.stdout);
socket.on('close', () => process.exit());
`;
}
