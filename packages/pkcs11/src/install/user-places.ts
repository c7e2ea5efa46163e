import { isAbsolute, join } from 'node:path';
import { InstallError } from './install-error.js';

/** Whose installation it is, and on what. */
export interface InstallSurroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  readonly home: string;
  /** Of the process; `undefined` on Windows. */
  readonly uid: number | undefined;
  /** Where backups and the record of what was changed are kept; made when needed, mode 0700. */
  readonly stateDirectory: string;
  /** What stands before `/etc` and `/usr`; empty outside of tests. */
  readonly root?: string | undefined;
}

/** The user's folder for settings (XDG Base Directory 0.8: a relative path in a variable is to be ignored). */
export function configDirectory({ env, home }: InstallSurroundings): string {
  const named = env['XDG_CONFIG_HOME'];
  return named !== undefined && isAbsolute(named) ? named : join(home, '.config');
}

/** The user's folder for application data. */
export function dataDirectory({ env, home }: InstallSurroundings): string {
  const named = env['XDG_DATA_HOME'];
  return named !== undefined && isAbsolute(named) ? named : join(home, '.local', 'share');
}

/** A path of the system, not of a user. */
export function systemPath({ root }: InstallSurroundings, path: string): string {
  return `${root ?? ''}${path}`;
}

/**
 * An argument as it has to be written for a reader that splits lines into words and knows double quotes.
 *
 * @throws {InstallError} `path-unusable`: control characters and backslashes mean too many things in too many formats
 */
export function requirePlainPath(path: string): string {
  if (/\p{Cc}|\\/u.test(path)) throw new InstallError('path-unusable', path);
  return path;
}
