import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where answers are kept until the next one is due. What comes out is judged again like what comes from the network. */
export interface RevocationCache {
  /** @returns `undefined` where nothing is kept, or what was kept has ended */
  get(key: string, now: Date): Promise<Uint8Array | undefined>;
  put(key: string, answer: Uint8Array, until: Date): Promise<void>;
}

const MEMORY_LENGTH = 32 * 1_048_576;
const FOLDER_LENGTH = 128 * 1_048_576;

/**
 * Keeps answers while the process runs; the one that was used longest ago goes first.
 *
 * @param maxLength bytes of all answers together
 */
export function memoryRevocationCache(maxLength = MEMORY_LENGTH): RevocationCache {
  const kept = new Map<string, { readonly answer: Uint8Array; readonly until: Date }>();
  let length = 0;
  const drop = (key: string): void => {
    length -= kept.get(key)?.answer.length ?? 0;
    kept.delete(key);
  };
  return {
    get: (key, now) => {
      const entry = kept.get(key);
      drop(key);
      if (entry === undefined || entry.until <= now) return Promise.resolve(undefined);
      kept.set(key, entry);
      length += entry.answer.length;
      return Promise.resolve(entry.answer);
    },
    put: (key, answer, until) => {
      drop(key);
      kept.set(key, { answer, until });
      length += answer.length;
      for (const oldest of [...kept.keys()]) {
        if (length <= maxLength) break;
        drop(oldest);
      }
      return Promise.resolve();
    },
  };
}

const FILE_NAME = /^[0-9a-f]{64}\.revocation$/;
/** Before the answer in a file: the time it is kept until, milliseconds since 1970, big-endian. */
const HEADER_LENGTH = 8;

/**
 * Keeps answers in a folder as well; several processes may use it. A folder that cannot be written or read is an empty
 * cache: nothing depends on it. Files are written beside their place and renamed into it; others in there are left alone.
 *
 * @param folder made when it is first needed
 * @param maxLength bytes of all files together
 */
export function folderRevocationCache(folder: string, maxLength = FOLDER_LENGTH): RevocationCache {
  const pathOf = (key: string): string => join(folder, `${createHash('sha256').update(key).digest('hex')}.revocation`);
  return {
    get: async (key, now) => {
      const path = pathOf(key);
      try {
        if ((await stat(path)).size > maxLength) return undefined;
        const file = await readFile(path);
        if (file.length < HEADER_LENGTH || file.readBigUInt64BE(0) <= BigInt(now.getTime())) return undefined;
        return new Uint8Array(file.subarray(HEADER_LENGTH));
      } catch {
        return undefined;
      }
    },
    put: async (key, answer, until) => {
      if (answer.length + HEADER_LENGTH > maxLength) return;
      const temporary = join(folder, `.${randomUUID()}.tmp`);
      const header = Buffer.alloc(HEADER_LENGTH);
      header.writeBigUInt64BE(BigInt(Math.max(0, until.getTime())));
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeFile(temporary, Buffer.concat([header, answer]), { flag: 'wx', mode: 0o600 });
        await rename(temporary, pathOf(key));
        await shrink(folder, maxLength);
      } catch {
        await rm(temporary, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** Removes the oldest files until the rest fits. */
async function shrink(folder: string, maxLength: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => FILE_NAME.test(name));
  const files = await Promise.all(
    names.map(async (name) => {
      const { size, mtimeMs } = await stat(join(folder, name));
      return { path: join(folder, name), size, mtimeMs };
    }),
  );
  let length = files.reduce((sum, { size }) => sum + size, 0);
  for (const { path, size } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (length <= maxLength) return;
    await rm(path, { force: true });
    length -= size;
  }
}
