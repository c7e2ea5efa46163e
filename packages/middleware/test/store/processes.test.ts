import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chown, chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { once } from 'node:events';
import { PairingStore } from '@ciekit/middleware';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { pairingRecord } from '../support/record.js';
import { runnableStore } from '../support/runnable-store.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const NIS = '123456789012';
const NOBODY = 65_534;
const IS_ROOT = process.getuid?.() === 0;

let runnable: Awaited<ReturnType<typeof runnableStore>>;
beforeAll(async () => {
  runnable = await runnableStore();
});
afterAll(() => rm(runnable.folder, { recursive: true }));

function start(...rest: string[]): ChildProcess {
  const child = spawn(process.execPath, [runnable.program, ...rest], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** What a process of an unprivileged user says. */
function asNobody(env: Readonly<Record<string, string>>, ...rest: string[]): string {
  const { stdout, stderr } = spawnSync(process.execPath, [runnable.program, ...rest], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    encoding: 'utf8',
    ...(IS_ROOT ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  return stdout.trim() || stderr;
}

const storeIn = (folder: string): PairingStore => new PairingStore({ directory: () => folder });

describe('processes of their own', () => {
  it('two that change one record at once lose nothing', async () => {
    const folder = await temporaryFolder();
    await storeIn(folder).save(pairingRecord(NIS));
    const children = [start('append', folder, NIS, '8'), start('append', folder, NIS, '8')];
    await Promise.all(children.map((child) => once(child, 'exit')));
    expect((await storeIn(folder).find(NIS))?.preferences.extendedRefusedBy).toHaveLength(17);
  });

  it('one that is killed in the middle leaves a whole store that the next one uses soon', async () => {
    const folder = await temporaryFolder();
    const store = storeIn(folder);
    const child = start('churn', folder, NIS);
    await once(child.stdout!, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await store.list()).problems).toEqual([]);
    const began = performance.now();
    await store.save(pairingRecord(NIS));
    expect(performance.now() - began).toBeLessThan(6_000);
    expect(await readdir(join(folder, 'cards'))).toHaveLength(1);
  });
});

describe.runIf(process.platform === 'linux')('an unprivileged user', () => {
  it('with a home that may not be written gets a typed error and reads on', async () => {
    const home = await temporaryFolder();
    const folder = join(home, 'store');
    await storeIn(folder).save(pairingRecord(NIS));
    await chmod(home, 0o755);
    for (const path of [folder, join(folder, 'cards')]) await chmod(path, 0o555);
    for (const file of await readdir(join(folder, 'cards'))) await chmod(join(folder, 'cards', file), 0o444);
    expect(asNobody({}, 'save', folder)).toBe('store-access-denied');
    expect(asNobody({}, 'list', folder)).toBe('1 done');
  });

  it('may not read what belongs to another', async (context) => {
    if (!IS_ROOT) context.skip('needs root to become another user');
    const folder = join(await temporaryFolder(), 'store');
    await storeIn(folder).save(pairingRecord(NIS));
    expect(asNobody({}, 'list', folder)).toBe('store-access-denied');
  });

  it('without a home is told so', () => {
    expect(asNobody({ HOME: '/nonexistent' }, 'save', 'default')).toBe('store-no-home');
  });

  it('uses the folder that the environment names', async () => {
    const folder = await temporaryFolder();
    await chmod(folder, 0o777);
    const home = join(folder, 'mine');
    await mkdir(home);
    if (IS_ROOT) await chown(home, NOBODY, NOBODY);
    expect(asNobody({ CIEKIT_HOME: home }, 'save', 'default')).toBe('done');
    expect((await storeIn(home).list()).records).toHaveLength(1);
  });
});

describe.runIf(process.platform === 'linux')('a full disk', () => {
  it('leaves the records that were there, and nothing half', async (context) => {
    const folder = await temporaryFolder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96k', 'tmpfs', folder], { stdio: 'ignore' });
    } catch {
      context.skip('needs the right to mount a tmpfs');
    }
    onTestFinished(() => void execFileSync('umount', [folder]));
    const store = storeIn(folder);
    await store.save(pairingRecord(NIS));
    let saved = 1;
    const codes: string[] = [];
    for (let i = 0; i < 12; i++) {
      try {
        await store.save(pairingRecord(String(i).padStart(12, '0')));
        saved++;
      } catch (error) {
        codes.push((error as { code: string }).code);
      }
    }
    expect(new Set(codes)).toEqual(new Set(['store-full']));
    const { records, problems } = await store.list();
    expect([records.length, problems]).toEqual([saved, []]);
    await expect(store.prepare()).rejects.toMatchObject({ code: 'store-full' });
    expect((await store.inspect()).leftovers).toBe(0);
  });
});
