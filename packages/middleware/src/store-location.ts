import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix, win32 } from 'node:path';
import { StoreError } from './errors.js';

/** What the default folder depends on; the process's own values unless given. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** May throw: a user without an entry in the system's user list has none. */
  readonly homedir: () => string;
  readonly exists: (path: string) => boolean;
}

const FOLDER = { hidden: 'ciekit', visible: 'CIE Kit' } as const;

/**
 * The folder in which CIE Kit keeps its data: `CIEKIT_HOME` where set, otherwise the platform's place for a user's
 * application data (XDG Base Directory 0.8 on Linux, ~/Library/Application Support, %LOCALAPPDATA%).
 *
 * @throws {StoreError} `store-no-home` when nothing names an absolute folder
 * @example
 * ```ts
 * defaultStoreDirectory({ platform: 'linux', env: { XDG_DATA_HOME: '/d' }, homedir: () => '/h' }); // '/d/ciekit'
 * ```
 */
export function defaultStoreDirectory(surroundings: Partial<Surroundings> = {}): string {
  const platform = surroundings.platform ?? process.platform;
  const env = surroundings.env ?? process.env;
  const path = platform === 'win32' ? win32 : posix;
  // XDG Base Directory 0.8: a relative path in a variable is to be ignored.
  const folder = (name: string): string | undefined => {
    const value = env[name];
    return value !== undefined && path.isAbsolute(value) ? value : undefined;
  };
  const explicit = folder('CIEKIT_HOME');
  if (explicit !== undefined) return explicit;
  const home = (): string => {
    const folderOfUser = homeOf(surroundings);
    // A service account's home often does not exist: it is not for this program to make one.
    if (!path.isAbsolute(folderOfUser) || !(surroundings.exists ?? existsSync)(folderOfUser)) {
      throw new StoreError('store-no-home');
    }
    return folderOfUser;
  };
  if (platform === 'win32') {
    return path.join(folder('LOCALAPPDATA') ?? path.join(home(), 'AppData', 'Local'), FOLDER.visible);
  }
  if (platform === 'darwin') return path.join(home(), 'Library', 'Application Support', FOLDER.visible);
  return path.join(folder('XDG_DATA_HOME') ?? path.join(home(), '.local', 'share'), FOLDER.hidden);
}

function homeOf(surroundings: Partial<Surroundings>): string {
  try {
    return (surroundings.homedir ?? homedir)();
  } catch (cause) {
    throw new StoreError('store-no-home', undefined, { cause });
  }
}
