import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SettingsStore } from '../src/main/settings-store.js';

let folder = '';
let path = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ciekit-settings-'));
  path = join(folder, 'deep/settings.json');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function write(text: string): void {
  mkdirSync(join(folder, 'deep'), { recursive: true });
  writeFileSync(path, text);
}

describe('the settings', () => {
  test.each([
    ['it-IT', 'it'],
    ['de-AT', 'de'],
    ['de-IT', 'de'],
    ['fr-CH', 'fr'],
    ['fr', 'fr'],
    ['sl-SI', 'sl'],
    ['sl_SI', 'sl'],
    ['en-IT', 'en'],
    // Friulian and Ladin, with and without a script.
    ['fur-IT', 'it'],
    ['lld-Latn-IT', 'it'],
    ['ro-RO it-IT en-GB', 'it'],
    ['pt-BR de-CH', 'de'],
    ['pt-BR', 'en'],
    ['', 'en'],
  ] as const)('begin in the first language of the system that they have: of %j it is %s', (tags, language) => {
    expect(new SettingsStore(path, tags.split(' ')).settings.language).toBe(language);
  });

  test('a change holds at once, and at the next start', async () => {
    const store = new SettingsStore(path, ['it-IT']);
    expect(store.change({ theme: 'dark', signatureLevel: 't' })).toMatchObject({ theme: 'dark', signatureLevel: 't' });
    store.change({ keepLog: true, theme: undefined });
    await store.saved();
    const next = new SettingsStore(path, ['en-GB']).settings;
    expect(next).toMatchObject({ theme: 'dark', keepLog: true, language: 'it' });
  });

  test('many changes leave one whole file, which only its owner may read', async () => {
    const store = new SettingsStore(path, ['it-IT']);
    for (let count = 0; count < 50; count++) store.change({ timestampUrl: `http://tsa.example/${count}` });
    await store.saved();
    expect(readdirSync(join(folder, 'deep'))).toEqual(['settings.json']);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ timestampUrl: 'http://tsa.example/49' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"theme":"pink"}',
    '{"proxyUrl":"http://user:secret@proxy.example:1"}',
    '{"proxyUrl":"http://user@proxy.example:1"}',
    '{"proxyUrl":"http://:secret@proxy.example:1"}',
    '{"proxyUrl":"no address"}',
    '{"timestampUrl":"file:///etc/passwd"}',
  ])('a file that says %j counts as none', (text) => {
    write(text);
    expect(new SettingsStore(path, ['it-IT']).settings).toEqual(
      new SettingsStore(join(folder, 'none'), ['it-IT']).settings,
    );
  });

  test('what the file has besides is neither taken nor kept', async () => {
    write('{"theme":"light","pin":"12345678"}');
    const store = new SettingsStore(path, ['it-IT']);
    expect(store.settings).toMatchObject({ theme: 'light' });
    store.change({ contrast: 'more' });
    await store.saved();
    expect(readFileSync(path, 'utf8')).not.toContain('12345678');
  });

  test('a place that cannot be written costs no more than the next start', async () => {
    writeFileSync(join(folder, 'file'), '');
    const store = new SettingsStore(join(folder, 'file/settings.json'), ['it-IT']);
    expect(store.change({ theme: 'dark' }).theme).toBe('dark');
    await expect(store.saved()).resolves.toBeUndefined();
  });

  test('whether they are on the disk is told when that changes, and can be asked', async () => {
    const told: boolean[] = [];
    writeFileSync(join(folder, 'deep'), 'no folder');
    const store = new SettingsStore(path, ['it-IT'], (unsaved) => told.push(unsaved));
    store.change({ theme: 'dark' });
    store.change({ theme: 'light' });
    await store.saved();
    expect([told, store.unsaved]).toEqual([[true], true]);
    rmSync(join(folder, 'deep'));
    store.change({ theme: 'dark' });
    store.change({ theme: 'light' });
    await store.saved();
    expect([told, store.unsaved]).toEqual([[true, false], false]);
  });
});
