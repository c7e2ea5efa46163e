import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppEvent } from '../src/contract/bridge.js';
import { FileDesk } from '../src/main/file-desk.js';
import { OpenedFiles } from '../src/main/opened-files.js';
import { SystemOpenings } from '../src/main/system-openings.js';

const { app } = vi.hoisted(() => ({ app: { current: undefined as EventEmitter | undefined } }));

vi.mock('electron', () => ({
  app: { on: (name: string, listener: (...values: unknown[]) => void) => app.current?.on(name, listener) },
}));

let folder = '';
let told: AppEvent[] = [];
let shows = 0;
let asked: (readonly string[])[] = [];
let isWanted = Promise.resolve(true);
let opened: OpenedFiles;

beforeEach(() => {
  app.current = new EventEmitter();
  folder = mkdtempSync(join(tmpdir(), 'ciekit-opened-'));
  for (const name of ['a.pdf', 'b.p7m', 'c.tsr']) writeFileSync(join(folder, name), name);
  told = [];
  shows = 0;
  asked = [];
  isWanted = Promise.resolve(true);
  opened = new OpenedFiles({
    files: new FileDesk(),
    show: () => shows++,
    tell: (event) => told.push(event),
    ask: ({ paths }) => {
      asked.push(paths);
      return isWanted;
    },
  });
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function taken(args: readonly string[]): Promise<readonly [string, readonly string[]] | undefined> {
  await opened.take(args, folder);
  const view = opened.taken();
  return view && [view.to, view.files.map(({ name }) => name)];
}

describe('what the system opens', () => {
  test.each([
    [['a.pdf'], ['sign', ['a.pdf']]],
    [['b.p7m'], ['verify', ['b.p7m']]],
    [
      ['b.p7m', 'c.tsr'],
      ['verify', ['b.p7m', 'c.tsr']],
    ],
    [
      ['a.pdf', 'b.p7m'],
      ['sign', ['a.pdf', 'b.p7m']],
    ],
    [
      ['--sign', 'b.p7m'],
      ['sign', ['b.p7m']],
    ],
    [
      ['--verify', 'a.pdf'],
      ['verify', ['a.pdf']],
    ],
    [['none.pdf'], undefined],
    [['--sign'], undefined],
    [[], undefined],
  ] as const)('%j leads to %j', async (args, expected) => {
    expect(await taken(args)).toEqual(expected);
  });

  test('a file called like a switch is none', async () => {
    for (const name of ['--sign', '-b.p7m']) writeFileSync(join(folder, name), name);
    expect(await taken(['--sign', '-b.p7m', 'a.pdf'])).toEqual(['sign', ['a.pdf']]);
  });

  test('a link to a screen asks nothing', async () => {
    expect(await taken(['ciekit://help'])).toEqual(['help', []]);
    expect(asked).toEqual([]);
  });

  test('the files of a link come when the person wants them, and only then', async () => {
    const path = join(folder, 'a.pdf');
    const link = `ciekit://verify?file=${encodeURIComponent(path)}`;
    expect(await taken([link])).toEqual(['verify', ['a.pdf']]);
    isWanted = Promise.resolve(false);
    await opened.take([link], folder);
    expect(told).toEqual([{ type: 'navigate', to: 'verify', files: [], refused: [] }]);
    expect(asked).toEqual([[path], [path]]);
  });

  test('a second link does not get between a question and its answer', async () => {
    let answer: (wanted: boolean) => void = () => undefined;
    isWanted = new Promise((resolve) => (answer = resolve));
    const first = opened.take([`ciekit://sign?file=${join(folder, 'a.pdf')}`], folder);
    await opened.take([`ciekit://sign?file=${join(folder, 'b.p7m')}`], folder);
    expect(opened.taken()).toBeUndefined();
    answer(true);
    await first;
    expect(asked).toHaveLength(1);
    expect(told).toMatchObject([{ to: 'sign', files: [{ name: 'a.pdf' }] }]);
  });

  test('a link that does not read as one leads nowhere, and takes the files beside it along', async () => {
    expect(await taken(['ciekit://unblock', 'a.pdf'])).toBeUndefined();
  });

  test.each([
    'ciekit:a.pdf',
    'ciekit:x/../a.pdf',
    'CIEKIT:/../a.pdf',
    'file://evil.example/share/a.pdf',
    'file:///%00',
    'file:///%2Fetc%2Fpasswd',
    'https://evil.example/',
  ])('%s brings no file', async (link) => {
    expect(await taken([link])).toBeUndefined();
  });

  test('a file may come as the address that desktops pass for a path', async () => {
    writeFileSync(join(folder, 'a b è.pdf'), 'a');
    expect(await taken([pathToFileURL(join(folder, 'a b è.pdf')).href])).toEqual(['sign', ['a b è.pdf']]);
    expect(await taken([pathToFileURL(join(folder, 'none.pdf')).href])).toBeUndefined();
  });

  test('of very many files the last hundred are taken', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `${index}.pdf`);
    for (const name of names) writeFileSync(join(folder, name), name);
    expect(await taken(names)).toEqual(['sign', names.slice(20)]);
  });

  test('a file that cannot be taken is not passed over in silence', async () => {
    writeFileSync(join(folder, 'empty.p7m'), '');
    await opened.take(['empty.p7m'], folder);
    expect(opened.taken()).toEqual({ to: 'verify', files: [], refused: [{ name: 'empty.p7m', why: 'empty' }] });
    // The folder that the app was started from is an argument too.
    await opened.take(['--sign', '.', 'a.pdf', 'none.pdf'], folder);
    expect(told).toMatchObject([{ to: 'sign', files: [{ name: 'a.pdf' }], refused: [] }]);
  });

  test('what waited is given once; a window that listens is told', async () => {
    await opened.take(['a.pdf'], folder);
    expect(opened.taken()).toMatchObject({ to: 'sign' });
    expect(opened.taken()).toBeUndefined();
    await opened.take(['b.p7m'], folder);
    expect(told).toMatchObject([{ type: 'navigate', to: 'verify', files: [{ name: 'b.p7m' }] }]);
    expect(opened.isWaiting).toBe(false);
  });

  test('after the window was closed it waits for the next one, which is opened', () => {
    opened.taken();
    opened.windowClosed();
    opened.lead('settings');
    expect([shows, told.length]).toEqual([1, 0]);
    expect(opened.taken()).toEqual({ to: 'settings', files: [], refused: [] });
  });

  test('a second start brings its files, from where it was started', async () => {
    opened.listen(new SystemOpenings());
    opened.taken();
    app.current?.emit('second-instance', {}, ['electron', 'b.p7m'], folder);
    await expect.poll(() => told).toMatchObject([{ to: 'verify', files: [{ name: 'b.p7m' }] }]);
    expect(shows).toBe(1);
  });

  test('what macOS asks for before the app is ready is not lost', async () => {
    const openings = new SystemOpenings();
    const event = { preventDefault: vi.fn() };
    app.current?.emit('open-file', event, join(folder, 'b.p7m'));
    expect(event.preventDefault).toHaveBeenCalledOnce();
    opened.listen(openings);
    await expect.poll(() => opened.isWaiting).toBe(true);
    expect(opened.taken()).toMatchObject({ to: 'verify', files: [{ name: 'b.p7m' }] });
    app.current?.emit('open-url', event, 'ciekit://help');
    await expect.poll(() => told).toEqual([{ type: 'navigate', to: 'help', files: [], refused: [] }]);
  });
});
