import type { Socket } from 'node:net';
import {
  decodeRequest,
  encodeLocked,
  encodeRefusal,
  encodeStatus,
  MAX_CONTROL_REQUEST,
  type ControlRequest,
  type ServiceStatus,
  type TokenReport,
} from './control-protocol.js';
import { LineReader } from './line-reader.js';
import { serveOwnPrograms } from './own-programs.js';
import type { PeerCredentialsReader } from './peer-credentials.js';
import { listenAtPath, listenOnDescriptor, type UnixListener } from './unix-listener.js';

/** The token as `status` and `lock` use it. */
export interface ControlledToken {
  status(): TokenReport;
  /** Closes every log-in. @returns how many there were */
  lock(): Promise<number>;
}

export interface ControlOptions {
  readonly token: ControlledToken;
  readonly path: string;
  /** A listening socket from the service manager, which is used instead of `path`. */
  readonly descriptor: number | undefined;
  readonly credentials: PeerCredentialsReader | undefined;
  /** Programs that are connected to the token. */
  readonly clients: () => number;
  /** How long a connection may be silent between requests, ms. Default ten seconds. */
  readonly idleMs?: number | undefined;
}

/** A request is there at once or never. */
const IDLE_MS = 10_000;

/**
 * Answers `status` and `lock` on a socket beside the token's.
 *
 * @throws {TokenServiceError} as `listenAtPath` and `listenOnDescriptor`
 */
export function serveControl(options: ControlOptions): Promise<UnixListener> {
  const { path, descriptor, credentials } = options;
  return serveOwnPrograms({
    credentials,
    listen: (accept) =>
      descriptor === undefined ? listenAtPath(path, accept) : listenOnDescriptor(descriptor, accept),
    converse: (socket) => {
      converse(socket, options);
    },
  });
}

/** One request at a time: whoever sends the next before the answer is not read until then. */
function converse(socket: Socket, options: ControlOptions): void {
  const lines = new LineReader(MAX_CONTROL_REQUEST);
  const { idleMs = IDLE_MS } = options;
  socket.setTimeout(idleMs, () => {
    socket.destroy();
  });
  socket.on('data', (chunk: Uint8Array) => {
    let requests: readonly (ControlRequest | undefined)[];
    try {
      requests = lines.push(chunk).map(decodeRequest);
    } catch {
      requests = [undefined];
    }
    if (requests.length === 0) return;
    socket.pause();
    // A log-in that is to be closed may be in the middle of an exchange with its card: the answer takes its time.
    socket.setTimeout(0);
    void answerAll(socket, requests, options).then((goOn) => {
      socket.setTimeout(idleMs);
      if (goOn) socket.resume();
      else socket.destroySoon();
    });
  });
}

async function answerAll(
  socket: Socket,
  requests: readonly (ControlRequest | undefined)[],
  { token, clients }: ControlOptions,
): Promise<boolean> {
  for (const request of requests) {
    if (request === undefined) {
      socket.write(encodeRefusal('unknown-request'));
      return false;
    }
    try {
      const answer =
        request === 'lock' ? encodeLocked(await token.lock()) : encodeStatus(statusOf(token.status(), clients()));
      socket.write(answer);
    } catch {
      socket.write(encodeRefusal('failed'));
      return false;
    }
  }
  return true;
}

function statusOf({ pinMode, idleMs, slots }: TokenReport, clients: number): ServiceStatus {
  return { pid: process.pid, clients, pinMode, idleMs, slots };
}
