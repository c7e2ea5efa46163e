import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FileDesk } from '../src/main/file-desk.js';
import type { FileView } from '../src/contract/views.js';

const NOBODY = 65_534;

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciekit-files-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, text = 'text'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function admit(desk: FileDesk, path: string): Promise<FileView | undefined> {
  return (await desk.admitAll([path])).files[0];
}

describe('files that windows know', () => {
  test('a file gets a name that says nothing of its path', async () => {
    const desk = new FileDesk();
    const path = file('Contratto d’affitto.PDF', 'four');
    const view = await admit(desk, path);
    expect(view).toMatchObject({ name: 'Contratto d’affitto.PDF', folder: basename(folder), size: 4, kind: 'pdf' });
    expect(view?.id).toMatch(/^[0-9a-f-]{36}$/);
    expect(desk.path(view?.id ?? '')).toBe(path);
    expect(JSON.stringify(view)).not.toContain(folder);
  });

  test.each([
    ['a.p7m', 'p7m'],
    ['a.pdf.P7M', 'p7m'],
    ['a.p7s', 'p7s'],
    ['a.xml', 'xml'],
    ['a.tsr', 'timestamp'],
    ['a.tsd', 'timestamp'],
    ['a.docx', 'other'],
    ['pdf', 'other'],
  ] as const)('%s is taken for %s', async (name, kind) => {
    expect(await admit(new FileDesk(), file(name))).toMatchObject({ kind });
  });

  test('the same file has the same name however often it comes', async () => {
    const desk = new FileDesk();
    const path = file('a.pdf');
    const { files } = await desk.admitAll([path, path]);
    const [first] = files;
    expect(files).toHaveLength(1);
    expect(await desk.admitAll([path])).toEqual({ files: [first], refused: [] });
    expect(desk.name(path)).toBe(first?.id);
  });

  test('folders, empty files, what is not there and what is no file are refused with the reason, and the rest is taken', async () => {
    mkdirSync(join(folder, 'folder.pdf'));
    symlinkSync(join(folder, 'gone'), join(folder, 'link.pdf'));
    file('empty.pdf', '');
    const named = ['folder.pdf', 'a.pdf', 'empty.pdf', 'link.pdf', 'none.pdf'].map((name) => join(folder, name));
    file('a.pdf');
    const { files, refused } = await new FileDesk().admitAll([...named, '/dev/zero']);
    expect(files.map(({ name }) => name)).toEqual(['a.pdf']);
    expect(refused).toEqual([
      { name: 'folder.pdf', why: 'folder' },
      { name: 'empty.pdf', why: 'empty' },
      { name: 'link.pdf', why: 'missing' },
      { name: 'none.pdf', why: 'missing' },
      { name: 'zero', why: 'unreadable' },
    ]);
  });

  test('a file that the person may not read is refused', async () => {
    const [secret, open] = [file('secret.pdf'), file('open.pdf')];
    chmodSync(secret, 0);
    chmodSync(folder, 0o755);
    // Root may read everything.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(NOBODY);
    try {
      const { files, refused } = await new FileDesk().admitAll([secret, open]);
      expect(files.map(({ name }) => name)).toEqual(['open.pdf']);
      expect(refused).toEqual([{ name: 'secret.pdf', why: 'unreadable' }]);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  test('of more than an operation does the first are taken, and it is said of the others that they are too many', async () => {
    const paths = Array.from({ length: 503 }, (_, index) => file(`${index}.txt`));
    const { files, refused } = await new FileDesk().admitAll(paths);
    expect(files.map(({ name }) => name)).toEqual(paths.slice(0, 500).map((path) => basename(path)));
    expect(refused).toEqual(['500.txt', '501.txt', '502.txt'].map((name) => ({ name, why: 'too-many' })));
  });

  test('paths that begin nowhere are none', async () => {
    file('a.pdf');
    // The last is in whatever folder this runs.
    const { files, refused } = await new FileDesk().admitAll(['a.pdf', './a.pdf', '', 'package.json']);
    expect([files, refused]).toEqual([[], []]);
  });

  test('a name that would turn the text round, or break its line, shows that', async () => {
    const desk = new FileDesk();
    const path = file('contratto\u202efdp.p7m');
    expect(await admit(desk, path)).toMatchObject({ name: 'contratto\ufffdfdp.p7m', kind: 'p7m' });
    expect(await admit(desk, file('a\nb\u2066c.pdf'))).toMatchObject({ name: 'a\ufffdb\ufffdc.pdf' });
    expect(await admit(desk, file('Città – 人 👨\u200d👩.pdf'))).toMatchObject({ name: 'Città – 人 👨\u200d👩.pdf' });
    expect(desk.path((await admit(desk, path))?.id ?? '')).toBe(path);
  });

  test('one that is gone meanwhile is still among those that a window knows, empty; what never was one is not', async () => {
    const desk = new FileDesk();
    const { files } = await desk.admitAll([file('a.pdf', 'four'), file('b.p7m')]);
    const [kept, gone] = files;
    const place = desk.name(folder);
    rmSync(join(folder, 'b.p7m'));
    const ids = [kept?.id ?? '', gone?.id ?? '', place, crypto.randomUUID()];
    expect(await desk.look(ids)).toEqual({
      files: [kept, { ...gone, size: 0 }],
      refused: [{ name: basename(folder), why: 'folder' }],
    });
  });

  test('a name that was never given leads nowhere, a path is none', () => {
    const desk = new FileDesk();
    const path = file('a.pdf');
    desk.name(path);
    expect(desk.path(crypto.randomUUID())).toBeUndefined();
    expect(desk.path(path)).toBeUndefined();
    expect(desk.path('__proto__')).toBeUndefined();
  });
});
