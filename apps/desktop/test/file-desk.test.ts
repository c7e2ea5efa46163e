import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FileDesk } from '../src/main/file-desk.js';

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

describe('files that windows know', () => {
  test('a file gets a name that says nothing of its path', async () => {
    const desk = new FileDesk();
    const path = file('Contratto d’affitto.PDF', 'four');
    const view = await desk.admit(path);
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
    expect(await new FileDesk().admit(file(name))).toMatchObject({ kind });
  });

  test('the same file has the same name however often it comes', async () => {
    const desk = new FileDesk();
    const path = file('a.pdf');
    const [first] = await desk.admitAll([path, path]);
    expect(await desk.admitAll([path])).toEqual([first]);
    expect(desk.name(path)).toBe(first?.id);
  });

  test('folders, what is not there, and paths that begin nowhere are no files', async () => {
    mkdirSync(join(folder, 'folder.pdf'));
    symlinkSync(join(folder, 'gone'), join(folder, 'link.pdf'));
    file('a.pdf');
    const named = [
      join(folder, 'folder.pdf'),
      join(folder, 'link.pdf'),
      join(folder, 'none.pdf'),
      'a.pdf',
      './a.pdf',
      // In whatever folder this runs.
      'package.json',
      '',
    ];
    expect(await new FileDesk().admitAll(named)).toEqual([]);
  });

  test('a name that would turn the text round, or break its line, shows that', async () => {
    const desk = new FileDesk();
    const path = file('contratto\u202efdp.p7m');
    expect(await desk.admit(path)).toMatchObject({ name: 'contratto\ufffdfdp.p7m', kind: 'p7m' });
    expect(await desk.admit(file('a\nb\u2066c.pdf'))).toMatchObject({ name: 'a\ufffdb\ufffdc.pdf' });
    expect(await desk.admit(file('Città – 人 👨\u200d👩.pdf'))).toMatchObject({ name: 'Città – 人 👨\u200d👩.pdf' });
    expect(desk.path((await desk.admit(path))?.id ?? '')).toBe(path);
  });

  test('one that is gone meanwhile is still among those that a window knows, empty; what never was one is not', async () => {
    const desk = new FileDesk();
    const [kept, gone] = await desk.admitAll([file('a.pdf', 'four'), file('b.p7m')]);
    const place = desk.name(folder);
    rmSync(join(folder, 'b.p7m'));
    const ids = [kept?.id ?? '', gone?.id ?? '', place, crypto.randomUUID()];
    expect(await desk.look(ids)).toEqual([kept, { ...gone, size: 0 }]);
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
