import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { CHANNEL } from '../../src/contract/bridge.js';
import { operationArguments, requestArguments } from '../../src/contract/requests.js';
import { READER } from '../support/desk/test-desk.js';
import { CANARY, REFUSED, useHostileApp, type LooseBridge } from '../support/hostile-page.js';

const hostile = useHostileApp();

const PROTOTYPE_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '',
  'app.start ',
  'APP.START',
];

describe('names and arguments', () => {
  test('a name that was not agreed is refused, those of every prototype among them', async () => {
    for (const name of [...PROTOTYPE_NAMES, 1, null, true, ['app.start'], { name: 'app.start' }]) {
      expect(await hostile.ask(name), JSON.stringify(name)).toEqual(REFUSED);
      expect(await hostile.operate(name, {}), JSON.stringify(name)).toEqual(REFUSED);
    }
  });

  test('every request refuses an argument of another form', async () => {
    const wrong = [0, 'x', [], { polluted: true, extra: { nis: 1 } }];
    const tolerant = new Set(['settings.change']);
    for (const name of Object.keys(requestArguments)) {
      for (const argument of wrong) {
        // A change of nothing changes nothing.
        if (tolerant.has(name) && typeof argument === 'object' && !Array.isArray(argument)) continue;
        expect(await hostile.ask(name, argument), name).toEqual(REFUSED);
      }
    }
  });

  test('an argument of megabytes is refused as any other', async () => {
    const huge = 'x'.repeat(2_000_000);
    expect(await hostile.ask('links.open', { url: huge })).toEqual(REFUSED);
    expect(await hostile.ask('support.save', { report: huge })).toEqual(REFUSED);
    expect(await hostile.ask(huge, huge)).toEqual(REFUSED);
    expect(
      await hostile.ask('files.look', { files: Array.from({ length: 10_000 }, () => crypto.randomUUID()) }),
    ).toEqual(REFUSED);
    const pin = new Uint8Array(1_000_000);
    expect(await hostile.operate('verify-pin', { reader: READER, nis: hostile.card.nis, codes: { pin } })).toEqual(
      REFUSED,
    );
  });

  test('nothing in any argument may be as long as somebody likes', async () => {
    const keys = Object.entries({ ...requestArguments, ...operationArguments }).map(
      ([name, schema]) => [name, schema instanceof z.ZodObject ? Object.keys(schema.shape) : []] as const,
    );
    // What takes nothing has nothing that could be long; a report of a megabyte is tried above.
    const tried = keys.filter(([name, fields]) => fields.length > 0 && name !== 'support.save');
    const answers = await hostile.app.page.evaluate(async (names) => {
      const { request, operate } = window.ciekit as unknown as LooseBridge;
      const long = 'x'.repeat(100_001);
      const seen: unknown[] = [];
      for (const [name, fields] of names) {
        const argument = Object.fromEntries(fields.map((field) => [field, long]));
        seen.push(await request(name, argument), await operate(crypto.randomUUID(), name, argument));
      }
      return seen;
    }, tried);
    expect(answers).toEqual(Array(2 * tried.length).fill(REFUSED));
  });

  test('no message changes what every object has', async () => {
    for (const text of ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}']) {
      const argument: unknown = JSON.parse(text);
      await hostile.ask('settings.change', argument);
      await hostile.ask('files.look', { files: [argument] });
      await hostile.operate('doctor-of-nobody', argument);
      await hostile.operate('verify', { files: [argument], online: argument });
    }
    expect(await hostile.app.electron.evaluate(() => 'polluted' in {})).toBe(false);
    expect(await hostile.ask('settings.change', {})).not.toHaveProperty('result.polluted');
  });

  test('thousands of messages at once are answered, and hundreds of wishes for a file show one dialog', async () => {
    await hostile.app.electron.evaluate(({ dialog }) => {
      const shown: (() => void)[] = [];
      Object.assign(globalThis, { shown });
      dialog.showOpenDialog = () =>
        new Promise((resolve) =>
          shown.push(() => {
            resolve({ canceled: true, filePaths: [] });
          }),
        );
      dialog.showSaveDialog = () =>
        new Promise((resolve) =>
          shown.push(() => {
            resolve({ canceled: true, filePath: '' });
          }),
        );
    });
    const answers = await hostile.app.page.evaluate(async () => {
      const { request, operate } = window.ciekit as unknown as LooseBridge;
      const dialogs = Array.from({ length: 300 }, (_, index) =>
        index % 2 === 0 ? request('files.choose', { purpose: 'sign' }) : request('support.save', { report: 'x' }),
      );
      const many = Array.from({ length: 3_000 }, (_, index) =>
        index % 2 === 0
          ? request('files.read', { file: crypto.randomUUID() })
          : operate(crypto.randomUUID(), 'verify', { files: [crypto.randomUUID()], online: true }),
      );
      const replies = await Promise.all([...many, ...dialogs.slice(1)]);
      return [
        ...new Set(replies.map((reply) => (reply as { readonly error?: { readonly code: string } }).error?.code ?? '')),
      ];
    });
    expect(answers).toEqual(['refused', '']);
    const shown = await hostile.app.electron.evaluate(() => {
      const open = (globalThis as unknown as { readonly shown: (() => void)[] }).shown;
      for (const answer of open) answer();
      return open.length;
    });
    expect(shown).toBe(1);
    expect(await hostile.ask('app.start')).toMatchObject({ ok: true });
  });

  test('every operation refuses an argument of another form, and an id that is none', async () => {
    const takesNothing = new Set(['doctor', 'fetch-trust', 'fetch-lists']);
    for (const kind of Object.keys(operationArguments)) {
      for (const argument of [undefined, 0, 'x', []])
        expect(await hostile.operate(kind, argument), kind).toEqual(REFUSED);
      if (!takesNothing.has(kind))
        expect(await hostile.operate(kind, { reader: 'x'.repeat(10_000), nis: hostile.card.nis }), kind).toEqual(
          REFUSED,
        );
    }
    for (const id of ['', '../../x', 7, null, '0'.repeat(100_000)]) {
      expect(await hostile.operate('doctor', {}, id)).toEqual(REFUSED);
    }
  });

  test('settings take no unknown key, no address of another kind, no password', async () => {
    const before = await hostile.ask('settings.change', {});
    for (const change of [
      { timestampUrl: 'file:///etc/passwd' },
      { timestampUrl: 'javascript:alert(1)' },
      { timestampUrl: 'https://user:secret@tsa.example/' },
      { timestampUrl: 'https://user@tsa.example/' },
      { proxyUrl: 'http://user:secret@proxy.example:3128' },
      { language: 'xx' },
      { theme: { toString: 'dark' } },
      { pukRecoveryStartedAt: 'yesterday' },
    ]) {
      expect(await hostile.ask('settings.change', change)).toEqual(REFUSED);
    }
    expect(await hostile.ask('settings.change', JSON.parse('{"__proto__":{"keepLog":false},"evil":1}'))).toEqual(
      before,
    );
  });

  test('an argument that cannot be copied is not sent, one with a getter is read once at most', async () => {
    const outcome = await hostile.app.page.evaluate(async () => {
      const { request } = window.ciekit as unknown as LooseBridge;
      const circular: Record<string, unknown> = {};
      circular['self'] = circular;
      const attempts = [circular, () => 1, Symbol('x'), new Proxy({}, {}), 10n].map(async (argument) => {
        try {
          return ((await request('files.read', argument)) as { readonly ok: boolean }).ok;
        } catch {
          return 'rejected';
        }
      });
      return Promise.all(attempts);
    });
    expect(outcome).not.toContain(true);
  });
});

describe('files', () => {
  test('no path and no id that was never given is read, shown, opened, signed or verified', async () => {
    const path = join(hostile.folder, 'private.pdf');
    const never = crypto.randomUUID();
    for (const file of [path, `file://${path}`, '../private.pdf', never]) {
      for (const name of ['files.read', 'files.show', 'files.open'])
        expect(await hostile.ask(name, { file })).toEqual(REFUSED);
      for (const [kind, argument] of [
        ['verify', { files: [file], online: false }],
        ['extract', { file }],
        ['timestamp', { file }],
        ['report', { file, format: 'json' }],
      ] as const) {
        expect(await hostile.operate(kind, argument), kind).toEqual(REFUSED);
      }
    }
    expect(await hostile.ask('files.look', { files: [never] })).toEqual({
      ok: true,
      result: { files: [], refused: [] },
    });
    expect(await hostile.calls()).toEqual([]);
  });

  test('a folder that was chosen for results is no way to what is in it', async () => {
    await hostile.app.electron.evaluate(({ dialog }, path) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
    }, hostile.folder);
    const chosen = (await hostile.ask('files.choose-folder')) as { readonly result: { readonly fileId: string } };
    const { fileId: file } = chosen.result;
    expect(await hostile.ask('files.read', { file })).toMatchObject({ ok: false, error: { code: 'failed' } });
    expect(await hostile.ask('files.look', { files: [file] })).toMatchObject({
      result: { files: [], refused: [{ why: 'folder' }] },
    });
    expect(await hostile.ask('files.open', { file })).toEqual(REFUSED);
    expect(await hostile.operate('verify', { files: [file], online: false })).toMatchObject({
      result: { files: [{ status: 'failed' }] },
    });
    expect(await hostile.ask('files.read', { file: `${file}/private.pdf` })).toEqual(REFUSED);
    await hostile.calls();
  });

  test('what the page hands over as dropped files names nothing: made-up files, paths, objects that pose as a list', async () => {
    const path = join(hostile.folder, 'private.pdf');
    const outcome = await hostile.app.page.evaluate(async (secret) => {
      const { dropped } = window.ciekit as unknown as LooseBridge;
      const made = new File(['x'], secret);
      Object.defineProperty(made, 'path', { value: secret });
      const poser = { map: () => ({ filter: () => [secret] }), filter: () => [secret], length: 1, 0: secret };
      const attempts = [[made], [secret], [{ path: secret }], poser, secret, undefined, [[secret]]];
      const none = { files: [], refused: [] };
      const answers: unknown[] = [];
      for (const attempt of attempts) answers.push(await dropped(attempt).catch(() => none));
      return answers;
    }, path);
    expect(outcome).toEqual(Array(7).fill({ files: [], refused: [] }));
  });

  test('the app’s scheme serves its own folder and nothing outside it', async () => {
    const statuses = await hostile.app.page.evaluate(
      async (paths) =>
        Promise.all(
          paths.map((path) =>
            fetch(path).then(
              async (response) => (response.ok ? await response.text() : 'refused'),
              () => 'refused',
            ),
          ),
        ),
      [
        '/../main.cjs',
        '/..%2fmain.cjs',
        '/%2e%2e/main.cjs',
        '/%2e%2e%2fpackage.json',
        '/..%5c..%5cpackage.json',
        '/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json',
        '//etc/passwd',
        '/.%2e/main.cjs',
        '/%252e%252e%252fmain.cjs',
        '/..;/main.cjs',
        '/%2fetc%2fpasswd.json',
        '/..%00/index.html',
        '/index.html%00.js',
        '/',
        '.',
        'app://user@ciekit:80/index.html',
        '/%00/index.html',
        '/%E0%A4%A',
        'app://other/index.html',
        'file:///etc/passwd',
      ],
    );
    expect([...new Set(statuses)]).toEqual(['refused']);
  });
});

describe('other senders', () => {
  test('frames, data: and blob: pages have no bridge, and frames from elsewhere do not load', async () => {
    const seen = await hostile.app.page.evaluate(async () => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const has = 'ciekit' in (frame.contentWindow ?? {});
      const loaded = await Promise.all(
        ['data:text/html,<p>x', '/index.html', 'https://evil.example/'].map(
          (address) =>
            new Promise<boolean>((resolve) => {
              const other = document.createElement('iframe');
              const away = setTimeout(() => {
                resolve(false);
              }, 500);
              other.onload = () => {
                clearTimeout(away);
                // Chromium loads its own error page in place of a refused one; only one of ours could be looked into.
                resolve(other.contentDocument !== null && other.contentDocument.body.childElementCount > 0);
              };
              other.src = address;
              document.body.append(other);
            }),
        ),
      );
      for (const each of document.querySelectorAll('iframe')) each.remove();
      return { has, loaded };
    });
    expect(seen).toEqual({ has: false, loaded: [false, false, false] });
  });

  test('a message from a frame, another origin, data: or nowhere is refused by main', async () => {
    const answers = await hostile.app.electron.evaluate(async ({ BrowserWindow, ipcMain }, channel) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const handlers = Reflect.get(ipcMain, 'handlers') as Map<string, (...values: unknown[]) => unknown>;
      const handler = handlers.get(channel.request);
      const top = { url: 'app://ciekit/index.html', parent: null };
      const frames = [
        { url: 'app://ciekit/index.html', parent: top },
        { url: 'https://evil.example/app://ciekit/', parent: null },
        { url: 'app://ciekit.evil.example/index.html', parent: null },
        { url: 'app://other/index.html', parent: null },
        { url: 'data:text/html,x', parent: null },
        { url: '', parent: null },
        null,
      ];
      return Promise.all(
        [...frames, top].map(
          async (senderFrame) =>
            ((await handler?.({ sender: contents, senderFrame }, 'app.start', undefined)) as { readonly ok: boolean })
              .ok,
        ),
      );
    }, CHANNEL);
    expect(answers).toEqual([false, false, false, false, false, false, false, true]);
  });

  test('the main window cannot answer a question of the PIN window', async () => {
    expect(await hostile.ask('prompt.get')).toEqual({ ok: true, result: undefined });
    const answer = await hostile.app.page.evaluate(async (digits) => {
      const pin = new TextEncoder().encode(digits);
      return window.ciekit.request('prompt.answer', { id: crypto.randomUUID(), pin, yes: true });
    }, CANARY);
    expect(answer).toEqual({ ok: true, result: undefined });
  });
});
