import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DesktopError } from '../contract/desktop-error.js';
import { findCommand } from '../card-process/find-command.js';

/**
 * Starts the service that browsers reach the card through, by itself: it outlives the app.
 *
 * @throws {DesktopError} `command-missing`
 */
export async function startTokenService(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const [program, ...args] = (await findCommand(env)) ?? [];
  if (program === undefined) throw new DesktopError('command-missing');
  const child = spawn(program, [...args, 'token', 'serve'], { detached: true, stdio: 'ignore' });
  await once(child, 'spawn');
  child.unref();
}
