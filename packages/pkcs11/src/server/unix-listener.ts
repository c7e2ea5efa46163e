import { chmodSync, closeSync, lstatSync, openSync, unlinkSync, type Stats } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { dirname, join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import { setTimeout as delay } from 'node:timers/promises';
import { descriptorPath } from './descriptor-path.js';
import { makePrivateFolder } from './private-folder.js';
import { TokenServiceError } from './token-service-error.js';

/** Read and write for the owner, nothing for others. */
const SOCKET_MODE = 0o600;
const UMASK_OF_SOCKET = 0o177;
/** sockaddr_un.sun_path: 108 bytes on Linux, 104 on macOS, with a final zero. */
const MAX_PATH_LENGTH = process.platform === 'linux' ? 107 : 103;
/** How long somebody who starts at the same moment may hold the folder; a later one died in between. */
const STARTING_FOR_MS = 5_000;
const ANSWERS_WITHIN_MS = 2_000;

/** A Unix socket that is open to this user only. */
export interface UnixListener {
  readonly path: string;
  /** Stops listening and removes the socket, unless it came from the service manager, which keeps it. */
  close(): Promise<void>;
}

/**
 * Listens at a path in a folder of mode 0700, with a socket of mode 0600 from its first moment. What a service that
 * crashed left at the path is replaced; a service that answers is not.
 *
 * @throws {TokenServiceError} `token-service-running`, `token-folder-unsafe`, `token-socket-unusable`
 */
export async function listenAtPath(path: string, onConnection: (socket: Socket) => void): Promise<UnixListener> {
  if (Buffer.byteLength(path) > MAX_PATH_LENGTH) throw new TokenServiceError('token-socket-unusable', path);
  const folder = dirname(path);
  makePrivateFolder(folder);
  const release = await holdStart(folder);
  try {
    await removeStaleSocket(path);
    const server = createServer(onConnection);
    await listenClosedToOthers(server, path);
    return { path, close: () => closeServer(server) };
  } finally {
    release();
  }
}

/**
 * Listens on a socket that the service manager made and handed over.
 *
 * @throws {TokenServiceError} `token-activation-malformed`: no listening Unix socket; `token-folder-unsafe`
 */
export async function listenOnDescriptor(fd: number, onConnection: (socket: Socket) => void): Promise<UnixListener> {
  const server = createServer(onConnection);
  try {
    await listening(server, () => server.listen({ fd }));
  } catch (error) {
    throw new TokenServiceError('token-activation-malformed', undefined, { cause: error });
  }
  const path = descriptorPath(fd);
  if (path === undefined) {
    await closeServer(server);
    throw new TokenServiceError('token-activation-malformed');
  }
  try {
    makePrivateFolder(dirname(path));
  } catch (error) {
    await closeServer(server);
    throw error;
  }
  return { path, close: () => closeServer(server) };
}

/** Whether somebody accepts connections at a path. */
function somebodyAnswers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const end = (answered: boolean): void => {
      socket.destroy();
      resolve(answered);
    };
    socket.setTimeout(ANSWERS_WITHIN_MS, () => {
      // A full queue of connections: somebody is there, and slow.
      end(true);
    });
    socket.once('connect', () => {
      end(true);
    });
    socket.once('error', (error) => {
      // EAGAIN: Linux's word for a full queue.
      end('code' in error && error.code === 'EAGAIN');
    });
  });
}

async function removeStaleSocket(path: string): Promise<void> {
  const there = statusOf(path);
  if (there === undefined) return;
  if (!there.isSocket()) throw new TokenServiceError('token-socket-unusable', path);
  if (await somebodyAnswers(path)) throw new TokenServiceError('token-service-running', path);
  try {
    unlinkSync(path);
  } catch (error) {
    throw new TokenServiceError('token-socket-unusable', path, { cause: error });
  }
}

async function listenClosedToOthers(server: Server, path: string): Promise<void> {
  try {
    await listening(server, () => {
      // listen() binds before it returns, so the mask holds for this socket and nothing else.
      const umask = isMainThread ? process.umask(UMASK_OF_SOCKET) : undefined;
      try {
        server.listen(path);
      } finally {
        if (umask !== undefined) process.umask(umask);
      }
    });
    chmodSync(path, SOCKET_MODE);
  } catch (error) {
    throw new TokenServiceError('token-socket-unusable', path, { cause: error });
  }
}

function listening(server: Server, listen: () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('listening', () => {
      server.off('error', reject);
      resolve();
    });
    listen();
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}

/** Two services that start at once would each take the other's new socket for a stale one: one after the other. */
async function holdStart(folder: string): Promise<() => void> {
  const path = join(folder, '.starting');
  const deadline = Date.now() + 2 * STARTING_FOR_MS;
  for (;;) {
    try {
      closeSync(openSync(path, 'wx', SOCKET_MODE));
      return () => {
        unlinkIfThere(path);
      };
    } catch (error) {
      const held = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!held || Date.now() > deadline) throw new TokenServiceError('token-socket-unusable', path, { cause: error });
    }
    const since = statusOf(path)?.mtimeMs ?? Date.now();
    if (Date.now() - since > STARTING_FOR_MS) unlinkIfThere(path);
    else await delay(20);
  }
}

function unlinkIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Somebody else removed it.
  }
}

function statusOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}
