import type { Socket } from 'node:net';
import type { PeerCredentialsReader } from './peer-credentials.js';

/** Who may talk to the service. */
export type Admission =
  | { readonly admitted: true; readonly pid: number | undefined }
  | { readonly admitted: false; readonly reason: 'another-user' | 'too-many' };

/**
 * Lets in programs of this user, so many at a time. Where the kernel cannot be asked the socket's folder has kept others
 * out already; where it is asked and gives no answer, nobody is let in.
 */
export function admit(
  socket: Socket,
  credentials: PeerCredentialsReader | undefined,
  places: { readonly taken: number; readonly all: number },
): Admission {
  let pid: number | undefined;
  if (credentials !== undefined) {
    const peer = credentials.read(socket);
    if (peer === undefined || peer.uid !== process.geteuid?.()) return { admitted: false, reason: 'another-user' };
    ({ pid } = peer);
  }
  if (places.taken >= places.all) return { admitted: false, reason: 'too-many' };
  return { admitted: true, pid };
}
