/** What the installation writes, read by the programs that it is written for. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  applyPlan,
  findP11KitLibrary,
  planInstallation,
  planRemoval,
  SERVICE_NODE_OPTIONS,
  type InstallPart,
  type InstallSurroundings,
} from '../../src/install.js';
import { library, skipWithout } from '../support/installed.js';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

/** A home that the programs may read as an ordinary user. */
function home(): InstallSurroundings & { readonly write: (path: string, content: string) => string } {
  const folder = mkdtempSync(join(tmpdir(), 'cie-inst-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  chmodSync(folder, 0o755);
  return {
    platform: process.platform,
    env: {},
    home: folder,
    uid: process.getuid?.(),
    stateDirectory: join(folder, 'state'),
    write: (path, content) => {
      const file = join(folder, path);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
  };
}

async function install(surroundings: InstallSurroundings, parts: readonly InstallPart[], command: readonly string[]) {
  const plan = await planInstallation({ parts, scope: 'user', command, surroundings, expectChromium: true });
  await applyPlan({ ...plan, commands: { before: [], after: [], canRun: false } }, surroundings);
  return plan;
}

async function remove(surroundings: InstallSurroundings, parts: readonly InstallPart[]) {
  const plan = await planRemoval({ parts, scope: 'user', surroundings });
  await applyPlan({ ...plan, commands: { before: [], after: [], canRun: false } }, surroundings);
}

function listOf(directory: string): string {
  return execFileSync('modutil', ['-dbdir', `sql:${directory}`, '-list'], { encoding: 'utf8', stdio: 'pipe' });
}

/** As a person, who is not root: p11-kit does not look at root's own modules. */
function p11Kit(surroundings: InstallSurroundings, argv: readonly string[]): string {
  const as = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const { stdout, stderr } = spawnSync('p11-kit', argv, {
    ...as,
    env: { PATH: process.env['PATH'], HOME: surroundings.home },
    encoding: 'utf8',
  });
  return stdout + stderr;
}

describe.skipIf(skipWithout('modutil', 'certutil', 'p11-kit-modules'))('NSS', () => {
  it('loads p11-kit’s proxy from a database that modutil made, and not after the way back', async () => {
    const person = home();
    const database = join(person.home, '.pki/nssdb');
    mkdirSync(database, { recursive: true });
    execFileSync('certutil', ['-d', `sql:${database}`, '-N', '--empty-password']);
    execFileSync(
      'modutil',
      ['-dbdir', `sql:${database}`, '-add', 'Other', '-libfile', library('pkcs11/p11-kit-trust.so') ?? '', '-force'],
      {
        stdio: 'pipe',
      },
    );
    const before = readFileSync(join(database, 'pkcs11.txt'));
    await install(person, ['chromium'], ['/n', '/c']);
    const listed = listOf(database);
    expect(listed).toMatch(/^ *\d\. CIE Kit\n\tlibrary name: \S+p11-kit-proxy\.so$/m);
    expect(listed).toMatch(/^ *\d\. Other$/m);
    await remove(person, ['chromium']);
    expect(listOf(database)).not.toContain('CIE Kit');
    expect(readFileSync(join(database, 'pkcs11.txt'))).toEqual(before);
  });

  it('takes a list that was there before its database, and keeps it', async () => {
    const person = home();
    await install(person, ['chromium'], ['/n', '/c']);
    const database = join(person.home, '.pki/nssdb');
    execFileSync('certutil', ['-d', `sql:${database}`, '-N', '--empty-password']);
    expect(listOf(database)).toMatch(/1\. NSS Internal PKCS #11 Module[\s\S]*2\. CIE Kit/);
  });

  it('finds the entry written as modutil would write it', async () => {
    const person = home();
    const theirs = join(person.home, 'theirs');
    mkdirSync(theirs);
    execFileSync('certutil', ['-d', `sql:${theirs}`, '-N', '--empty-password']);
    const database = join(person.home, '.pki/nssdb');
    cpSync(theirs, database, { recursive: true });
    await install(person, ['chromium'], ['/n', '/c']);
    const proxy = (await findP11KitLibrary('proxy', person)) ?? '';
    execFileSync('modutil', ['-dbdir', `sql:${theirs}`, '-add', 'CIE Kit', '-libfile', proxy, '-force'], {
      stdio: 'pipe',
    });
    expect(readFileSync(join(database, 'pkcs11.txt'))).toEqual(readFileSync(join(theirs, 'pkcs11.txt')));
    // What somebody set up by hand as our documents once said is found, and taken back.
    await remove(person, ['chromium']);
    expect(listOf(database)).not.toContain('CIE Kit');
  });
});

describe.skipIf(skipWithout('p11-kit', 'p11-kit-modules'))('p11-kit', () => {
  it('starts the command of the module file, whatever its path is called', async () => {
    const person = home();
    const trust = library('pkcs11/p11-kit-trust.so');
    const script = person.write(
      `a "quoted" folder's name $HOME & co/cie.mjs`,
      `import { spawnSync } from 'node:child_process';
       if (process.argv.slice(2).join(' ') !== 'token connect') process.exit(1);
       spawnSync('p11-kit', ['remote', ${JSON.stringify(trust)}], { stdio: 'inherit' });`,
    );
    await install(person, ['p11-kit'], [process.execPath, script]);
    const listed = p11Kit(person, ['list-modules']);
    expect(listed).toMatch(/^ciekit: .*\n {4}library-description: PKCS#11 Kit Trust Module/m);
    expect(listed).not.toMatch(/invalid|couldn't|failed/);
    await remove(person, ['p11-kit']);
    expect(p11Kit(person, ['list-modules'])).not.toContain('ciekit');
  });
});

describe.skipIf(skipWithout('systemd-analyze'))('systemd', () => {
  it('understands the units', async () => {
    const person = home();
    const script = person.write('50% "off" $HOME/cie.mjs', '');
    const root = join(person.home, 'root');
    mkdirSync(join(root, 'run/systemd/system'), { recursive: true });
    await install({ ...person, root }, ['service'], [process.execPath, script]);
    const units = ['ciekit-token.socket', 'ciekit-token.service'].map((unit) =>
      join(person.home, '.config/systemd/user', unit),
    );
    if (isRoot) chownSync(person.home, 0, 0);
    const { status, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--user', '--man=no', ...units], {
      env: { ...process.env, HOME: person.home, XDG_RUNTIME_DIR: person.home },
      encoding: 'utf8',
    });
    // Units of other packages may have their own faults.
    expect((stdout + stderr).split('\n').filter((line) => line.includes('ciekit'))).toEqual([]);
    expect(status).toBe(0);
  });
});

describe.skipIf(skipWithout('python3'))('a reader of property lists', () => {
  it('finds in launchd’s file the very words of the command', async () => {
    const person = home();
    const root = join(person.home, 'root');
    person.write('root/opt/homebrew/lib/p11-kit-proxy.dylib', '');
    const mac = { ...person, root, platform: 'darwin' as const };
    const script = `/Users/anna/R&D <"1"> 'à'/cie.js`;
    const plan = await planInstallation({
      parts: ['service'],
      scope: 'user',
      command: ['/opt/homebrew/bin/node', script],
      surroundings: mac,
    });
    const file = plan.changes[0]?.after;
    const { stdout, stderr } = spawnSync(
      'python3',
      ['-c', 'import json, plistlib, sys; print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))'],
      { input: file?.kind === 'file' ? file.bytes : '', encoding: 'utf8' },
    );
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      Label: 'dev.ciekit.token',
      ProgramArguments: ['/opt/homebrew/bin/node', ...SERVICE_NODE_OPTIONS, script, 'token', 'serve'],
      RunAtLoad: true,
      KeepAlive: { SuccessfulExit: false },
      ProcessType: 'Interactive',
    });
  });
});
