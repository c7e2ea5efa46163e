import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { ConfigurationFileError } from './configuration-file-error.js';
import { installErrorFrom, systemCode } from './install-error.js';

/**
 * The content of a small regular file; `undefined` when there is none. A pipe in its place does not hang the program.
 *
 * @param limit bytes
 * @throws {ConfigurationFileError} `file-too-large`, or `file-malformed` when it is no regular file
 * @throws {InstallError} it cannot be read
 */
export async function readSmallFile(path: string, limit: number): Promise<Uint8Array | undefined> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (cause) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(cause))) return undefined;
    throw installErrorFrom(cause, path);
  }
  try {
    const status = await file.stat();
    if (!status.isFile()) throw new ConfigurationFileError('file-malformed');
    if (status.size > limit) throw new ConfigurationFileError('file-too-large');
    return new Uint8Array(await file.readFile());
  } catch (cause) {
    if (cause instanceof ConfigurationFileError) throw cause;
    throw installErrorFrom(cause, path);
  } finally {
    await file.close();
  }
}
