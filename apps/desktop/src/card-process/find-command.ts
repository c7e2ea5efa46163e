import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** A computer that has just been started takes its time. */
const STARTS_WITHIN_MS = 10_000;

/**
 * What starts `cie`: the copy that came with the app, else the one that the user installed.
 *
 * @returns the absolute command; `undefined` where there is none
 */
export async function findCommand(
  env: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[] | undefined> {
  const name = process.platform === 'win32' ? 'cie.cmd' : 'cie';
  const own = env['CIEKIT_APP_RESOURCES'];
  if (own !== undefined && isAbsolute(own)) {
    const path = join(own, name);
    if ((await isExecutable(path)) && (await starts(path))) return [path];
  }
  for (const folder of (env['PATH'] ?? '').split(delimiter).filter((path) => isAbsolute(path))) {
    const path = join(folder, name);
    if (await isExecutable(path)) return [path];
  }
  return undefined;
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ours needs a Node.js of the computer: without a fit one it would only be there to fail. */
function starts(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(path, ['--version'], { timeout: STARTS_WITHIN_MS }, (error) => {
      resolve(error === null);
    });
  });
}
