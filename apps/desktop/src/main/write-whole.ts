import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a file of the app's own that only its owner may read, and the folder that it is in. */
export async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await replaceFile(path, text, 0o600);
}

/**
 * Writes beside the old file, then in its place: there is never half of one, and a disk that is full keeps what it had.
 *
 * @param mode who may use it, as far as the process's mask allows
 */
export async function replaceFile(path: string, content: string | Uint8Array, mode: number): Promise<void> {
  // Under a name that nobody has: in the person's own folder every other one may be a file of theirs.
  const draft = join(dirname(path), `.cie-kit-${crypto.randomUUID()}`);
  try {
    await writeFile(draft, content, { mode, flag: 'wx' });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw error;
  }
}
