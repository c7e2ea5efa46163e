import { describe, expect, test } from 'vitest';
import { useFixture } from './fixture.js';

const fixture = useFixture();

describe('messages between the preload script and main', () => {
  test('values arrive as what they are, Buffers as bytes', async () => {
    const outcome = await fixture.app.page.evaluate(async () => {
      const shared = { name: 'shared' };
      const loop: Record<string, unknown> = { shared };
      loop['self'] = loop;
      const values = [
        undefined,
        null,
        -0,
        Number.NaN,
        12n,
        'testo à',
        new Date(5),
        /a+/gi,
        new Map([['k', new Set([1])]]),
        new Uint8Array([1, 2, 255]),
        new Float64Array([0.5]),
        new ArrayBuffer(3),
        new RangeError('of the page'),
        [shared, shared],
        { $: 'n', at: 0, __proto__x: 1 },
      ];
      const back = (await window.fixture.invoke('echo', ...values)) as typeof values;
      const [, , zero, , , , date, expression, map, bytes, floats, buffer, error, pair, odd] = back as unknown as [
        undefined,
        null,
        number,
        number,
        bigint,
        string,
        Date,
        RegExp,
        Map<string, Set<number>>,
        Uint8Array,
        Float64Array,
        ArrayBuffer,
        RangeError,
        [object, object],
        object,
      ];
      return {
        simple: [
          back[0] === undefined,
          back[1] === null,
          Object.is(zero, -0),
          Number.isNaN(back[3]),
          back[4] === 12n,
          back[5],
        ],
        date: date.getTime(),
        expression: String(expression),
        map: [...(map.get('k') ?? [])],
        bytes: [bytes instanceof Uint8Array, ...bytes],
        floats: [floats instanceof Float64Array, ...floats],
        buffer: buffer.byteLength,
        error: [error instanceof RangeError, error.message],
        same: pair[0] === pair[1],
        odd,
      };
    });
    expect(outcome).toEqual({
      simple: [true, true, true, true, true, 'testo à'],
      date: 5,
      expression: '/a+/gi',
      map: [1],
      bytes: [true, 1, 2, 255],
      floats: [true, 0.5],
      buffer: 3,
      error: [true, 'of the page'],
      // A bridge between worlds copies every argument and every part of it by itself, as Electron's does.
      same: false,
      odd: { $: 'n', at: 0, __proto__x: 1 },
    });
  });

  test('what cannot be cloned is refused on either side', async () => {
    const outcome = await fixture.app.page.evaluate(() =>
      Promise.all(
        [
          () => window.fixture.invoke('echo', () => 1),
          () => window.fixture.invoke('echo', document.body),
          () => window.fixture.invoke('uncloneable'),
        ].map(async (attempt) => {
          try {
            return await attempt();
          } catch (error) {
            return (error as Error).message;
          }
        }),
      ),
    );
    expect(outcome).toEqual([
      'An object could not be cloned.',
      'An object could not be cloned.',
      "Error invoking remote method 'uncloneable': Error: An object could not be cloned.",
    ]);
  });

  test('a failure in main, and a channel that nobody answers, reject in Electron’s words', async () => {
    const outcome = await fixture.app.page.evaluate(() =>
      Promise.all(
        ['fail', 'nobody'].map((channel) =>
          window.fixture.invoke(channel).catch((error: unknown) => (error as Error).message),
        ),
      ),
    );
    expect(outcome).toEqual([
      "Error invoking remote method 'fail': TypeError: from the main process",
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    ]);
  });

  test('events are heard in their order until the listener is taken away', async () => {
    const { page } = fixture.app;
    await page.evaluate(() => {
      window.fixture.send('news', 'first', { at: new Date(0) });
      window.fixture.send('news', 'second');
    });
    await page.waitForFunction(() => window.heard.length === 3);
    expect(await page.evaluate(() => window.heard.splice(0))).toEqual(['first', { at: new Date(0) }, 'second']);
    const afterwards = await page.evaluate(async () => {
      window.stop();
      window.fixture.send('news', 'unheard');
      // Main answers in order: when this is back, the event has been and gone.
      await window.fixture.invoke('echo');
      return window.heard;
    });
    expect(afterwards).toEqual([]);
  });

  test('a message is nothing that the page’s debugger would keep', async () => {
    const { page, electron } = fixture.app;
    const debugged = await page.context().newCDPSession(page);
    const scripts: number[] = [];
    debugged.on('Debugger.scriptParsed', ({ length }) => scripts.push(length ?? 0));
    // Playwright's own come with its first question.
    await page.evaluate(() => undefined);
    await debugged.send('Debugger.enable');
    scripts.length = 0;
    await electron.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('nobody', 'said'.repeat(1_000));
    });
    await page.evaluate(() => window.fixture.invoke('echo', 'back'.repeat(1_000)));
    await debugged.detach();
    expect(scripts.length).toBeGreaterThan(0);
    expect(Math.max(...scripts)).toBeLessThan(1_000);
  });

  test('main knows who sent', async () => {
    const sender = await fixture.app.page.evaluate(() => window.fixture.invoke('sender'));
    expect(sender).toEqual({ url: 'app://fixture/index.html', origin: 'app://fixture', isMain: true, window: 1 });
  });

  test('a second handler for a channel is refused', async () => {
    const failure = await fixture.app.electron.evaluate(({ ipcMain }) => {
      try {
        ipcMain.handle('echo', () => 1);
        return 'accepted';
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(failure).toBe("Attempted to register a second handler for 'echo'");
  });
});
