import { readdirSync, readlinkSync } from 'node:fs';

/** The connection to pcscd behind one context. */
export interface ContextSocket {
  /** Shuts it down: a call that waits on it fails at once. Never throws. */
  sever(): void;
}

/** Finds out which socket belongs to a context that is just being established. */
export interface ContextSockets {
  identify<T>(establish: () => Promise<T>): Promise<{ readonly result: T; readonly socket: ContextSocket | undefined }>;
}

/** Where the library does not talk to the service over a socket of this process, nothing can be cut. */
export const noContextSockets: ContextSockets = {
  identify: async (establish) => ({ result: await establish(), socket: undefined }),
};

/** The calls of libc that this needs. */
export interface SocketCalls {
  /** The path that the other end of a Unix socket is bound to; `undefined` when it is no such socket. */
  peerPath(fd: number): string | undefined;
  /** shutdown(fd, SHUT_RDWR). */
  shutDown(fd: number): void;
}

const DESCRIPTORS = '/proc/self/fd';
const SERVICE_SOCKET_NAME = '/pcscd.comm';

/**
 * pcsc-lite on Linux: each context is one Unix socket to pcscd, a call waits in poll() on it without a limit, and the
 * library has no way to cancel it (SCardCancel ends SCardGetStatusChange only). The socket is found as the one that
 * appeared while the context was established, and shut down when a call on it is given up: the thread comes back to the
 * pool, and pcscd drops the context.
 */
export class LinuxContextSockets implements ContextSockets {
  readonly #calls: SocketCalls;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(calls: SocketCalls) {
    this.#calls = calls;
  }

  identify<T>(
    establish: () => Promise<T>,
  ): Promise<{ readonly result: T; readonly socket: ContextSocket | undefined }> {
    // One at a time: with two, nobody could tell whose socket is whose.
    const identified = this.#turn.then(async () => {
      const before = this.#sockets();
      const result = await establish();
      const added = [...this.#sockets()].filter(([inode]) => !before.has(inode));
      const [only] = added;
      const socket = only !== undefined && added.length === 1 ? this.#socket(only[0], only[1]) : undefined;
      return { result, socket };
    });
    this.#turn = identified.catch(() => undefined);
    return identified;
  }

  #socket(inode: string, fd: number): ContextSocket {
    return {
      sever: () => {
        // The number may have been given to another file since; the inode has not.
        if (target(fd) === inode) this.#calls.shutDown(fd);
      },
    };
  }

  /** The sockets of this process that lead to pcscd: `socket:[inode]` to descriptor. */
  #sockets(): Map<string, number> {
    const sockets = new Map<string, number>();
    let names: string[];
    try {
      names = readdirSync(DESCRIPTORS);
    } catch {
      return sockets;
    }
    for (const name of names) {
      const fd = Number(name);
      const inode = target(fd);
      if (inode?.startsWith('socket:') !== true) continue;
      if (isServicePath(this.#calls.peerPath(fd))) sockets.set(inode, fd);
    }
    return sockets;
  }
}

function isServicePath(path: string | undefined): boolean {
  if (path === undefined) return false;
  return path.endsWith(SERVICE_SOCKET_NAME) || path === process.env['PCSCLITE_CSOCK_NAME'];
}

function target(fd: number): string | undefined {
  try {
    return readlinkSync(`${DESCRIPTORS}/${fd}`);
  } catch {
    return undefined;
  }
}
