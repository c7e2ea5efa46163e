/**
 * A local sshd that lets in whoever has a card, run by an unprivileged user: it needs no system account of its own and
 * changes nothing on the machine. libnss-wrapper gives that user a shell, which Debian's `nobody` has not.
 */
import { chmod, chown, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { library, sshd } from './installed.js';
import { RunningProgram, run } from './program.js';

/** `nobody` of Debian. */
export const UNPRIVILEGED = 65_534;
const USER = 'specimen';

export interface SshServer {
  /** Arguments of `ssh` that lead here and use nothing of the user's own settings. */
  readonly destination: readonly string[];
  /** What sshd wrote. */
  readonly log: () => string;
  stop(): Promise<void>;
}

/**
 * @param folder an empty place, which becomes the unprivileged user's
 * @param authorizedKeys lines of an authorized_keys file
 */
export async function startSshServer(folder: string, authorizedKeys: string): Promise<SshServer> {
  const file = (name: string): string => join(folder, name);
  const port = await freePort();
  const made = await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file('host')]);
  if (made.code !== 0) throw new Error(made.text);
  await writeFile(file('keys'), authorizedKeys);
  await writeFile(file('passwd'), `${USER}:x:${UNPRIVILEGED}:${UNPRIVILEGED}::${folder}:/bin/sh\n`);
  await writeFile(file('group'), `nogroup:x:${UNPRIVILEGED}:\n`);
  const settings = [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${file('host')}`,
    'PidFile none',
    `AuthorizedKeysFile ${file('keys')}`,
    'AuthenticationMethods publickey',
    'StrictModes no',
    'UsePAM no',
  ];
  await writeFile(file('sshd_config'), `${settings.join('\n')}\n`);
  for (const name of ['.', 'host', 'keys']) await chown(file(name), UNPRIVILEGED, UNPRIVILEGED);
  await chmod(folder, 0o755);
  const env = {
    LD_PRELOAD: library('libnss_wrapper.so') ?? '',
    NSS_WRAPPER_PASSWD: file('passwd'),
    NSS_WRAPPER_GROUP: file('group'),
  };
  const program = new RunningProgram(sshd, ['-D', '-e', '-f', file('sshd_config')], { env, uid: UNPRIVILEGED });
  await program.said(/listening on 127\.0\.0\.1/u);
  const options = [
    'StrictHostKeyChecking=no',
    'UserKnownHostsFile=/dev/null',
    'IdentityFile=none',
    'IdentityAgent=none',
  ];
  return {
    destination: ['-F', 'none', ...options.flatMap((option) => ['-o', option]), '-p', `${port}`, `${USER}@127.0.0.1`],
    log: () => program.text,
    stop: () => program.stop(),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
