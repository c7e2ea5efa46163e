import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ocspResponse, readOcspRequest, type OcspSpec } from './ocsp.js';
import type { Entity } from './test-pki.js';
import { answerTimestampRequest, type TokenSpec } from './tsa.js';

/** One request that arrived. */
interface ServerQuestion {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Uint8Array;
}

interface ServerReply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** Milliseconds before the first byte. */
  readonly delay?: number;
}

/** `hang`: nothing, ever; `stall`: a header and one byte, then nothing; `huge`: without end; `reset`: the line goes dead. */
export type ServerAnswer = Uint8Array | ServerReply | 'hang' | 'stall' | 'garbage' | 'huge' | 'reset';

/** A fixed answer, answers one after the other (the last one stays), or one that depends on the question. */
export type ServerRoute =
  ServerAnswer | readonly ServerAnswer[] | ((question: ServerQuestion) => ServerAnswer | Promise<ServerAnswer>);

/** A web server on the loopback interface: OCSP, lists, issuers' certificates, time stamps. */
export interface LoopbackServer {
  readonly port: number;
  /** Address of a path, `/ocsp`. */
  url(path: string): string;
  /** What is answered there from now on; without it: 404. */
  route(path: string, answer: ServerRoute): void;
  /** Everything that was asked, in order. */
  readonly questions: readonly ServerQuestion[];
  close(): Promise<void>;
}

/**
 * @example
 * ```ts
 * const server = await startLoopbackServer();
 * const pki = signingPki({ ocspUrl: server.url('/ocsp'), crlUrl: server.url('/list.crl') });
 * server.route('/ocsp', ocspRoute(pki.subCa, (serial) => ({ status: 'good' })));
 * afterAll(() => server.close());
 * ```
 */
export async function startLoopbackServer(routes: Readonly<Record<string, ServerRoute>> = {}): Promise<LoopbackServer> {
  const known = new Map(Object.entries(routes));
  const served = new Map<string, number>();
  const questions: ServerQuestion[] = [];
  const server = createServer((request, response) => {
    void receive(request).then(async (question) => {
      questions.push(question);
      const route = known.get(question.path) ?? { status: 404 };
      const turn = served.get(question.path) ?? 0;
      served.set(question.path, turn + 1);
      send(response, await choose(route, question, turn));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: (path) => `http://127.0.0.1:${port}${path}`,
    route: (path, answer) => {
      known.set(path, answer);
      served.delete(path);
    },
    questions,
    close: () => closeServer(server),
  };
}

export async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>((resolve) =>
    server.close(() => {
      resolve();
    }),
  );
}

async function receive(request: IncomingMessage): Promise<ServerQuestion> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of request as AsyncIterable<Uint8Array>) parts.push(part);
  } catch {
    // The client went away; what arrived is recorded.
  }
  const { method = '', url = '', headers } = request;
  return { method, path: url, headers, body: new Uint8Array(Buffer.concat(parts)) };
}

async function choose(route: ServerRoute, question: ServerQuestion, turn: number): Promise<ServerAnswer> {
  if (typeof route === 'function') return route(question);
  if (!Array.isArray(route)) return route as ServerAnswer;
  const answers = route as readonly ServerAnswer[];
  return answers[Math.min(turn, answers.length - 1)] ?? { status: 404 };
}

const GARBAGE = new Uint8Array(Buffer.from('<html><body>404 Not found, but with status 200</body></html>'));

function send(response: ServerResponse, answer: ServerAnswer): void {
  if (answer === 'hang') return;
  if (answer === 'reset') {
    response.destroy();
    return;
  }
  if (answer === 'stall') {
    response.writeHead(200, { 'content-length': '1000' });
    response.write(Uint8Array.of(0x30));
    return;
  }
  if (answer === 'huge') {
    sendWithoutEnd(response);
    return;
  }
  const reply = answer === 'garbage' ? { body: GARBAGE } : answer instanceof Uint8Array ? { body: answer } : answer;
  const deliver = (): void => {
    response.writeHead(reply.status ?? 200, reply.headers ?? {});
    response.end(reply.body);
  };
  if (reply.delay === undefined) deliver();
  else setTimeout(deliver, reply.delay).unref();
}

function sendWithoutEnd(response: ServerResponse): void {
  const block = new Uint8Array(65_536).fill(0x30);
  response.writeHead(200);
  const more = (): void => {
    while (!response.destroyed && response.write(block));
  };
  response.on('drain', more);
  more();
}

/**
 * A responder: honest unless `answer` says otherwise for a serial number (upper-case hexadecimal). `subject` is not
 * needed: it answers for the number that was asked about.
 */
export function ocspRoute(
  issuer: Entity,
  answer: (serial: string) => Partial<OcspSpec> | ServerAnswer = () => ({}),
): ServerRoute {
  return ({ body }) => {
    const { serial, nonce } = readOcspRequest(body);
    const spec = answer(serial);
    if (typeof spec === 'string' || spec instanceof Uint8Array || 'body' in spec || 'delay' in spec) {
      return spec;
    }
    return ocspResponse({
      subject: issuer,
      issuer,
      serial,
      ...(nonce === undefined ? {} : { nonce }),
      ...(spec as Partial<OcspSpec>),
    });
  };
}

/** A time-stamping authority; `defect` replaces parts of each token. */
export const tsaRoute =
  (tsa: Entity, defect: Partial<TokenSpec> | (() => Partial<TokenSpec>) = {}): ServerRoute =>
  ({ body }) => ({
    headers: { 'content-type': 'application/timestamp-reply' },
    body: answerTimestampRequest(body, tsa, typeof defect === 'function' ? defect() : defect),
  });
