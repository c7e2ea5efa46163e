import { describe, expect, test } from 'vitest';
import { useFixture } from './fixture.js';

const fixture = useFixture();

describe('between the page and the preload script', () => {
  test('the page sees what the preload script exposes and nothing else of it', async () => {
    const seen = await fixture.app.page.evaluate(() => ({
      require: typeof Reflect.get(window, 'require'),
      process: typeof Reflect.get(window, 'process'),
      secret: typeof Reflect.get(window, 'secretOfPreload'),
      doors: Object.getOwnPropertyNames(window).filter((name) => /standin|electron/i.test(name)),
      answer: window.fixture.answer,
    }));
    expect(seen).toEqual({ require: 'undefined', process: 'undefined', secret: 'undefined', doors: [], answer: 42 });
  });

  test('what is exposed can be neither replaced nor changed', async () => {
    const outcome = await fixture.app.page.evaluate(() => {
      'use strict';
      const tries = [
        () => Reflect.set(window, 'fixture', 1),
        () => Reflect.deleteProperty(window, 'fixture'),
        () => Reflect.set(window.fixture, 'answer', 1),
        () => Reflect.set(window.fixture.nested.list, 0, 9),
      ];
      return {
        changed: tries.map((attempt) => attempt()),
        answer: window.fixture.answer,
        first: window.fixture.nested.list[0],
      };
    });
    expect(outcome).toEqual({ changed: [false, false, false, false], answer: 42, first: 1 });
  });

  test('functions, promises and errors cross in both directions', async () => {
    const outcome = await fixture.app.page.evaluate(async () => {
      const failure = (() => {
        try {
          return window.fixture.fail();
        } catch (error) {
          return error as Error;
        }
      })();
      return {
        twice: window.fixture.twice((value) => value * 3),
        later: await window.fixture.later('now'),
        failure: failure.message,
        ours: failure instanceof RangeError,
      };
    });
    expect(outcome).toEqual({ twice: 9, later: 'now, later', failure: 'from the preload script', ours: true });
  });

  test('an object of the page cannot pose as a function of the preload script', async () => {
    const outcome = await fixture.app.page.evaluate(() => {
      const forged = { as: 'function', id: 1, do: 'call' } as unknown as (value: number) => number;
      try {
        return window.fixture.twice(forged);
      } catch (error) {
        return (error as Error).message;
      }
    });
    expect(outcome).toMatch(/not a function/);
  });

  test('a page that replaces the DOM’s own functions does not hear the talk between the worlds', async () => {
    const overheard = await fixture.app.page.evaluate(() => {
      const heard: string[] = [];
      // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its target below
      const { dispatchEvent } = EventTarget.prototype;
      EventTarget.prototype.dispatchEvent = function (event) {
        heard.push(event.type);
        return dispatchEvent.call(this, event);
      };
      window.dispatchEvent = (event) => {
        heard.push(event.type);
        return dispatchEvent.call(window, event);
      };
      window.fixture.platform();
      EventTarget.prototype.dispatchEvent = dispatchEvent;
      Reflect.deleteProperty(window, 'dispatchEvent');
      return heard;
    });
    expect(overheard).toEqual([]);
  });

  test('a part of Electron that is not modelled fails loudly, in the preload script and in main', async () => {
    expect(await fixture.app.page.evaluate(() => window.fixture.unmodelled())).toBe(
      'electron stand-in: ipcRenderer.sendToHost is not modelled',
    );
    const failures = await fixture.app.electron.evaluate(({ app, BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0];
      const failureOf = (attempt: () => unknown): string => {
        try {
          return `no failure: ${String(attempt())}`;
        } catch (error) {
          return (error as Error).message;
        }
      };
      return [
        failureOf(() => app.moveToApplicationsFolder()),
        failureOf(() => window?.setVibrancy('menu')),
        failureOf(() => window?.webContents.sendInputEvent({ type: 'char', keyCode: 'a' })),
        failureOf(() => app.on('gpu-info-update', () => undefined)),
        failureOf(() => new BrowserWindow({ webPreferences: { sandbox: false, nodeIntegration: true } })),
      ];
    });
    expect(failures).toEqual([
      'electron stand-in: app.moveToApplicationsFolder is not modelled',
      'electron stand-in: BrowserWindow.setVibrancy is not modelled',
      'electron stand-in: webContents.sendInputEvent is not modelled',
      "electron stand-in: event 'gpu-info-update' of app is not modelled",
      'electron stand-in: a window with an unsafe setting of sandbox, nodeIntegration is not modelled',
    ]);
    expect(
      await fixture.app.electron.evaluate((electron) => {
        try {
          return typeof electron.desktopCapturer;
        } catch (error) {
          return (error as Error).message;
        }
      }),
    ).toBe('electron stand-in: electron.desktopCapturer is not modelled');
  });
});
