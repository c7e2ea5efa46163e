import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replaceFile, writeWhole } from '../src/main/write-whole.js';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciekit-write-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a file that is written', () => {
  test('leaves every other one of the folder as it is, whatever that is called', async () => {
    const path = join(folder, 'rapporto.json');
    for (const name of ['rapporto.json.new', 'rapporto.json~', '.rapporto.json.swp']) {
      writeFileSync(join(folder, name), 'the person’s own');
    }
    await replaceFile(path, 'new', 0o666);
    expect(readFileSync(path, 'utf8')).toBe('new');
    expect(readdirSync(folder).sort()).toEqual([
      '.rapporto.json.swp',
      'rapporto.json',
      'rapporto.json.new',
      'rapporto.json~',
    ]);
    expect(readFileSync(`${path}.new`, 'utf8')).toBe('the person’s own');
  });

  test('may have the longest name that a disk takes', async () => {
    const path = join(folder, 'a'.repeat(255));
    await replaceFile(path, 'new', 0o666);
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  test('takes the place of a link, and what that led to is not written into', async () => {
    const target = join(folder, 'elsewhere');
    writeFileSync(target, 'of somebody else');
    symlinkSync(target, join(folder, 'link'));
    await replaceFile(join(folder, 'link'), 'new', 0o666);
    expect([readFileSync(target, 'utf8'), readFileSync(join(folder, 'link'), 'utf8')]).toEqual([
      'of somebody else',
      'new',
    ]);
  });

  test('that cannot take its place leaves nothing behind', async () => {
    mkdirSync(join(folder, 'taken/by/a'), { recursive: true });
    await expect(replaceFile(join(folder, 'taken'), 'new', 0o666)).rejects.toThrow();
    expect(readdirSync(folder)).toEqual(['taken']);
  });

  test('of the app’s own is its owner’s alone, also where an older one was everybody’s', async () => {
    const path = join(folder, 'deep/settings.json');
    await writeWhole(path, 'old');
    chmodSync(path, 0o644);
    await writeWhole(path, 'new');
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['new', 0o600]);
  });
});
