import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { guardAllContents, isOwnSender, openLink, refusePermissions } from '../src/main/guards.js';

interface Electron {
  app: EventEmitter;
  session: EventEmitter;
  readonly opened: string[];
}

const electron = vi.hoisted(() => ({ opened: [] }) as unknown as Electron);

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  electron.app = new Emitter();
  electron.session = Object.assign(new Emitter(), {
    setPermissionRequestHandler: () => undefined,
    setPermissionCheckHandler: () => undefined,
  });
  return {
    app: electron.app,
    session: { defaultSession: electron.session },
    shell: {
      openExternal: (url: string) => {
        electron.opened.push(url);
        return Promise.resolve();
      },
    },
  };
});

type Opener = (details: { readonly url: string }) => { readonly action: string };

class Contents extends EventEmitter {
  open: Opener | undefined;
  calls = '';
  setWindowOpenHandler(handler: Opener): void {
    this.open = handler;
  }
  setWebRTCIPHandlingPolicy(policy: string): void {
    this.calls = policy;
  }
}

let contents: Contents;

beforeEach(() => {
  electron.opened.length = 0;
  electron.app.removeAllListeners();
  electron.session.removeAllListeners();
  guardAllContents();
  refusePermissions();
  contents = new Contents();
  electron.app.emit('web-contents-created', {}, contents);
});

/** @returns whether the app prevents it */
function prevents(emitter: EventEmitter, name: string, ...values: unknown[]): boolean {
  const event = { preventDefault: vi.fn() };
  emitter.emit(name, event, ...values);
  return event.preventDefault.mock.calls.length > 0;
}

describe('a page', () => {
  test.each([
    'https://evil.example/',
    'app://ciekit.evil.example/',
    'app://other/index.html',
    'file:///etc/passwd',
    'data:text/html,x',
    'blob:app://ciekit/5f6f4c6a',
    'about:blank',
    'javascript:alert(1)',
  ])('is not led to %s', (url) => {
    expect(prevents(contents, 'will-navigate', url)).toBe(true);
  });

  test('may go to another of ours', () => {
    expect(prevents(contents, 'will-navigate', 'app://ciekit/index.html#/sign')).toBe(false);
  });

  test('opens no window, embeds none, saves no file and calls nobody past the proxy', () => {
    expect(contents.open?.({ url: 'https://www.agid.gov.it/' })).toEqual({ action: 'deny' });
    expect(electron.opened).toEqual([]);
    expect(prevents(contents, 'will-attach-webview')).toBe(true);
    expect(prevents(electron.session, 'will-download', {}, contents)).toBe(true);
    expect(contents.calls).toBe('disable_non_proxied_udp');
  });

  test('cannot keep its window, and the app, from closing', () => {
    // Electron closes only when it may ignore what the page wants.
    expect(prevents(contents, 'will-prevent-unload')).toBe(true);
  });
});

describe('a link', () => {
  test.each([
    ['https://www.agid.gov.it/x', 'https://www.agid.gov.it/x'],
    // As it was understood here, and not as a page spelt it for somebody who reads it otherwise.
    ['https://www.agid.gov.it\\@evil.example/', 'https://www.agid.gov.it/@evil.example/'],
    ['\thttps://WWW.AGID.gov.it/a\n/../b', 'https://www.agid.gov.it/b'],
  ])('%j opens %s', async (url, opened) => {
    await openLink(url);
    expect(electron.opened).toEqual([opened]);
  });

  test.each([
    '',
    'www.agid.gov.it',
    'https://www.agid.gov.it.evil.example/',
    'https://www.agid.gov.it@evil.example/',
    'https://evil.example\\.www.agid.gov.it/',
    'https://www.agid.gov.it:444/',
    'http://www.agid.gov.it/',
  ])('%j is refused', async (url) => {
    await expect(openLink(url)).rejects.toMatchObject({ code: 'refused' });
    expect(electron.opened).toEqual([]);
  });
});

test.each([
  [{ url: 'app://ciekit/index.html', parent: null }, true],
  [{ url: 'app://ciekit/index.html', parent: {} }, false],
  [{ url: 'app://ciekit', parent: null }, false],
  [{ url: 'app://ciekit.evil.example/', parent: null }, false],
  [{ url: 'https://evil.example/app://ciekit/', parent: null }, false],
  [{ url: '', parent: null }, false],
  [null, false],
])('a message from %j: ours is %s', (senderFrame, expected) => {
  expect(isOwnSender({ senderFrame: senderFrame as never })).toBe(expected);
});
