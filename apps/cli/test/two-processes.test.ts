import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { beforeAll, describe, expect, it } from 'vitest';
import { errorOf, jsonOf, NEW_PIN, PIN, temporaryFolder, WRONG_PIN, type Result } from './support/cli.js';
import { build, runCie, spawnCie } from './support/program.js';

beforeAll(build);

/** A kill at each of these fractions of a run that is let alone. */
const KILLS = 10;

describe('two processes at once', () => {
  it('on one card and one store do not disturb each other', async () => {
    const home = temporaryFolder();
    const reader = `software:${join(home, 'card.json')}`;
    const run = (argv: readonly string[], input = ''): Promise<Result> =>
      runCie([...argv, '--reader', reader, '--yes', '--json'], { home, input });
    const results = await Promise.all([
      run(['pair', '--pin-stdin'], `${PIN}\n`),
      run(['pair', '--pin-stdin'], `${PIN}\n`),
      run(['status']),
      run(['pin', 'verify', '--pin-stdin'], `${PIN}\n`),
    ]);
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0, 0]);
    expect(jsonOf(await run(['list']))).toMatchObject({ cards: [{ serialNumber: 'CA00000AA' }], problems: [] });
  });

  it('lose no wrong try', async () => {
    const home = temporaryFolder();
    const reader = `software:${join(home, 'card.json')}`;
    const verify = (): Promise<Result> =>
      runCie(['pin', 'verify', '--pin-stdin', '--reader', reader, '--yes', '--json'], {
        home,
        input: `${WRONG_PIN}\n`,
      });
    const codes = (await Promise.all([verify(), verify()])).map((result) => errorOf(result)['triesRemaining']);
    expect(codes.sort()).toEqual([1, 2]);
    expect((await verify()).code).toBe(13);
  });

  it('that change the PIN at once leave one that is valid', async () => {
    const home = temporaryFolder();
    const reader = `software:${join(home, 'card.json')}`;
    const change = (to: string): Promise<Result> =>
      runCie(['pin', 'change', '--pin-stdin', '--new-pin-stdin', '--reader', reader, '--yes', '--json'], {
        home,
        input: `${PIN}\n${to}\n`,
      });
    const results = await Promise.all([change(NEW_PIN), change('40827165')]);
    expect(results.map(({ code }) => code).sort()).toEqual([0, 6]);
  });
});

describe('a process that is killed', () => {
  it('while pairing or unpairing leaves a store that the next one reads', async () => {
    const home = temporaryFolder();
    const reader = `software:${join(home, 'card.json')}`;
    const pair = ['pair', '--pin-stdin', '--reader', reader, '--yes', '--json'];
    const began = performance.now();
    expect((await runCie(pair, { home, input: `${PIN}\n` })).code).toBe(0);
    const whole = performance.now() - began;
    let killed = 0;
    for (let kill = 0; kill < KILLS; kill++) {
      const argv = kill % 3 === 2 ? ['unpair', 'CA00000AA', '--json'] : pair;
      const { child, result } = spawnCie(argv, { home, input: `${PIN}\n` });
      const timer = setTimeout(() => child.kill('SIGKILL'), (whole * (kill + 0.5 + Math.random())) / KILLS);
      if ((await result).code === -9) killed++;
      clearTimeout(timer);
      const listed = await runCie(['list', '--json'], { home });
      expect(listed.code).toBe(0);
      expect(jsonOf(listed)['problems']).toEqual([]);
    }
    expect(killed).toBeGreaterThan(0);
    const again = await runCie(pair, { home, input: `${PIN}\n` });
    expect(again.code).toBe(0);
    expect(jsonOf(await runCie(['list', '--json'], { home }))).toMatchObject({
      cards: [{ serialNumber: 'CA00000AA' }],
    });
    expect(readdirSync(join(home, 'store'), { recursive: true }).filter((name) => /tmp/.test(String(name)))).toEqual(
      [],
    );
  });

  it('leaves files of others alone', async () => {
    const home = temporaryFolder();
    mkdirSync(join(home, 'store/cards'), { recursive: true });
    const foreign = join(home, `store/cards/${'0'.repeat(64)}.json`);
    writeFileSync(foreign, 'not a record');
    const listed = await runCie(['list', '--json'], { home });
    expect(listed.code).toBe(0);
    expect(jsonOf(listed)).toMatchObject({ cards: [], problems: [{ code: 'store-damaged' }] });
    const all = await runCie(['unpair', '--all', '--yes', '--json'], { home });
    expect(jsonOf(all)).toMatchObject({ removed: [], problems: [{ code: 'store-damaged' }] });
    expect(readdirSync(join(home, 'store/cards'))).toContain(`${'0'.repeat(64)}.json`);
  });
});
