import { lstat, mkdir, readdir, readFile, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  cardFileName,
  diskFileSystem,
  encodePairingRecord,
  PairingStore,
  StoreError,
  type StoreFileSystem,
} from '@ciekit/middleware';
import { describe, expect, it } from 'vitest';
import { pairingRecord } from '../support/record.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const NIS = '123456789012';
const OTHER = '210987654321';
const POSIX = process.platform !== 'win32';

const storeIn = (directory: string, fileSystem?: StoreFileSystem): PairingStore =>
  new PairingStore({ directory: () => directory, fileSystem });

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'no error';
  } catch (error) {
    if (error instanceof StoreError) return error.code;
    throw error;
  }
}

describe('what is not a record', () => {
  it.each([
    ['garbage', 'store-damaged', '}{'],
    ['a newer version', 'store-newer-version', '{"format":"ciekit-pairing","version":9}'],
    ['another card', 'store-damaged', Buffer.from(encodePairingRecord(pairingRecord(OTHER))).toString()],
  ])('%s in the place of a card is reported and never overwritten', async (_name, code, content) => {
    const folder = await temporaryFolder();
    const store = storeIn(folder);
    await store.prepare();
    const path = join(folder, 'cards', cardFileName(NIS));
    await writeFile(path, content);
    expect(await codeOf(store.find(NIS))).toBe(code);
    expect(await codeOf(store.save(pairingRecord(NIS)))).toBe(code);
    expect(await codeOf(store.remove(NIS))).toBe(code);
    expect(await codeOf(store.updatePreferences(NIS, (preferences) => preferences))).toBe(code);
    const { records, problems } = await store.list();
    expect(records).toEqual([]);
    expect(problems.map(({ file, error }) => [file, error.code])).toEqual([[cardFileName(NIS), code]]);
    expect(await readFile(path, 'utf8')).toBe(content);
  });

  it('foreign names, folders and files too long are reported; the good record is found', async () => {
    const folder = await temporaryFolder();
    const store = storeIn(folder);
    await store.save(pairingRecord(NIS));
    await writeFile(join(folder, 'cards', 'notes.txt'), 'x');
    await mkdir(join(folder, 'cards', cardFileName('000000000001')));
    await writeFile(join(folder, 'cards', cardFileName('000000000002')), new Uint8Array(400_000));
    const { records, problems } = await store.list();
    expect(records.map(({ open }) => open.card.nis)).toEqual([NIS]);
    expect(problems.map(({ error }) => error.code)).toEqual(['store-damaged', 'store-damaged', 'store-damaged']);
  });

  it.runIf(POSIX)('a link is not followed and a pipe is not waited for', async () => {
    const folder = await temporaryFolder();
    const store = storeIn(folder);
    await store.prepare();
    const elsewhere = join(folder, 'elsewhere.json');
    await writeFile(elsewhere, encodePairingRecord(pairingRecord(NIS)));
    await symlink(elsewhere, join(folder, 'cards', cardFileName(NIS)));
    await promisify(execFile)('mkfifo', [join(folder, 'cards', cardFileName(OTHER))]);
    expect(await codeOf(store.find(NIS))).toBe('store-damaged');
    expect(await codeOf(store.find(OTHER))).toBe('store-damaged');
  });
});

describe('records', () => {
  it('an empty folder, or none, holds nothing', async () => {
    const store = storeIn(join(await temporaryFolder(), 'not', 'there'));
    expect(await store.list()).toEqual({ records: [], problems: [] });
    expect(await store.find(NIS)).toBeUndefined();
    expect(await store.inspect()).toMatchObject({ exists: false, records: 0, leftovers: 0 });
  });

  it('are saved, listed by date, replaced and removed', async () => {
    const store = storeIn(join(await temporaryFolder(), 'home'));
    const later = pairingRecord(NIS, { pairedAt: new Date('2026-06-01T00:00:00.000Z') });
    await store.save(later);
    await store.save(pairingRecord(OTHER));
    expect((await store.list()).records.map(({ open }) => open.card.nis)).toEqual([OTHER, NIS]);
    await store.save({ ...later, preferences: { label: 'New', extendedRefusedBy: [] } });
    expect((await store.find(NIS))?.preferences.label).toBe('New');
    expect(await store.remove(NIS)).toBe(true);
    expect(await store.remove(NIS)).toBe(false);
    expect((await store.list()).records).toHaveLength(1);
  });

  it('preferences change without touching what is sealed', async () => {
    const store = storeIn(await temporaryFolder());
    const record = pairingRecord(NIS);
    expect(await store.updatePreferences(NIS, (old) => ({ ...old, label: 'x' }))).toBe(false);
    await store.save(record);
    expect(await store.updatePreferences(NIS, (old) => ({ ...old, label: 'x' }))).toBe(true);
    expect(await store.find(NIS)).toEqual({ ...record, preferences: { ...record.preferences, label: 'x' } });
  });

  it.runIf(POSIX)('only the owner may look, and no name of a file tells a number', async () => {
    const folder = join(await temporaryFolder(), 'home');
    const store = storeIn(folder);
    await store.save(pairingRecord(NIS));
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'cards'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder, 'cards', cardFileName(NIS)))).mode & 0o777).toBe(0o600);
    expect(cardFileName(NIS)).not.toContain(NIS);
    expect(await store.inspect()).toMatchObject({ openToOthers: false });
  });

  it('leftovers of a killed process are counted and cleaned at the next change', async () => {
    const folder = await temporaryFolder();
    const store = storeIn(folder);
    await store.prepare();
    const leftover = join(folder, 'cards', `.${cardFileName(NIS)}.0123456789abcdef.tmp`);
    await writeFile(leftover, 'half a rec');
    expect(await store.inspect()).toMatchObject({ leftovers: 1, problems: [] });
    await store.save(pairingRecord(OTHER));
    await expect(lstat(leftover)).rejects.toThrow('ENOENT');
  });
});

describe('a write that fails', () => {
  const failure = (code: string): Error => Object.assign(new Error(code), { code });

  /** The real disk, of which the n-th change of a file fails. */
  function failingDisk(step: 'open' | 'write' | 'sync' | 'rename' | 'folder-sync', code: string): StoreFileSystem {
    return {
      ...diskFileSystem,
      rename: (from, to) => (step === 'rename' ? Promise.reject(failure(code)) : diskFileSystem.rename(from, to)),
      open: async (path, flags, mode) => {
        const writing = flags === 'wx';
        const folder = flags === 'r';
        if (writing && step === 'open') throw failure(code);
        const file = await diskFileSystem.open(path, flags, mode);
        const broken = (writing && step === 'sync') || (folder && step === 'folder-sync') ? 'sync' : undefined;
        return new Proxy(file, {
          get(target, key) {
            if (key === broken) return () => Promise.reject(failure(code));
            if (key === 'writeFile' && step === 'write') {
              return async (bytes: Uint8Array) => {
                await target.writeFile(bytes.subarray(0, 100));
                throw failure(code);
              };
            }
            const value: unknown = Reflect.get(target, key, target);
            return typeof value === 'function' ? (value.bind(target) as unknown) : value;
          },
        });
      },
    };
  }

  it.each([
    ['open', 'EROFS', 'store-read-only'],
    ['open', 'EACCES', 'store-access-denied'],
    ['write', 'ENOSPC', 'store-full'],
    ['write', 'EDQUOT', 'store-full'],
    ['sync', 'EIO', 'store-failed'],
    ['rename', 'ENOSPC', 'store-full'],
    ['rename', 'EPERM', 'store-access-denied'],
  ] as const)('at %s with %s: %s, the old record untouched, nothing left over', async (step, system, code) => {
    const folder = await temporaryFolder();
    const good = storeIn(folder);
    await good.save(pairingRecord(NIS));
    const before = await readFile(join(folder, 'cards', cardFileName(NIS)));
    const broken = storeIn(folder, failingDisk(step, system));
    expect(await codeOf(broken.save(pairingRecord(NIS, { serialNumber: 'CA11111AA' })))).toBe(code);
    expect(await codeOf(broken.save(pairingRecord(OTHER)))).toBe(code);
    expect(await readFile(join(folder, 'cards', cardFileName(NIS)))).toEqual(before);
    expect(await readdir(join(folder, 'cards'))).toEqual([cardFileName(NIS)]);
    // The lock is free again.
    await good.save(pairingRecord(OTHER));
  });

  it('at the fsync of the folder is told, with a whole record in place', async () => {
    const folder = await temporaryFolder();
    expect(await codeOf(storeIn(folder, failingDisk('folder-sync', 'EIO')).save(pairingRecord(NIS)))).toBe(
      'store-failed',
    );
    expect(await storeIn(folder).find(NIS)).toBeDefined();
  });

  it('is found out before a code is spent', async () => {
    const folder = await temporaryFolder();
    expect(await codeOf(storeIn(folder, failingDisk('write', 'ENOSPC')).prepare())).toBe('store-full');
    expect(await readdir(join(folder, 'cards'))).toEqual([]);
  });
});

describe('two writers', () => {
  it('in one process take turns and lose nothing', async () => {
    const folder = await temporaryFolder();
    const stores = Array.from({ length: 4 }, () => storeIn(folder));
    await stores[0]!.save(pairingRecord(NIS));
    await Promise.all(
      stores.map((store, index) =>
        store.updatePreferences(NIS, (old) => ({
          ...old,
          extendedRefusedBy: [...old.extendedRefusedBy, `reader ${String(index)}`],
        })),
      ),
    );
    const readers = (await storeIn(folder).find(NIS))?.preferences.extendedRefusedBy ?? [];
    expect([...readers].sort()).toEqual(['A reader', 'reader 0', 'reader 1', 'reader 2', 'reader 3']);
  });

  it('one that stood still for so long that another took over writes nothing', async () => {
    const folder = await temporaryFolder();
    await storeIn(folder).save(pairingRecord(NIS));
    const slowDisk: StoreFileSystem = {
      ...diskFileSystem,
      open: async (path, flags, mode) => {
        if (flags === 'wx') {
          // Another process finds the lock abandoned; this one notices at its next refresh, a second later.
          await diskFileSystem.rm(join(folder, 'store.lock'), { recursive: true });
          await new Promise((resume) => setTimeout(resume, 1_500));
        }
        return diskFileSystem.open(path, flags, mode);
      },
    };
    expect(await codeOf(storeIn(folder, slowDisk).save(pairingRecord(OTHER)))).toBe('store-locked');
    expect(await readdir(join(folder, 'cards'))).toEqual([cardFileName(NIS)]);
  });

  it('a lock that nobody refreshes any more is taken over', async () => {
    const folder = await temporaryFolder();
    const lock = join(folder, 'store.lock');
    await mkdir(lock);
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(lock, longAgo, longAgo);
    await storeIn(folder).save(pairingRecord(NIS));
    await expect(lstat(lock)).rejects.toThrow('ENOENT');
  });
});
