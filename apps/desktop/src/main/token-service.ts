import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { DesktopError } from '../contract/desktop-error.js';
import { findCommand } from '../card-process/find-command.js';

/** The service as far as its starter sees it. */
export interface StartedTokenService {
  /** It gave up. */
  readonly hasEnded: boolean;
}

/**
 * Starts the service that browsers reach the card through, by itself: it outlives the app.
 *
 * @throws {DesktopError} `command-missing`
 */
export async function startTokenService(
  env: Readonly<Record<string, string | undefined>>,
): Promise<StartedTokenService> {
  const [program, ...args] = (await findCommand(env)) ?? [];
  if (program === undefined) throw new DesktopError('command-missing');
  const child = spawn(program, [...args, 'token', 'serve'], { detached: true, stdio: 'ignore' });
  await once(child, 'spawn');
  child.unref();
  return {
    get hasEnded() {
      return child.exitCode !== null || child.signalCode !== null;
    },
  };
}
