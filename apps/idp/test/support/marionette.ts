import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';

/** What Firefox answered instead of a result; `code` as in the WebDriver standard. */
export class MarionetteError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}

const COMMAND = 0;
const COLON = 0x3a;
/** The largest message is a picture of a page. */
const MAX_MESSAGE = 32 * 1_048_576;
/** The key of an element's reference (WebDriver, section 12.2). */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * A client of Marionette, the remote protocol inside Firefox: JSON messages with their length and a colon before them;
 * a command is `[0, id, name, parameters]`, its answer `[1, id, error, result]`.
 */
export class Marionette {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #bytes: Buffer = Buffer.alloc(0);
  #lastId = 0;
  #greeted: (() => void) | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      for (let message = this.#next(); message !== undefined; message = this.#next()) this.#receive(message);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new MarionetteError('closed', 'Firefox hung up'));
      this.#waiting.clear();
    });
  }

  /** Connects and opens a session. */
  static async connect(port: number): Promise<Marionette> {
    const socket = createConnection({ port, host: '127.0.0.1', noDelay: true });
    const client = new Marionette(socket);
    const greeted = new Promise<void>((resolve) => (client.#greeted = resolve));
    await once(socket, 'connect');
    await greeted;
    await client.#call('WebDriver:NewSession', {
      capabilities: { alwaysMatch: { acceptInsecureCerts: false, timeouts: { pageLoad: 60_000, implicit: 0 } } },
    });
    return client;
  }

  /** @throws {MarionetteError} with Firefox's own code for a page that it could not load */
  async navigate(url: string): Promise<void> {
    await this.#call('WebDriver:Navigate', { url });
  }

  /** The value of an expression in the page, which can be told in JSON. */
  async evaluate(expression: string): Promise<unknown> {
    return value(await this.#call('WebDriver:ExecuteScript', { script: `return ${expression}`, args: [] }));
  }

  /** Presses an element. Returns when Firefox has begun to follow, not when the next page is there. */
  async click(selector: string): Promise<void> {
    const element = value(await this.#call('WebDriver:FindElement', { using: 'css selector', value: selector }));
    // From within the page: WebDriver's own click would wait for the page that follows.
    const script = 'const element = arguments[0]; setTimeout(() => element.click())';
    await this.#call('WebDriver:ExecuteScript', { script, args: [{ [ELEMENT]: field(element, ELEMENT) }] });
  }

  async picture(): Promise<Uint8Array> {
    const base64 = value(await this.#call('WebDriver:TakeScreenshot', { full: true }));
    return Buffer.from(String(base64), 'base64');
  }

  /** Ends Firefox. */
  async quit(): Promise<void> {
    await this.#call('Marionette:Quit', { flags: ['eForceQuit'] });
    this.#socket.destroy();
  }

  #call(name: string, parameters: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    const id = ++this.#lastId;
    const message = Buffer.from(JSON.stringify([COMMAND, id, name, parameters]));
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) {
        reject(new MarionetteError('closed', 'Firefox hung up'));
        return;
      }
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(Buffer.concat([Buffer.from(`${message.length}:`), message]));
    });
  }

  #next(): unknown {
    const colon = this.#bytes.indexOf(COLON);
    if (colon < 0) return undefined;
    const length = Number(this.#bytes.subarray(0, colon).toString('latin1'));
    if (!Number.isInteger(length) || length > MAX_MESSAGE) throw new RangeError('no message of Marionette');
    const end = colon + 1 + length;
    if (this.#bytes.length < end) return undefined;
    const message: unknown = JSON.parse(this.#bytes.subarray(colon + 1, end).toString('utf8'));
    this.#bytes = this.#bytes.subarray(end);
    return message;
  }

  #receive(message: unknown): void {
    if (!Array.isArray(message)) {
      // The only message without a number: Firefox presents itself.
      this.#greeted?.();
      return;
    }
    const [, id, error, result] = message as [number, number, unknown, unknown];
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === null) waiting?.resolve(result);
    else waiting?.reject(new MarionetteError(String(field(error, 'error')), String(field(error, 'message'))));
  }
}

function field(object: unknown, name: string): unknown {
  return typeof object === 'object' && object !== null ? (object as Record<string, unknown>)[name] : undefined;
}

/** The result of most commands is wrapped. */
function value(result: unknown): unknown {
  return field(result, 'value');
}
