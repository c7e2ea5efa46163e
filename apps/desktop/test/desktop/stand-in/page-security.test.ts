import { describe, expect, test } from 'vitest';
import { takeLog, useFixture } from './fixture.js';

const fixture = useFixture();

describe('what a page may do', () => {
  test('its content security policy holds: no inline script, no handler, no eval, no style attribute', async () => {
    const { page } = fixture.app;
    const outcome = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.dynamicRan = true';
      document.head.append(script);
      const button = document.createElement('button');
      button.setAttribute('onclick', 'window.handlerRan = true');
      button.setAttribute('style', 'color: rgb(7, 7, 7)');
      document.body.append(button);
      button.click();
      const color = getComputedStyle(button).color;
      button.remove();
      script.remove();
      return {
        ran: ['inlineRan', 'dynamicRan', 'handlerRan'].filter((name) => name in window),
        styled: color === 'rgb(7, 7, 7)',
        sheet: getComputedStyle(document.querySelector('h1') ?? document.body).color,
        image: await new Promise((resolve) => {
          const image = new Image();
          image.onload = () => {
            resolve('loaded');
          };
          image.onerror = () => {
            resolve('refused');
          };
          image.src = 'https://pictures.example/a.png';
        }),
        remote: await fetch('https://away.example/').then(
          () => 'answered',
          () => 'refused',
        ),
      };
    });
    expect(outcome).toEqual({ ran: [], styled: false, sheet: 'rgb(1, 2, 3)', image: 'refused', remote: 'refused' });
    await expect
      .poll(() => fixture.app.complaints.filter((line) => line.includes('Content Security Policy')).length)
      .toBeGreaterThan(3);
  });

  test('an origin of the app’s own scheme that the policy names is reached, with method and body', async () => {
    const wire = await fixture.app.page.evaluate(() => location.origin.replace('fixture', 'files'));
    const answer = await fixture.app.page.evaluate(
      async (origin) => (await fetch(`${origin}/x`, { method: 'POST', body: 'perché' })).json() as Promise<unknown>,
      wire,
    );
    expect(answer).toEqual({ method: 'POST', body: 'perché', origin: 'app://fixture' });
  });

  test('a worker of its own origin runs, one from elsewhere does not', async () => {
    const outcome = await fixture.app.page.evaluate(() => {
      const run = (address: string): Promise<unknown> =>
        new Promise((resolve) => {
          try {
            const worker = new Worker(address);
            worker.onmessage = ({ data }) => {
              worker.terminate();
              resolve(data);
            };
            worker.onerror = () => {
              resolve('refused');
            };
          } catch {
            resolve('refused');
          }
        });
      return Promise.all([run('worker.js'), run('https://evil.example/worker.js')]);
    });
    expect(outcome).toEqual(['working', 'refused']);
  });

  test('headers that a hook of the session adds arrive', async () => {
    const wire = await fixture.app.page.evaluate(() => location.origin.replace('fixture', 'files'));
    const response = fixture.app.page.waitForResponse(`${wire}/headers`);
    await fixture.app.page.evaluate((origin) => fetch(`${origin}/headers`).then(() => undefined), wire);
    expect((await response).headers()['x-fixture']).toBe('seen');
  });

  test('windows that it opens are refused before they ask for anything, and a known address goes to the browser', async () => {
    const { app } = fixture;
    await takeLog(app);
    await app.page.evaluate(() => {
      window.open('https://evil.example/a');
      window.open('https://evil.example/b', '_blank', 'noopener,width=300');
      window.open('https://help.example/page');
      document.querySelector<HTMLElement>('#tab')?.click();
    });
    const seen: unknown[] = [];
    await expect.poll(async () => seen.push(...(await takeLog(app)))).toBe(4);
    expect(seen).toEqual([
      { window: 'https://evil.example/a', disposition: 'foreground-tab' },
      { window: 'https://evil.example/b', disposition: 'new-window' },
      { window: 'https://help.example/page', disposition: 'foreground-tab' },
      { window: 'https://tab.example/', disposition: 'foreground-tab' },
    ]);
    // A click with the Control key opens a tab in its own way.
    await app.page.click('#away', { modifiers: ['Control'] });
    await expect.poll(() => takeLog(app)).toEqual([{ window: 'https://away.example/', disposition: 'background-tab' }]);
    const calls = await app.electron.evaluate(() => globalThis.electronStandIn.desktop.calls.splice(0));
    expect(calls).toEqual([{ kind: 'shell.openExternal', url: 'https://help.example/page' }]);
    await expect.poll(() => app.electron.windows().length, { timeout: 10_000 }).toBe(1);
  });

  test('it cannot be led away, but it can move inside the app', async () => {
    const { app } = fixture;
    await takeLog(app);
    await app.page.click('#away');
    await expect.poll(() => takeLog(app)).toEqual([{ navigate: 'https://away.example/' }]);
    expect(await app.page.title()).toBe('Fixture');
    expect(
      await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL()),
    ).toBe('app://fixture/index.html');
    await app.page.click('#inside');
    await app.page.waitForURL('**/second.html');
    expect(await app.page.evaluate(() => window.fixture.invoke('sender'))).toMatchObject({
      url: 'app://fixture/second.html',
    });
    expect(await takeLog(app)).toEqual([{ navigate: 'app://fixture/second.html' }]);
  });

  test('a navigation that nobody stops is seen to have happened, and reaches no network', async () => {
    const { app } = fixture;
    await app.electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.removeAllListeners('will-navigate');
    });
    await app.page.click('#away');
    await app.page.waitForURL('https://away.example/');
    expect(await app.page.title()).toBe('remote page (electron stand-in)');
    const calls = await app.electron.evaluate(() => globalThis.electronStandIn.desktop.calls.splice(0));
    expect(calls).toEqual([{ kind: 'network', url: 'https://away.example/', resourceType: 'mainFrame' }]);
  });

  test('what the app says about permissions can be asked', async () => {
    const answers = await fixture.app.electron.evaluate(({ session }) =>
      (
        session.defaultSession as unknown as { wouldGrant: (permission: string, origin: string) => Promise<unknown> }
      ).wouldGrant('media', 'app://fixture'),
    );
    expect(answers).toEqual({ request: false, check: false });
  });
});
