import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PkiError } from '../errors.js';

/**
 * Writes a file of the trust store beside its place and renames it into it; folders are made as they are needed.
 *
 * @param directory the store's, where the file lies until it is whole
 * @throws {PkiError} `trust-store-io`
 */
export async function writeWholeFile(directory: string, path: string, content: Uint8Array): Promise<void> {
  const temporary = join(directory, `.${randomUUID()}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new PkiError('trust-store-io', 'the trust store could not be written', { cause });
  }
}
