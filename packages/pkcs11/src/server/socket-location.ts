import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What the location depends on; a test passes its own. */
export interface SocketSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly uid: number;
}

const FOLDER = 'ciekit';
const TOKEN_SOCKET = 'token.sock';
const CONTROL_SOCKET = 'control.sock';
const PROMPT_SOCKET = 'prompt.sock';

/**
 * Where the service listens when it is not told: `$XDG_RUNTIME_DIR/ciekit/token.sock`. Without that variable
 * `/run/user/UID` where systemd made it (a browser started by a desktop file may lack the variable), else a folder of
 * the user's own under the temporary files: macOS has one per user, and elsewhere the folder's owner is checked.
 */
export function defaultSocketPath(surroundings: SocketSurroundings = thisProcess()): string {
  return join(runtimeFolder(surroundings), TOKEN_SOCKET);
}

/** Where the service answers `status` and `lock`: beside its socket. */
export function controlSocketPath(socketPath: string): string {
  return join(dirname(socketPath), CONTROL_SOCKET);
}

/** Where the desktop app waits for questions. */
export function defaultPromptSocketPath(surroundings: SocketSurroundings = thisProcess()): string {
  return join(runtimeFolder(surroundings), PROMPT_SOCKET);
}

function runtimeFolder({ env, platform, uid }: SocketSurroundings): string {
  const runtime = env['XDG_RUNTIME_DIR'];
  if (runtime !== undefined && runtime.startsWith('/')) return join(runtime, FOLDER);
  const systemd = `/run/user/${uid}`;
  if (platform === 'linux' && existsSync(systemd)) return join(systemd, FOLDER);
  return join(tmpdir(), `${FOLDER}-${uid}`);
}

function thisProcess(): SocketSurroundings {
  return { env: process.env, platform: process.platform, uid: process.geteuid?.() ?? 0 };
}
