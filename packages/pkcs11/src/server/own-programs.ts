import type { Socket } from 'node:net';
import { admit } from './admission.js';
import type { PeerCredentialsReader } from './peer-credentials.js';
import type { UnixListener } from './unix-listener.js';

/** Connections at the same time to a socket that a person's few programs use. */
const MAX_CONNECTIONS = 8;

export interface OwnProgramsOptions {
  readonly credentials: PeerCredentialsReader | undefined;
  /** Begins the listening, with whom to tell of each connection. */
  readonly listen: (accept: (socket: Socket) => void) => Promise<UnixListener>;
  readonly converse: (socket: Socket) => void;
}

/**
 * Talks with programs of this user, eight at a time; when it is closed it hangs up on all of them.
 *
 * @throws {TokenServiceError} as `listen`
 */
export async function serveOwnPrograms({ credentials, listen, converse }: OwnProgramsOptions): Promise<UnixListener> {
  const sockets = new Set<Socket>();
  const listener = await listen((socket) => {
    socket.on('error', () => undefined);
    if (!admit(socket, credentials, { taken: sockets.size, all: MAX_CONNECTIONS }).admitted) {
      socket.destroy();
      return;
    }
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    converse(socket);
  });
  return {
    path: listener.path,
    close: async () => {
      const closed = listener.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
