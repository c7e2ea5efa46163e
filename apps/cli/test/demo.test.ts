import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cie, jsonOf, start, temporaryFolder } from './support/cli.js';
import { unannounced } from './support/json-fields.js';
import { wordsOf } from '../src/words/words.js';

describe('the demo', () => {
  it.each(['it', 'en'] as const)('tells the whole story in the language %s', async (language) => {
    const home = temporaryFolder();
    const { code, stdout } = await cie(['demo', '--lang', language], { home });
    expect(code).toBe(0);
    const { chapters, actions } = wordsOf(language).demo;
    const titles = Object.values(chapters);
    const places = titles.map((title, index) => stdout.indexOf(`${String(index + 1)}. ${title}\n`));
    expect(places.every((place, index) => place > (places[index - 1] ?? 0))).toBe(true);
    for (const text of [
      actions.pinIs,
      actions.lastTry,
      actions.unblocked,
      actions.nothingSent,
      actions.storeUntouched,
    ]) {
      expect(stdout.replace(/\s+/g, ' ')).toContain(text);
    }
    expect(readdirSync(home)).toEqual([]);
  });

  it('costs the same commands every time, and says them', async () => {
    const home = temporaryFolder();
    const runs = [jsonOf(await cie(['demo', '--json'], { home })), jsonOf(await cie(['demo', '--json'], { home }))];
    expect(unannounced('demo', runs[0])).toEqual([]);
    const costs = runs.map((run) =>
      (run['chapters'] as { id: string; apdus: number }[]).map(({ id, apdus }) => [id, apdus]),
    );
    expect(costs[0]).toEqual(costs[1]);
    expect(runs[0]?.['apdus']).toBe(costs[0]?.reduce((sum, [, apdus]) => sum + Number(apdus), 0));
  });

  it('leaves nothing behind when it is stopped', async () => {
    const home = temporaryFolder();
    const running = start(['demo'], { home });
    await expect.poll(() => running.stdout()).toContain('4. ');
    running.interrupt();
    running.interrupt();
    const { code, stderr } = await running.result;
    expect(code).toBe(11);
    expect(stderr).toContain('[cancelled]');
    expect(readdirSync(home)).toEqual([]);
  });
});
