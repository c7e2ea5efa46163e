import type { Socket } from 'node:net';
import type { CallingProgram } from '../token/calling-program.js';
import type { TokenConnection } from '../token/token-connection.js';
import { admit } from './admission.js';
import { callingProgram } from './calling-program.js';
import { ProgramConnection } from './program-connection.js';
import { loadPeerCredentials, type PeerCredentialsReader } from './peer-credentials.js';
import { serveControl, type ControlledToken } from './serve-control.js';
import type { ServiceEvent } from './service-event.js';
import type { ActivatedSockets } from './socket-activation.js';
import { controlSocketPath } from './socket-location.js';
import { listenAtPath, listenOnDescriptor, type UnixListener } from './unix-listener.js';

/** The token as its service uses it. */
export interface ServedToken extends ControlledToken {
  /** A view of the token for one program; `undefined` when it is not known which. */
  connect(program: CallingProgram | undefined): TokenConnection;
}

export interface TokenServiceOptions {
  readonly token: ServedToken;
  /** Where to listen; its folder is made with mode 0700 if it is missing. */
  readonly socketPath: string;
  /** What the service manager handed over (`takeActivatedSockets`); `socketPath` is then not used for the token. */
  readonly activated?: ActivatedSockets | undefined;
  /** Programs at the same time. Default 64. */
  readonly maxClients?: number | undefined;
  /** How long a program may take to send its first byte, ms. Default 10,000. */
  readonly firstByteMs?: number | undefined;
  readonly onEvent?: ((event: ServiceEvent) => void) | undefined;
}

/** The service while it runs. */
export interface TokenService {
  readonly socketPath: string;
  readonly controlPath: string;
  /** Hangs up on every program, removes the sockets. The token itself stays its owner's to close. Harmless when repeated. */
  close(): Promise<void>;
}

const MAX_CLIENTS = 64;
const FIRST_BYTE_MS = 10_000;

/**
 * Serves the token on a Unix socket that only programs of this user may use.
 *
 * @throws {TokenServiceError} `token-service-running`, `token-folder-unsafe`, `token-socket-unusable`,
 * `token-activation-malformed`
 * @example
 * ```ts
 * const service = await serveToken({ token, socketPath: defaultSocketPath() });
 * // … until a signal comes
 * await service.close();
 * ```
 */
export async function serveToken(options: TokenServiceOptions): Promise<TokenService> {
  const { token, socketPath, activated } = options;
  const credentials = loadPeerCredentials();
  if (credentials === undefined) options.onEvent?.({ type: 'peers-unknown' });
  const clients = new TokenClients(options, credentials);
  const accept = (socket: Socket): void => {
    clients.accept(socket);
  };
  const listener =
    activated === undefined
      ? await listenAtPath(socketPath, accept)
      : await listenOnDescriptor(activated.token, accept);
  let control: UnixListener;
  try {
    const path = controlSocketPath(listener.path);
    const count = (): number => clients.count;
    control = await serveControl({ token, path, descriptor: activated?.control, credentials, clients: count });
  } catch (error) {
    await listener.close();
    throw error;
  }
  options.onEvent?.({ type: 'listening', path: listener.path, activated: activated !== undefined });
  let closing: Promise<void> | undefined;
  return {
    socketPath: listener.path,
    controlPath: control.path,
    close: () => {
      closing ??= (async () => {
        await Promise.all([listener.close(), control.close(), clients.close()]);
      })();
      return closing;
    },
  };
}

/** Everybody who is connected. */
class TokenClients {
  readonly #options: TokenServiceOptions;
  readonly #credentials: PeerCredentialsReader | undefined;
  readonly #connections = new Map<number, ProgramConnection>();
  #accepted = 0;

  constructor(options: TokenServiceOptions, credentials: PeerCredentialsReader | undefined) {
    this.#options = options;
    this.#credentials = credentials;
  }

  get count(): number {
    return this.#connections.size;
  }

  accept(socket: Socket): void {
    const { token, onEvent, maxClients, firstByteMs } = this.#options;
    const places = { taken: this.#connections.size, all: maxClients ?? MAX_CLIENTS };
    const admission = admit(socket, this.#credentials, places);
    if (!admission.admitted) {
      socket.on('error', () => undefined);
      socket.destroy();
      onEvent?.({ type: 'client-refused', reason: admission.reason });
      return;
    }
    const { pid } = admission;
    const client = ++this.#accepted;
    const connection = new ProgramConnection({
      socket,
      firstByteMs: firstByteMs ?? FIRST_BYTE_MS,
      connect: async () => {
        const program = pid === undefined ? undefined : await callingProgram(pid);
        onEvent?.({ type: 'client-connected', client, program });
        return token.connect(program);
      },
      onHangUp: (reason, error) => {
        onEvent?.({ type: 'client-dropped', client, reason, error });
      },
    });
    this.#connections.set(client, connection);
    socket.once('close', () => {
      this.#connections.delete(client);
      onEvent?.({ type: 'client-gone', client });
    });
  }

  /** Hangs up on everybody; resolves when the token knows. */
  async close(): Promise<void> {
    await Promise.all([...this.#connections.values()].map((connection) => connection.close()));
  }
}
