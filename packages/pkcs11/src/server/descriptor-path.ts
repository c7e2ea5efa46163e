import { readFileSync, readlinkSync } from 'node:fs';

/**
 * The path of a listening Unix socket that somebody else bound and handed over, as the kernel tells it (proc_pid_fd(5),
 * unix(7)); libuv knows only of sockets that it bound itself.
 *
 * @returns `undefined`: no Unix socket, one without a path, or a system without `/proc`
 */
export function descriptorPath(fd: number): string | undefined {
  try {
    const inode = /^socket:\[(\d+)\]$/u.exec(readlinkSync(`/proc/self/fd/${fd}`))?.[1];
    if (inode === undefined) return undefined;
    // Num RefCount Protocol Flags Type St Inode Path
    for (const line of readFileSync('/proc/net/unix', 'utf8').split('\n')) {
      const [, found, path] = /^(?:\S+\s+){6}(\d+) (\/.*)$/u.exec(line) ?? [];
      if (found === inode) return path;
    }
  } catch {
    // Without /proc nobody tells.
  }
  return undefined;
}
