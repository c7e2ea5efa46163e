/** Why an installation stopped. Whatever had been changed by then was put back. */
export type InstallErrorCode =
  | 'platform-unsupported'
  | 'p11-kit-missing'
  | 'not-root'
  | 'home-of-another'
  /** For every user of the computer, a command that not only root can change. */
  | 'command-untrusted'
  | 'path-unusable'
  | 'changed-meanwhile'
  | 'record-damaged'
  | 'read-only'
  | 'disk-full'
  | 'access-denied'
  | 'write-failed';

/** The installation was not done, or not undone. */
export class InstallError extends Error {
  readonly code: InstallErrorCode;
  /** The file or folder that is meant. */
  readonly path: string | undefined;

  constructor(code: InstallErrorCode, path?: string, options?: ErrorOptions) {
    super(path === undefined ? code : `${code}: ${path}`, options);
    this.name = new.target.name;
    this.code = code;
    this.path = path;
  }
}

const CODES: Readonly<Record<string, InstallErrorCode>> = {
  EACCES: 'access-denied',
  EPERM: 'access-denied',
  EROFS: 'read-only',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
};

/** A failure of the file system as an InstallError; an InstallError stays what it is. */
export function installErrorFrom(cause: unknown, path: string): InstallError {
  if (cause instanceof InstallError) return cause;
  return new InstallError(CODES[systemCode(cause)] ?? 'write-failed', path, { cause });
}

/** The `code` of a system error, or an empty string. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
