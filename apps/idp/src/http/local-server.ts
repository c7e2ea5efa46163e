import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { ServerCredentials } from '../tls/throwaway-authority.js';
import { TEXT } from '../pages/words.js';
import { answerPage } from './answer.js';

type Handler = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>;

export interface LocalServer {
  /** `https://name:port`, as a browser writes it. */
  readonly origin: string;
  /** Everything before this is called is answered 503. */
  serve(handler: Handler): void;
  close(): Promise<void>;
}

export interface LocalServerOptions {
  /** The address to listen on. */
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** The host's name in addresses. */
  readonly name: string;
  readonly credentials: ServerCredentials;
  /** Client authentication, protocol versions. */
  readonly tls?: ServerOptions;
  /** Told what made a request fail that should not have failed. */
  readonly onFailure: (error: unknown) => void;
}

const HEADERS_TIMEOUT_MS = 10_000;
const REQUEST_TIMEOUT_MS = 20_000;
/** Connections at once: many browsers' worth, and no more memory than a test may cost. */
const MAX_CONNECTIONS = 256;
/** Bytes of request line and headers; more is answered 431. */
const MAX_HEADER_SIZE = 16_384;

/**
 * Starts an HTTPS server with bounds on everything a client sends, which answers to its own name only: a page elsewhere
 * whose name was pointed at this machine (DNS rebinding) reaches nothing.
 */
export async function startLocalServer(options: LocalServerOptions): Promise<LocalServer> {
  const { host, port, name, credentials } = options;
  let handler: Handler = (_request, response) => {
    response.writeHead(503).end();
  };
  let origin = '';
  const server = createServer(
    {
      ...credentials,
      minVersion: 'TLSv1.2',
      ...options.tls,
      maxHeaderSize: MAX_HEADER_SIZE,
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: REQUEST_TIMEOUT_MS,
    },
    (request, response) => {
      void answer(handler, origin, request, response, options.onFailure);
    },
  );
  server.maxConnections = MAX_CONNECTIONS;
  await listen(server, port, host);
  const { port: bound } = server.address() as AddressInfo;
  origin = new URL(`https://${name.includes(':') ? `[${name}]` : name}:${String(bound)}`).origin;
  return {
    origin,
    serve: (next) => {
      handler = next;
    },
    close: () => close(server),
  };
}

async function answer(
  handler: Handler,
  origin: string,
  request: IncomingMessage,
  response: ServerResponse,
  onFailure: (error: unknown) => void,
): Promise<void> {
  const page = (status: number, code: 'badRequest' | 'failure'): void => {
    if (response.headersSent) response.destroy();
    else answerPage(response, status, { text: TEXT[code], code });
  };
  try {
    const url = requestedUrl(request, origin);
    if (url === undefined) page(421, 'badRequest');
    else await handler(request, response, url);
  } catch (error) {
    onFailure(error);
    page(500, 'failure');
  }
}

/** `undefined` for another host (RFC 9110 section 7.4) or an address that is none. */
function requestedUrl(request: IncomingMessage, origin: string): URL | undefined {
  const { host } = request.headers;
  const path = request.url ?? '';
  if (host === undefined || !URL.canParse(`https://${host}`) || new URL(`https://${host}`).origin !== origin) {
    return undefined;
  }
  if (!path.startsWith('/') || !URL.canParse(`${origin}${path}`)) return undefined;
  return new URL(`${origin}${path}`);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
