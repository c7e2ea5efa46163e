import type * as files from 'node:fs/promises';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { writeOutput, type OutputName } from '../../src/documents/output-file.js';
import { errorOf } from '../support/desk.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const refused = (code: string): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));

// FAT, and some network shares.
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>();
  return { ...real, link: vi.fn(() => refused('EPERM')), rename: vi.fn(real.rename) };
});

async function* content(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new Uint8Array(Buffer.from(text)));
}

async function folderOf(): Promise<{ readonly folder: string; readonly name: OutputName; readonly chosen: string }> {
  const folder = await temporaryFolder();
  return { folder, name: { folder, stem: 'letter', ending: '.txt' }, chosen: join(folder, 'letter.txt') };
}

const written = (name: OutputName | undefined, chosen: string, before?: () => Promise<void>): Promise<string> =>
  writeOutput(name, chosen, 0o644, async (draft) => {
    await draft().write(content('signed'));
    await before?.();
  });

describe('on a file system without links', () => {
  it('a file is written all the same, and nothing else is left', async () => {
    const { folder, name, chosen } = await folderOf();
    expect(await written(name, chosen)).toBe(chosen);
    expect(await readFile(chosen, 'utf8')).toBe('signed');
    expect(await readdir(folder)).toEqual(['letter.txt']);
  });

  it('a file that came meanwhile is not replaced', async () => {
    const { folder, name, chosen } = await folderOf();
    const comes = (): Promise<void> => writeFile(chosen, 'mine');
    expect(await written(name, chosen, comes)).toBe(join(folder, 'letter-2.txt'));
    expect(await readFile(chosen, 'utf8')).toBe('mine');
    expect((await readdir(folder)).sort()).toEqual(['letter-2.txt', 'letter.txt']);
    expect(await errorOf(written(undefined, chosen))).toMatchObject({ code: 'output-taken' });
    expect(await readFile(chosen, 'utf8')).toBe('mine');
  });

  it('a name that was reserved in vain is given back', async () => {
    const { folder, name, chosen } = await folderOf();
    vi.mocked(rename).mockImplementationOnce(() => refused('EIO'));
    expect(await errorOf(written(name, chosen))).toMatchObject({ code: 'output-unwritable' });
    expect(await readdir(folder)).toEqual([]);
  });
});
