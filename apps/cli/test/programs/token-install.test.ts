/** `cie token install` as a person runs it, on a home with browsers, next to a p11-kit that is really there. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  lstatSync,
  realpathSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { errorOf, jsonOf, PIN, type Result } from '../support/cli.js';
import { unannounced } from '../support/json-fields.js';
import { build, PROGRAM, runCie, spawnCie } from '../support/program.js';
import { closedToOthers, skipWithout } from '../../../../packages/pkcs11/test/support/installed.js';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const PERSON = isRoot ? { uid: NOBODY, gid: NOBODY } : {};

beforeAll(build);

/** A person without rights: p11-kit does not look at root's own modules, and root ignores modes. */
let home = '';

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'cie-person-'));
  own(home);
  onTestFinished(() => {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  });
});

function own(path: string): void {
  if (isRoot) chownSync(path, NOBODY, NOBODY);
}

/** Whether nobody but root can put another file in the place of this one: a checkout is often its developer's. */
function isRootsAlone(path: string): boolean {
  for (let at = realpathSync(path); ; at = dirname(at)) {
    const { uid, mode } = lstatSync(at);
    if (uid !== 0 || (mode & 0o022) !== 0) return false;
    if (at === dirname(at)) return true;
  }
}

function write(path: string, content: string): string {
  const file = join(home, path);
  const missing: string[] = [];
  for (let at = dirname(file); !existsSync(at); at = dirname(at)) missing.unshift(at);
  for (const folder of missing) {
    mkdirSync(folder);
    own(folder);
  }
  writeFileSync(file, content);
  own(file);
  return file;
}

function cieAs(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Result> {
  return runCie(argv, { home, ...PERSON, env: { XDG_RUNTIME_DIR: home, ...env } });
}

function list(): Readonly<Record<string, string>> {
  const all: Record<string, string> = {};
  const look = (folder: string): void => {
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      if (lstatSync(path).isDirectory()) look(path);
      else all[path] = lstatSync(path).isSymbolicLink() ? 'link' : readFileSync(path, 'latin1');
    }
  };
  look(home);
  return all;
}

function asPerson(program: string, ...argv: readonly string[]): string {
  const { stdout, stderr } = spawnSync(program, argv, {
    ...PERSON,
    cwd: home,
    env: { PATH: process.env['PATH'], HOME: home, XDG_RUNTIME_DIR: home },
    encoding: 'utf8',
  });
  return stdout + stderr;
}

describe.skipIf(skipWithout('p11-kit', 'p11kit', 'modutil', 'certutil') || closedToOthers())(
  'cie token install',
  () => {
    it('shows, does, finds done and takes back', async () => {
      const database = join(home, '.mozilla/firefox/daily');
      write('.mozilla/firefox/profiles.ini', '[Profile0]\nName=daily\nIsRelative=1\nPath=daily\n');
      mkdirSync(database);
      own(database);
      asPerson('certutil', '-d', `sql:${database}`, '-N', '--empty-password');
      const before = list();

      const dry = await cieAs(['token', 'install', '--dry-run']);
      expect(dry).toMatchObject({ code: 0, stderr: '' });
      expect(dry.stdout).toContain('What would change:');
      expect(dry.stdout).toContain(join(database, 'pkcs11.txt'));
      expect(list()).toEqual(before);

      const done = await cieAs(['token', 'install']);
      expect(done).toMatchObject({ code: 0, stderr: '' });
      expect(done.stdout).toContain('To take it back: cie token uninstall.');
      expect(asPerson('modutil', '-dbdir', `sql:${database}`, '-list')).toContain('2. CIE Kit');

      const again = jsonOf(await cieAs(['token', 'install', '--json']));
      expect(again).toMatchObject({ dryRun: false, changes: [] });
      expect(unannounced('token install', again)).toEqual([]);

      const gone = jsonOf(await cieAs(['token', 'uninstall', '--json']));
      expect(unannounced('token uninstall', gone)).toEqual([]);
      expect(list()).toEqual(before);
      expect((await cieAs(['token', 'uninstall'])).stdout).toContain('Nothing of CIE Kit was found.');
    });

    it('lets p11-kit show a token with no card while no service runs', async () => {
      await cieAs(['token', 'install', '--p11-kit']);
      const listed = asPerson('p11-kit', 'list-modules');
      expect(listed).toMatch(/^ciekit: .*\n {4}library-description: .*CIE Kit/m);
      await cieAs(['token', 'uninstall', '--p11-kit']);
      expect(asPerson('p11-kit', 'list-modules')).not.toContain('ciekit');
    });

    it('lets p11-kit show the card while the service runs, and none when it is gone', async () => {
      const card = `software:${join(home, 'card.json')}`;
      await runCie(['--reader', card, 'pair', '--pin-stdin', '--yes'], { home, ...PERSON, input: `${PIN}\n` });
      await cieAs(['token', 'install', '--p11-kit']);
      const { child, result } = spawnCie(['--reader', card, 'token', 'serve', '--json'], {
        home,
        ...PERSON,
        env: { XDG_RUNTIME_DIR: home },
        onStdout: (text) => {
          seen = text;
        },
      });
      let seen = '';
      onTestFinished(() => void child.kill('SIGKILL'));
      await expect.poll(() => seen, { timeout: 20_000 }).toContain('"card-recognised"');
      expect(asPerson('p11-kit', 'list-modules')).toMatch(/^ciekit: (?:.*\n)* {4}token: .*CA00000AA/m);
      child.kill('SIGTERM');
      expect(await result).toMatchObject({ code: 0 });
      expect(asPerson('p11-kit', 'list-modules')).not.toContain('CA00000AA');
    });

    it('says what is wrong with a home that cannot be written, and leaves nothing', async () => {
      const before = list();
      chmodSync(home, 0o500);
      const result = await cieAs(['token', 'install', '--json']);
      chmodSync(home, 0o700);
      expect(errorOf(result)).toMatchObject({ code: 'install-unwritable', class: 'store' });
      expect(list()).toEqual(before);
    });

    it.runIf(isRoot)('refuses what sudo would leave behind in somebody’s home', async () => {
      const result = await runCie(['token', 'install', '--json'], { home });
      expect(errorOf(result)).toMatchObject({ code: 'install-home-of-another' });
      expect(list()).toEqual({});
    });

    it('wants root for all users', async () => {
      const result = await cieAs(['token', 'install', '--system', '--json']);
      if (isRoot) expect(errorOf(result)).toMatchObject({ code: 'install-not-root' });
    });

    it.runIf(isRoot && !existsSync('/etc/pkcs11/modules/ciekit.module'))('sets p11-kit up for root too', async () => {
      const before = existsSync('/etc/pkcs11');
      const root = { home: '/root', env: { CIEKIT_HOME: join(home, 'store') } };
      onTestFinished(async () => {
        await runCie(['token', 'uninstall', '--system'], root);
      });
      const result = await runCie(['token', 'install', '--system', '--p11-kit', '--json'], root);
      if (!isRootsAlone(PROGRAM) || !isRootsAlone(process.execPath)) {
        expect(errorOf(result)).toMatchObject({ code: 'install-command-untrusted' });
        expect(existsSync('/etc/pkcs11')).toBe(before);
        return;
      }
      const installed = jsonOf(result);
      expect(installed).toMatchObject({ changes: [{ path: '/etc/pkcs11/modules/ciekit.module', action: 'create' }] });
      expect(execFileSync('p11-kit', ['list-modules'], { encoding: 'utf8' })).toMatch(/^ciekit: /m);
      await runCie(['token', 'uninstall', '--system', '--p11-kit'], root);
      expect(existsSync('/etc/pkcs11')).toBe(before);
      expect(existsSync('/var/lib/ciekit')).toBe(false);
    });
  },
);
