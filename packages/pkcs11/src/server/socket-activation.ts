import { TokenServiceError } from './token-service-error.js';

/** SD_LISTEN_FDS_START: sockets handed over by the service manager begin here (sd_listen_fds(3)). */
const FIRST_DESCRIPTOR = 3;
const MAX_SOCKETS = 16;

/** Descriptors of listening sockets that the service manager made. */
export interface ActivatedSockets {
  readonly token: number;
  readonly control: number | undefined;
}

/**
 * What the service manager handed to this process (sd_listen_fds(3)): sockets named `token` and `control` by
 * LISTEN_FDNAMES, or in that order. Takes the variables out of `env`, so that a child does not take them for its own.
 *
 * @returns `undefined` when nothing was handed over, or to another process
 * @throws {TokenServiceError} `token-activation-malformed`: sockets came, and none that is the token's
 */
export function takeActivatedSockets(
  env: Record<string, string | undefined> = process.env,
  pid: number = process.pid,
): ActivatedSockets | undefined {
  const { LISTEN_PID: forPid, LISTEN_FDS: count, LISTEN_FDNAMES: names } = env;
  for (const name of ['LISTEN_PID', 'LISTEN_FDS', 'LISTEN_FDNAMES', 'LISTEN_PIDFDID'])
    Reflect.deleteProperty(env, name);
  if (forPid !== String(pid) || count === undefined) return undefined;
  const sockets = Number(count);
  if (!/^\d{1,4}$/.test(count) || sockets > MAX_SOCKETS) throw new TokenServiceError('token-activation-malformed');
  if (sockets === 0) return undefined;
  const named = names === undefined ? [] : names.split(':');
  const byName = (name: string): number | undefined => {
    const index = named.indexOf(name);
    return index >= 0 && index < sockets ? FIRST_DESCRIPTOR + index : undefined;
  };
  const isNamed = byName('token') !== undefined || byName('control') !== undefined;
  const token = isNamed ? byName('token') : FIRST_DESCRIPTOR;
  if (token === undefined) throw new TokenServiceError('token-activation-malformed');
  const second = sockets > 1 ? FIRST_DESCRIPTOR + 1 : undefined;
  return { token, control: isNamed ? byName('control') : second };
}
