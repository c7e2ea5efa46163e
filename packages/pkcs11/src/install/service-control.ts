import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { LAUNCH_AGENT, SERVICE_UNIT, SOCKET_UNIT, type ServiceKind } from './service-files.js';
import { systemPath, type InstallSurroundings } from './user-places.js';

/** What the service manager is told before and after its files change. */
export interface ServiceCommands {
  readonly before: readonly (readonly string[])[];
  readonly after: readonly (readonly string[])[];
  /** Whether there is a service manager of this user to tell; if not, it will read the files at the next log-in. */
  readonly canRun: boolean;
}

const NO_COMMANDS: ServiceCommands = { before: [], after: [], canRun: false };
const PATIENCE_MS = 20_000;

/** What starts a user's services here (sd_booted(3)). */
export async function serviceKind(surroundings: InstallSurroundings): Promise<ServiceKind> {
  if (surroundings.platform === 'darwin') return 'launchd';
  return (await isThere(systemPath(surroundings, '/run/systemd/system'))) ? 'systemd' : 'autostart';
}

/** The commands that make a changed installation work at once. */
export async function serviceCommands(
  kind: ServiceKind,
  direction: 'install' | 'remove',
  surroundings: InstallSurroundings,
): Promise<ServiceCommands> {
  if (kind === 'autostart') return NO_COMMANDS;
  if (kind === 'launchd') {
    const domain = `gui/${surroundings.uid ?? 0}`;
    const agent = join(surroundings.home, 'Library', 'LaunchAgents', `${LAUNCH_AGENT}.plist`);
    const leave = ['launchctl', 'bootout', `${domain}/${LAUNCH_AGENT}`];
    return direction === 'install'
      ? { before: [], after: [['launchctl', 'bootstrap', domain, agent]], canRun: true }
      : { before: [leave], after: [], canRun: true };
  }
  const systemctl = (...words: string[]): readonly string[] => ['systemctl', '--user', ...words];
  const runtime = surroundings.env['XDG_RUNTIME_DIR'] ?? systemPath(surroundings, `/run/user/${surroundings.uid ?? 0}`);
  const canRun = await isThere(join(runtime, 'systemd', 'private'));
  return direction === 'install'
    ? {
        before: [],
        // A service that ran with the former units is replaced; log-ins end.
        after: [systemctl('daemon-reload'), systemctl('stop', SERVICE_UNIT), systemctl('restart', SOCKET_UNIT)],
        canRun,
      }
    : {
        before: [systemctl('stop', SOCKET_UNIT, SERVICE_UNIT)],
        after: [systemctl('daemon-reload')],
        canRun,
      };
}

/** Runs one of the commands, at most 20 seconds. @returns whether it went well */
export async function runServiceCommand(command: readonly string[]): Promise<boolean> {
  const [file = '', ...words] = command;
  return new Promise((resolve) => {
    execFile(file, words, { timeout: PATIENCE_MS, killSignal: 'SIGKILL' }, (error) => {
      resolve(error === null);
    });
  });
}

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}
