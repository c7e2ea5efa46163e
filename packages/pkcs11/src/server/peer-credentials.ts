import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import type * as koffiModule from 'koffi';

type Koffi = typeof koffiModule;

/** The process at the other end of a Unix socket, as the kernel tells it. */
interface PeerCredentials {
  readonly uid: number;
  /** `undefined`: the platform tells the user only. */
  readonly pid: number | undefined;
}

/** Asks the kernel. */
export interface PeerCredentialsReader {
  /** `undefined`: the kernel was asked and does not tell; whoever is there is to be refused. */
  read(socket: Socket): PeerCredentials | undefined;
}

/** <sys/socket.h> of Linux on x86, ARM, RISC-V. */
const SOL_SOCKET = 1;
const SO_PEERCRED = 17;
/** struct ucred: pid, uid, gid. */
const UCRED_LENGTH = 12;
/** <sys/un.h> of macOS. */
const SOL_LOCAL = 0;
const LOCAL_PEERPID = 2;

/**
 * A way to ask the kernel who is at the other end.
 *
 * @returns `undefined` where there is none: no koffi, or a platform without such a call. The mode of the socket's folder
 * is then the only guard, and nobody knows which program asks.
 */
export function loadPeerCredentials(platform: NodeJS.Platform = process.platform): PeerCredentialsReader | undefined {
  try {
    const koffi = createRequire(import.meta.url)('koffi') as Koffi;
    if (platform === 'linux') return linuxCredentials(koffi);
    if (platform === 'darwin') return macCredentials(koffi);
    return undefined;
  } catch {
    return undefined;
  }
}

function linuxCredentials(koffi: Koffi): PeerCredentialsReader {
  const getsockopt = koffi.load(null).func('getsockopt', 'int', ['int', 'int', 'int', 'void *', 'void *']);
  return {
    read(socket) {
      const fd = descriptorOf(socket);
      if (fd === undefined) return undefined;
      const ucred = new Uint8Array(UCRED_LENGTH);
      const length = Uint32Array.of(UCRED_LENGTH);
      if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, ucred, length) !== 0 || length[0] !== UCRED_LENGTH) return undefined;
      const [pid = 0, uid = 0] = new Uint32Array(ucred.buffer);
      // 0: a process outside our PID namespace.
      return { uid, pid: pid === 0 ? undefined : pid };
    },
  };
}

function macCredentials(koffi: Koffi): PeerCredentialsReader {
  const libSystem = koffi.load(null);
  const getpeereid = libSystem.func('getpeereid', 'int', ['int', 'void *', 'void *']);
  const getsockopt = libSystem.func('getsockopt', 'int', ['int', 'int', 'int', 'void *', 'void *']);
  return {
    read(socket) {
      const fd = descriptorOf(socket);
      if (fd === undefined) return undefined;
      const uid = new Uint32Array(1);
      const gid = new Uint32Array(1);
      if (getpeereid(fd, uid, gid) !== 0) return undefined;
      const pid = new Int32Array(1);
      const length = Uint32Array.of(pid.byteLength);
      const known = getsockopt(fd, SOL_LOCAL, LOCAL_PEERPID, pid, length) === 0;
      return { uid: uid[0] ?? -1, pid: known ? pid[0] : undefined };
    },
  };
}

/**
 * Node has no public way to a socket's descriptor; the handle's own property has been there since 0.x, and where it is
 * missing the peer counts as not told and is refused.
 */
function descriptorOf(socket: Socket): number | undefined {
  const handle: unknown = Reflect.get(socket, '_handle');
  if (typeof handle !== 'object' || handle === null || !('fd' in handle)) return undefined;
  const { fd } = handle;
  return typeof fd === 'number' && fd >= 0 ? fd : undefined;
}
