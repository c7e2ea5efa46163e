import { lstat, stat } from 'node:fs/promises';
import { dirname, isAbsolute } from 'node:path';
import { finding, type Finding } from '@ciekit/middleware';
import { systemCode } from '../install/install-error.js';
import { serviceKind } from '../install/service-control.js';
import { LAUNCH_AGENT, SOCKET_UNIT } from '../install/service-files.js';
import { systemPath } from '../install/user-places.js';
import { defaultSocketPath } from '../server/socket-location.js';
import { TokenServiceError } from '../server/token-service-error.js';
import type { DoctorSystem } from './doctor-system.js';

/** Group's and others' rights. */
const OPEN_TO_OTHERS = 0o077;

/**
 * Whether the token service runs and its socket is this user's alone.
 *
 * @param isInstalled whether programs are told to use it: without that a service that is not there is no fault
 */
export async function inspectService(system: DoctorSystem, isInstalled: boolean): Promise<readonly Finding[]> {
  const { env, platform, uid } = system.surroundings;
  const findings: Finding[] = [];
  if (isInstalled && platform === 'linux' && !(await hasRuntimeFolder(system))) {
    findings.push(finding('token-runtime-folder-missing', 'warning'));
  }
  const socketPath = defaultSocketPath({ env, platform, uid: uid ?? 0 });
  for (const [path, what] of [
    [dirname(socketPath), 'folder'],
    [socketPath, 'socket'],
  ] as const) {
    const state = await placeOf(path, what, uid);
    if (state === 'missing') {
      const stopped = finding('token-service-stopped', 'problem', {}, await startCommand(system, 'start'));
      return isInstalled ? [...findings, stopped] : findings;
    }
    if (state === 'foreign') return [...findings, finding('token-socket-foreign', 'problem', { what })];
    if (state === 'exposed') {
      const remedy = `chmod -R go= "${shellPath(dirname(socketPath), env)}"`;
      findings.push(finding('token-socket-exposed', 'problem', { what }, remedy));
    }
  }
  // Our client refuses to speak in an open folder, and rightly.
  if (findings.some(({ id }) => id === 'token-socket-exposed')) return findings;
  return [...findings, await findingOfAnswer(system, socketPath)];
}

async function findingOfAnswer(system: DoctorSystem, socketPath: string): Promise<Finding> {
  try {
    const { clients, slots } = await system.askStatus(socketPath);
    const readers = slots.filter(({ reader }) => reader !== '').length;
    const cards = slots.filter(({ card }) => card === 'paired' || card === 'unpaired').length;
    return finding('token-service-running', 'ok', { programs: clients, readers, cards });
  } catch (error) {
    const restart = await startCommand(system, 'restart');
    const nobody = error instanceof TokenServiceError && error.code === 'token-service-not-running';
    return nobody && systemCode(error.cause) === 'ECONNREFUSED'
      ? finding('token-socket-stale', 'problem', {}, restart)
      : finding('token-service-mute', 'problem', {}, restart);
  }
}

/** A command in the words of whatever starts this user's services. */
async function startCommand({ surroundings }: DoctorSystem, verb: 'start' | 'restart'): Promise<string> {
  switch (await serviceKind(surroundings)) {
    case 'systemd':
      return `systemctl --user ${verb} ${SOCKET_UNIT}`;
    case 'launchd':
      return `launchctl kickstart ${verb === 'restart' ? '-k ' : ''}gui/${surroundings.uid ?? 0}/${LAUNCH_AGENT}`;
    case 'autostart':
      return 'cie token serve';
  }
}

/** XDG Base Directory 0.8; a browser that the desktop starts may lack the variable where systemd made the folder. */
async function hasRuntimeFolder({ surroundings }: DoctorSystem): Promise<boolean> {
  const named = surroundings.env['XDG_RUNTIME_DIR'];
  const places = [systemPath(surroundings, `/run/user/${surroundings.uid ?? 0}`)];
  if (named !== undefined && isAbsolute(named)) places.push(named);
  const there = await Promise.all(
    places.map((place) =>
      stat(place).then(
        (status) => status.isDirectory(),
        () => false,
      ),
    ),
  );
  return there.includes(true);
}

async function placeOf(
  path: string,
  what: 'folder' | 'socket',
  uid: number | undefined,
): Promise<'missing' | 'foreign' | 'exposed' | 'private'> {
  try {
    const status = await lstat(path);
    const isRight = what === 'folder' ? status.isDirectory() : status.isSocket();
    // Something else in its place was put there by somebody, whoever owns it.
    if (!isRight || (uid !== undefined && status.uid !== uid)) return 'foreign';
    return (status.mode & OPEN_TO_OTHERS) === 0 ? 'private' : 'exposed';
  } catch (error) {
    // A folder of another user that may not be entered.
    return systemCode(error) === 'EACCES' ? 'foreign' : 'missing';
  }
}

/** Inside of double quotes; the home as its variable, so that a report names nobody. */
function shellPath(path: string, env: DoctorSystem['surroundings']['env']): string {
  const runtime = env['XDG_RUNTIME_DIR'];
  return runtime !== undefined && runtime.length > 1 && path.startsWith(`${runtime}/`)
    ? `$XDG_RUNTIME_DIR${path.slice(runtime.length)}`
    : path.replace(/["$`\\]/gu, '\\$&');
}
