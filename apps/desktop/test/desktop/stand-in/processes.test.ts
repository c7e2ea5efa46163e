import type { UtilityProcess } from 'electron';
import { describe, expect, test } from 'vitest';
import { useFixture } from './fixture.js';

declare global {
  /** Of the fixture's main process. */
  var startUtility: () => UtilityProcess;
}

const fixture = useFixture();

describe('utility processes', () => {
  test('messages go both ways, with arguments, output and typed arrays', async () => {
    const outcome = await fixture.app.electron.evaluate(async () => {
      const utility = globalThis.startUtility();
      const output = new Promise<string>((resolve) =>
        utility.stdout?.once('data', (text: Buffer) => {
          resolve(String(text));
        }),
      );
      const answer = new Promise<{ heard: Uint8Array; values: string[] }>((resolve) =>
        utility.once('message', resolve),
      );
      // Before it runs: the message waits.
      utility.postMessage(new Uint8Array([1, 255]));
      const { heard, values } = await answer;
      const pid = utility.pid;
      const gone = new Promise((resolve) => utility.once('exit', resolve));
      const killed = utility.kill();
      const code = await gone;
      return { heard: [...heard], values, output: await output, pid: typeof pid, killed, code, after: utility.pid };
    });
    expect(outcome).toEqual({
      heard: [1, 255],
      values: ['given'],
      output: 'heard\n',
      pid: 'number',
      killed: true,
      code: 15,
      after: undefined,
    });
  });

  test('one that leaves or crashes says with which code', async () => {
    const codes = await fixture.app.electron.evaluate(() =>
      Promise.all(
        ['leave', 'crash'].map((order) => {
          const utility = globalThis.startUtility();
          utility.postMessage(order);
          return new Promise((resolve) => utility.once('exit', resolve));
        }),
      ),
    );
    // The second is the signal SIGABRT.
    expect(codes).toEqual([7, 6]);
  });

  test('one that hangs leaves main and the page alive, and can be killed', async () => {
    const { app } = fixture;
    const utility = await app.electron.evaluateHandle(() => {
      const started = globalThis.startUtility();
      started.postMessage('hang');
      return new Promise<UtilityProcess>((resolve) =>
        started.once('spawn', () => {
          resolve(started);
        }),
      );
    });
    const started = performance.now();
    expect(await app.page.evaluate(() => window.fixture.invoke('echo', 'alive'))).toEqual(['alive']);
    expect(performance.now() - started).toBeLessThan(2000);
    const code = await utility.evaluate((hanging) => {
      const gone = new Promise((resolve) => hanging.once('exit', resolve));
      hanging.kill();
      return gone;
    });
    expect(code).toBe(15);
  });
});
