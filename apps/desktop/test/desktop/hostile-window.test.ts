import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DeskCard } from '../../../../packages/middleware/test/support/desk.js';
import { CHANNEL } from '../../src/contract/bridge.js';
import { operationArguments, requestArguments } from '../../src/contract/requests.js';
import { goTo, type } from '../support/code-pages.js';
import { launchDesk, type DeskApp } from '../support/desk/launch-desk.js';
import { READER } from '../support/desk/test-desk.js';
import type { StandIn } from '../stand-in/executable.js';

declare global {
  // The main process's own globals, seen from `electron.evaluate`.
  var electronStandIn: StandIn;
}

/** A code that is nowhere else: where it turns up, it leaked. */
const CANARY = '59137284';

const REFUSED = { ok: false, error: { code: 'refused', title: '', meaning: '', nextStep: '' } };
const SECRET = 'nobody gave this file to a window';

/** What runs in the page has only what a script in it would have. */
type LooseBridge = {
  readonly request: (name: unknown, argument?: unknown) => Promise<unknown>;
  readonly operate: (id: unknown, kind: unknown, argument?: unknown) => Promise<unknown>;
  readonly dropped: (files: unknown) => Promise<unknown>;
};

const opened: { app: DeskApp | undefined; folder: string; card: DeskCard } = {
  app: undefined,
  folder: '',
  card: new DeskCard(),
};

function app(): DeskApp {
  if (opened.app === undefined) throw new Error('the app is not running');
  return opened.app;
}

beforeAll(async () => {
  opened.folder = mkdtempSync(join(tmpdir(), 'ciekit-hostile-'));
  writeFileSync(join(opened.folder, 'private.pdf'), SECRET);
  const { card, folder } = opened;
  opened.app = await launchDesk({ card, paired: [card], folder, settings: { keepLog: true } });
});

afterAll(async () => {
  await opened.app?.close();
  rmSync(opened.folder, { recursive: true, force: true });
});

/** One request as a hostile script makes it: `rejected` when it did not get as far as an answer. */
function ask(name: unknown, argument?: unknown): Promise<unknown> {
  return app().page.evaluate(
    async ([given, value]) => {
      try {
        return await (window.ciekit as unknown as LooseBridge).request(given, value);
      } catch {
        return 'rejected';
      }
    },
    [name, argument] as const,
  );
}

function operate(kind: unknown, argument?: unknown, id: unknown = crypto.randomUUID()): Promise<unknown> {
  return app().page.evaluate(
    async ([operationId, given, value]) => {
      try {
        return await (window.ciekit as unknown as LooseBridge).operate(operationId, given, value);
      } catch {
        return 'rejected';
      }
    },
    [id, kind, argument] as const,
  );
}

function calls(): Promise<readonly { readonly kind: string }[]> {
  return app().electron.evaluate(() => globalThis.electronStandIn.desktop.calls.splice(0));
}

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
      expect(await ask(name), JSON.stringify(name)).toEqual(REFUSED);
      expect(await operate(name, {}), JSON.stringify(name)).toEqual(REFUSED);
    }
  });

  test('every request refuses an argument of another form', async () => {
    const wrong = [0, 'x', [], { polluted: true, extra: { nis: 1 } }];
    const tolerant = new Set(['settings.change']);
    for (const name of Object.keys(requestArguments)) {
      for (const argument of wrong) {
        // A change of nothing changes nothing.
        if (tolerant.has(name) && typeof argument === 'object' && !Array.isArray(argument)) continue;
        expect(await ask(name, argument), name).toEqual(REFUSED);
      }
    }
  });

  test('an argument of megabytes is refused as any other', async () => {
    const huge = 'x'.repeat(2_000_000);
    expect(await ask('links.open', { url: huge })).toEqual(REFUSED);
    expect(await ask('support.save', { report: huge })).toEqual(REFUSED);
    expect(await ask(huge, huge)).toEqual(REFUSED);
    expect(await ask('files.look', { files: Array.from({ length: 10_000 }, () => crypto.randomUUID()) })).toEqual(
      REFUSED,
    );
    const pin = new Uint8Array(1_000_000);
    expect(await operate('verify-pin', { reader: READER, nis: opened.card.nis, codes: { pin } })).toEqual(REFUSED);
  });

  test('every operation refuses an argument of another form, and an id that is none', async () => {
    const takesNothing = new Set(['doctor', 'fetch-trust', 'fetch-lists']);
    for (const kind of Object.keys(operationArguments)) {
      for (const argument of [undefined, 0, 'x', []]) expect(await operate(kind, argument), kind).toEqual(REFUSED);
      if (!takesNothing.has(kind))
        expect(await operate(kind, { reader: 'x'.repeat(10_000), nis: opened.card.nis }), kind).toEqual(REFUSED);
    }
    for (const id of ['', '../../x', 7, null, '0'.repeat(100_000)]) {
      expect(await operate('doctor', {}, id)).toEqual(REFUSED);
    }
  });

  test('settings take no unknown key, no address of another kind, no password', async () => {
    const before = await ask('settings.change', {});
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
      expect(await ask('settings.change', change)).toEqual(REFUSED);
    }
    expect(await ask('settings.change', JSON.parse('{"__proto__":{"keepLog":false},"evil":1}'))).toEqual(before);
  });

  test('an argument that cannot be copied is not sent, one with a getter is read once at most', async () => {
    const outcome = await app().page.evaluate(async () => {
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
    const path = join(opened.folder, 'private.pdf');
    const never = crypto.randomUUID();
    for (const file of [path, `file://${path}`, '../private.pdf', never]) {
      for (const name of ['files.read', 'files.show', 'files.open']) expect(await ask(name, { file })).toEqual(REFUSED);
      for (const [kind, argument] of [
        ['verify', { files: [file], online: false }],
        ['extract', { file }],
        ['timestamp', { file }],
        ['report', { file, format: 'json' }],
      ] as const) {
        expect(await operate(kind, argument), kind).toEqual(REFUSED);
      }
    }
    expect(await ask('files.look', { files: [never] })).toEqual({ ok: true, result: { files: [], refused: [] } });
    expect(await calls()).toEqual([]);
  });

  test('what the page hands over as dropped files names nothing: made-up files, paths, objects that pose as a list', async () => {
    const path = join(opened.folder, 'private.pdf');
    const outcome = await app().page.evaluate(async (secret) => {
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
    const statuses = await app().page.evaluate(
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
    const seen = await app().page.evaluate(async () => {
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
    const answers = await app().electron.evaluate(async ({ BrowserWindow, ipcMain }, channel) => {
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
    expect(await ask('prompt.get')).toEqual({ ok: true, result: undefined });
    const answer = await app().page.evaluate(async (digits) => {
      const pin = new TextEncoder().encode(digits);
      return window.ciekit.request('prompt.answer', { id: crypto.randomUUID(), pin, yes: true });
    }, CANARY);
    expect(answer).toEqual({ ok: true, result: undefined });
  });
});

describe('ways out', () => {
  test('only pages of the allow-list are opened in the browser', async () => {
    await calls();
    for (const url of [
      'https://evil.example/',
      'https://www.agid.gov.it.evil.example/',
      'https://user@www.agid.gov.it/',
      'http://www.agid.gov.it/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'ciekit://sign',
      ' https://evil.example/#https://www.agid.gov.it/',
    ]) {
      expect(await ask('links.open', { url }), url).toEqual(REFUSED);
    }
    await app().page.evaluate(() => {
      window.open('https://evil.example/');
      window.open('file:///etc/passwd');
      window.open('app://ciekit/index.html');
    });
    await expect.poll(() => app().electron.windows().length).toBe(1);
    expect((await calls()).filter(({ kind }) => kind !== 'network')).toEqual([]);
    expect(await ask('links.open', { url: 'https://www.agid.gov.it/x' })).toMatchObject({ ok: true });
    expect((await calls()).map(({ kind }) => kind)).toEqual(['shell.openExternal']);
  });

  test('the page cannot be led away', async () => {
    await app().page.evaluate(() => {
      location.href = 'https://evil.example/';
    });
    await app().page.evaluate(() => {
      location.href = 'data:text/html,x';
    });
    expect(await ask('prompt.get')).toEqual({ ok: true, result: undefined });
    const where = await app().electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
    );
    expect(where).toMatch(/^app:\/\/ciekit\/index\.html/);
  });

  test('no network, no script from text, no style attribute, no service worker', async () => {
    const outcome = await app().page.evaluate(async () => {
      const fails = async (attempt: () => unknown): Promise<boolean> => {
        try {
          await attempt();
          return false;
        } catch {
          return true;
        }
      };
      const script = document.createElement('script');
      const button = document.createElement('button');
      const handler = await fails(() => {
        button.setAttribute('onclick', 'window.evil = 1');
      });
      button.setAttribute('style', 'color: rgb(7, 7, 7)');
      document.body.append(button);
      button.click();
      const styled = getComputedStyle(button).color === 'rgb(7, 7, 7)';
      button.remove();
      return {
        fetch: await fails(() => fetch('https://evil.example/')),
        loopback: await fails(() => fetch('http://127.0.0.1:80/')),
        socket: await new Promise((resolve) => {
          try {
            const socket = new WebSocket('wss://evil.example/');
            socket.onerror = () => {
              resolve(true);
            };
            socket.onopen = () => {
              resolve(false);
            };
          } catch {
            resolve(true);
          }
        }),
        evaluated: await fails(() => Reflect.construct(Function, ['return 1'])),
        scriptText: await fails(() => {
          script.text = 'window.evil = 1';
        }),
        markup: await fails(() => {
          document.body.innerHTML = '<img src=x onerror="window.evil=1">';
        }),
        policy: await fails(() =>
          (
            window as unknown as { readonly trustedTypes: { createPolicy: (name: string, rules: object) => unknown } }
          ).trustedTypes.createPolicy('evil', {}),
        ),
        worker: await fails(() => navigator.serviceWorker.register('/app.js')),
        handler,
        styled,
        ran: 'evil' in window,
      };
    });
    expect(outcome).toEqual({
      fetch: true,
      loopback: true,
      socket: true,
      evaluated: true,
      scriptText: true,
      markup: true,
      policy: true,
      worker: true,
      handler: true,
      styled: false,
      ran: false,
    });
  });

  test('no permission is granted', async () => {
    const answers = await app().electron.evaluate(async ({ session }) => {
      const asked = session.defaultSession as unknown as {
        wouldGrant: (permission: string, origin: string) => Promise<{ request: boolean; check: boolean }>;
      };
      const names = ['media', 'usb', 'hid', 'serial', 'clipboard-read', 'geolocation', 'notifications', 'openExternal'];
      return Promise.all(names.map((name) => asked.wouldGrant(name, 'app://ciekit')));
    });
    expect(answers.every(({ request, check }) => !request && !check)).toBe(true);
    const camera = await app().page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        () => 'refused',
      ),
    );
    expect(camera).toBe('refused');
  });

  test('the page has nothing of Node or Electron, and cannot change what it was given', async () => {
    const seen = await app().page.evaluate(() => ({
      names: ['require', 'process', 'module', 'electron', 'Buffer', 'global'].filter((name) => name in window),
      bridge: Object.keys(window.ciekit).sort(),
      replaced: [Reflect.set(window, 'ciekit', {}), Reflect.set(window.ciekit, 'request', () => 1)],
    }));
    expect(seen).toEqual({ names: [], bridge: ['dropped', 'listen', 'operate', 'request'], replaced: [false, false] });
  });
});

describe('a typed code', () => {
  test('is in no reply, no event, no log, no file, no output and not left in the page', async () => {
    const { page } = app();
    const { before, heard } = await page.evaluate(
      async ([reader, nis, digits]) => {
        const events: unknown[] = [];
        const stop = window.ciekit.listen((event) => events.push(event));
        const bytes = (): Uint8Array => new TextEncoder().encode(digits);
        const { operate: run, request } = window.ciekit as unknown as LooseBridge;
        const replies = [
          await run(crypto.randomUUID(), 'verify-pin', { reader, nis, codes: { pin: bytes() } }),
          await run(crypto.randomUUID(), 'verify-pin', { reader: 'nowhere', nis, codes: { pin: bytes() } }),
          await run('no id', 'verify-pin', { reader, nis, codes: { pin: bytes() } }),
          await run(crypto.randomUUID(), 'verify-pin', { reader, nis, codes: { pin: digits } }),
          await run(crypto.randomUUID(), digits, { codes: { pin: bytes() } }),
          await request(digits, digits),
          await request('log.read'),
        ];
        stop();
        return { before: JSON.stringify(replies), heard: JSON.stringify(events) };
      },
      [READER, opened.card.nis, CANARY] as const,
    );
    expect(before).toContain('code-incorrect');
    expect(before).not.toContain(CANARY);
    expect(heard).toContain('checking-code');
    expect(heard).not.toContain(CANARY);
    await goTo(page, 'change-pin');
    await type(page, { 'Nuovo PIN': CANARY });
    await goTo(page, 'home');
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    const left = await page.evaluate(() => [
      document.documentElement.outerHTML,
      ...[localStorage, sessionStorage].map((storage) => JSON.stringify(Object.entries(storage))),
      location.href,
    ]);
    expect(left.join()).not.toContain(CANARY);
    expect([...app().output, ...app().complaints, ...app().pageErrors.map(String)].join('\n')).not.toContain(CANARY);
    expect(filesWith(join(opened.folder, 'home'))).toEqual([]);
    expect(filesWith(join(opened.folder, 'user-data'))).toEqual([]);
    expect(readFileSync(join(opened.folder, 'user-data/cie-kit.log'), 'utf8')).toContain(
      'verify-pin-ended code-incorrect',
    );
  });
});

describe('a page that crashes while the card waits for an answer', () => {
  test('is drawn anew; nothing was sent, and the card is free', async () => {
    const { electron, page } = app();
    opened.card.set({ pin: 1 });
    opened.card.codeCommands = [];
    await page.evaluate(
      async ([reader, nis, digits]) => {
        const asked = new Promise<void>((resolve) => {
          window.ciekit.listen((event) => {
            if (event.type === 'operation' && event.event.type === 'question') resolve();
          });
        });
        const codes = { pin: new TextEncoder().encode(digits) };
        void window.ciekit.operate(crypto.randomUUID(), 'verify-pin', { reader, nis, codes });
        await asked;
      },
      [READER, opened.card.nis, CANARY] as const,
    );
    const crashed = new Promise((resolve) => page.once('crash', resolve));
    await electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    await crashed;
    const seen = (): Promise<unknown> =>
      electron.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        return contents?.executeJavaScript(
          `window.ciekit?.request('app.start').then(({ result }) => [result.desk.busy, document.querySelector('h1') !== null])`,
        ) as unknown;
      });
    await expect.poll(() => seen().catch(() => undefined)).toEqual([false, true]);
    expect(opened.card.codeCommands).toEqual([]);
    expect(readFileSync(join(opened.folder, 'user-data/cie-kit.log'), 'utf8')).toContain('verify-pin-ended');
  });
});

/** Names of files that hold the canary, as it was typed or as UTF-16. */
function filesWith(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readFileSync(path);
      return bytes.includes(CANARY) || bytes.includes(Buffer.from(CANARY, 'utf16le'));
    });
}
