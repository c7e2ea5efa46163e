import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync } from 'node:fs';
import { dirname } from 'node:path';

const NOBODY = 65_534;

/** How a stranger's attempt ended. */
export type StrangersEnd = 'answered' | 'refused' | 'no end';

/**
 * A process of another user (root only) that connects to a Unix socket and sends something. The modes of the socket and
 * of the two folders above let it through first.
 */
export async function strangerAt(socketPath: string, bytes: Uint8Array): Promise<StrangersEnd> {
  chmodSync(dirname(dirname(socketPath)), 0o755);
  chmodSync(dirname(socketPath), 0o755);
  chmodSync(socketPath, 0o666);
  const script = `
    const socket = require('net').connect(${JSON.stringify(socketPath)});
    socket.on('connect', () => socket.write(Uint8Array.of(${[...bytes].join()})));
    socket.on('data', () => process.exit(3));
    socket.on('error', () => process.exit(4));
    socket.on('close', () => process.exit(5));`;
  const stranger = spawn(process.execPath, ['-e', script], { uid: NOBODY, gid: NOBODY, timeout: 20_000 });
  const [status] = (await once(stranger, 'exit')) as [number | null];
  if (status === 3) return 'answered';
  // Ended without a byte, or reset while it wrote its own.
  return status === 4 || status === 5 ? 'refused' : 'no end';
}
