import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  readFileSync,
  readlinkSync,
  rmdirSync,
  statSync,
  symlinkSync,
  unlinkSync,
  watch,
  writeFileSync,
  lstatSync,
  chmodSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { applyPlan, InstallError, SERVICE_NODE_OPTIONS, type InstallationPlan } from '../../src/install.js';
import { COMMAND, FRESH_LIST, UserHome } from '../support/user-home.js';

/** How files start the command: small, for it runs for long or often. */
const STARTED = `"${[COMMAND[0], ...SERVICE_NODE_OPTIONS, COMMAND[1]].join('" "')}"`;
const OPENSC = 'library=/usr/lib/opensc-pkcs11.so\nname=OpenSC\n\n';
const OURS = (home: UserHome): string => `library=${home.proxy}\nname=CIE Kit\n\n`;

function notesOf({ notes }: InstallationPlan): readonly string[] {
  return notes.map(({ code }) => code);
}

describe('an installation', () => {
  it('makes p11-kit, every Firefox profile, Chromium and the session find the token', async () => {
    const user = new UserHome();
    user.firefox({ daily: FRESH_LIST, work: FRESH_LIST + OPENSC });
    user.write('.pki/nssdb/pkcs11.txt', FRESH_LIST);
    await user.install();
    expect(user.read('.config/pkcs11/modules/ciekit.module')).toContain(`\nremote: |${STARTED} "token" "connect"\n`);
    expect(user.read('.mozilla/firefox/daily/pkcs11.txt')).toBe(FRESH_LIST + OURS(user));
    expect(user.read('.mozilla/firefox/work/pkcs11.txt')).toBe(FRESH_LIST + OPENSC + OURS(user));
    expect(user.read('.pki/nssdb/pkcs11.txt')).toBe(FRESH_LIST + OURS(user));
    // No systemd in this root: the desktop starts the service.
    expect(user.read('.config/autostart/ciekit-token.desktop')).toContain(`\nExec=${STARTED} "token" "serve"\n`);
  });

  it('changes nothing the second time', async () => {
    const user = new UserHome();
    user.firefox({ daily: FRESH_LIST, empty: undefined });
    await user.install({ expectChromium: true });
    const first = user.snapshot();
    const again = await user.install({ expectChromium: true });
    expect(again.changes).toEqual([]);
    expect(again.settled).toHaveLength(5);
    expect(user.snapshot()).toEqual(first);
  });

  it('is planned without writing anything', async () => {
    const user = new UserHome();
    user.firefox({ daily: FRESH_LIST });
    const before = user.snapshot();
    expect((await user.plan({ expectChromium: true })).changes.length).toBeGreaterThan(3);
    expect(user.snapshot()).toEqual(before);
  });

  it.each([
    ['as NSS leaves it', FRESH_LIST],
    ['with other modules', FRESH_LIST + OPENSC],
    ['without an empty line at its end', FRESH_LIST.trimEnd()],
    ['with half of one', `${FRESH_LIST.trimEnd()}\n`],
    ['with many', `${FRESH_LIST}\n\n\n`],
    ['with comments', `# my own\n${FRESH_LIST}# last\n`],
    ['from Windows', FRESH_LIST.replaceAll('\n', '\r\n')],
    ['empty', ''],
    ['missing', undefined],
  ])('is taken back to the last byte: a list %s', async (_name, list) => {
    const user = new UserHome();
    user.firefox({ daily: list });
    mkdirSync(join(user.home, '.config/chromium'), { recursive: true });
    const before = user.snapshot();
    await user.install();
    const list_ = user.read('.mozilla/firefox/daily/pkcs11.txt');
    expect(list_.endsWith(OURS(user))).toBe(true);
    await user.remove();
    expect(user.snapshot()).toEqual(before);
    expect((await user.remove()).changes).toEqual([]);
  });

  it('leaves in a list what came after it', async () => {
    const user = new UserHome();
    user.firefox({ daily: FRESH_LIST });
    await user.install();
    const path = '.mozilla/firefox/daily/pkcs11.txt';
    user.write(path, user.read(path) + OPENSC);
    await user.remove();
    expect(user.read(path)).toBe(FRESH_LIST + OPENSC);
  });

  it('is taken back without its record, and by parts', async () => {
    const user = new UserHome();
    user.firefox({ daily: FRESH_LIST });
    user.write('.pki/nssdb/pkcs11.txt', FRESH_LIST);
    await user.install();
    await user.remove(['chromium']);
    expect(user.read('.pki/nssdb/pkcs11.txt')).toBe(FRESH_LIST);
    expect(user.read('.mozilla/firefox/daily/pkcs11.txt')).toContain('CIE Kit');
    unlinkSync(join(user.folder, 'state/token-install/installed.json'));
    expect((await user.remove()).changes.map(({ part }) => part).toSorted()).toEqual(['firefox', 'p11-kit', 'service']);
    expect(user.read('.mozilla/firefox/daily/pkcs11.txt')).toBe(FRESH_LIST);
  });

  it('keeps what somebody else had put in the place of its files, and puts it back', async () => {
    const user = new UserHome();
    const path = user.write('.config/pkcs11/modules/ciekit.module', 'module: mine.so\n');
    chmodSync(path, 0o640);
    const before = user.snapshot();
    await user.install({ parts: ['p11-kit'] });
    expect(user.read('.config/pkcs11/modules/ciekit.module')).toContain('remote:');
    expect(Object.keys(user.snapshot()).some((key) => /ciekit-backup-\d{4}-\d\d-\d\d$/.test(key))).toBe(true);
    // A new version of the command is no reason to forget whose file it was.
    await user.install({ parts: ['p11-kit'], command: ['/elsewhere/node', '/elsewhere/cie.js'] });
    await user.remove(['p11-kit']);
    expect(user.snapshot()).toEqual(before);
  });

  it('does not remove a file that somebody has put in the place of its own', async () => {
    const user = new UserHome();
    await user.install({ parts: ['p11-kit'] });
    const path = user.write('.config/pkcs11/modules/ciekit.module', 'module: mine.so\n');
    expect(notesOf(await user.remove())).toEqual(['not-ours']);
    expect(readFileSync(path, 'utf8')).toBe('module: mine.so\n');
  });

  it('keeps what was there before a file that somebody replaced, until the file is ours again', async () => {
    const user = new UserHome();
    const module = '.config/pkcs11/modules/ciekit.module';
    user.write(module, 'module: mine.so\n');
    const before = user.snapshot();
    await user.install();
    const ours = user.read(module);
    user.write(module, 'module: another.so\n');
    const plan = await user.remove();
    expect(notesOf(plan)).toEqual(['not-ours', 'backup-kept']);
    expect(plan.settled).toEqual([]);
    expect(readFileSync(plan.notes[1]?.place ?? '', 'utf8')).toBe('module: mine.so\n');
    expect(user.read(module)).toBe('module: another.so\n');
    // Whoever asks once more is told the same, and loses nothing.
    expect((await user.remove()).notes).toEqual(plan.notes);
    user.write(module, ours);
    expect(notesOf(await user.remove())).toEqual([]);
    expect(user.snapshot()).toEqual(before);
  });

  it('has nothing to take back where somebody has done so by hand', async () => {
    const user = new UserHome();
    const module = '.config/pkcs11/modules/ciekit.module';
    user.write(module, 'module: mine.so\n');
    const before = user.snapshot();
    await user.install({ parts: ['p11-kit'] });
    user.write(module, 'module: mine.so\n');
    expect(notesOf(await user.remove())).toEqual([]);
    expect(user.snapshot()).toEqual(before);
  });

  it('puts nothing half made where p11-kit reads every file', async () => {
    const user = new UserHome();
    const modules = join(user.home, '.config/pkcs11/modules');
    mkdirSync(modules, { recursive: true });
    const seen = new Set<string | null>();
    const watcher = watch(modules, (_event, name) => seen.add(name));
    onTestFinished(() => {
      watcher.close();
    });
    await user.install({ parts: ['p11-kit'] });
    await expect.poll(() => seen.has('ciekit.module')).toBe(true);
    expect([...seen]).toEqual(['ciekit.module']);
    expect(Object.keys(user.snapshot()).filter((key) => key.startsWith('home/.config/pkcs11/'))).toEqual([
      'home/.config/pkcs11/modules',
      'home/.config/pkcs11/modules/ciekit.module',
    ]);
    expect(statSync(join(modules, 'ciekit.module')).mode & 0o777).toBe(0o644);
  });

  it('writes through a link into somebody’s collection of settings', async () => {
    const user = new UserHome();
    user.firefox({ daily: undefined });
    const target = user.write('dotfiles/pkcs11.txt', FRESH_LIST);
    const link = join(user.home, '.mozilla/firefox/daily/pkcs11.txt');
    symlinkSync(target, link);
    await user.install({ parts: ['firefox'] });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(target, 'utf8')).toBe(FRESH_LIST + OURS(user));
    await user.remove();
    expect(readFileSync(target, 'utf8')).toBe(FRESH_LIST);
  });

  it('follows p11-kit and the command to another place', async () => {
    const user = new UserHome();
    user.firefox({ daily: FRESH_LIST });
    await user.install();
    user.writeSystem(`usr/lib/${process.arch === 'x64' ? 'x86_64' : 'aarch64'}-linux-gnu/p11-kit-proxy.so`, '');
    const plan = await user.install({ command: ['/new/node', '/new/cie.js'] });
    expect(plan.changes.map(({ purpose }) => purpose)).toEqual([
      'p11-kit-module',
      'nss-module-list',
      'autostart-entry',
    ]);
    expect(user.read('.mozilla/firefox/daily/pkcs11.txt').match(/CIE Kit/g)).toHaveLength(1);
    await user.remove();
    expect(user.read('.mozilla/firefox/daily/pkcs11.txt')).toBe(FRESH_LIST);
  });
});

describe('a browser that cannot be, or need not be, set up', () => {
  it('says what each sandbox does not allow, and touches nothing in it', async () => {
    const user = new UserHome();
    user.firefox({ daily: FRESH_LIST }, 'snap/firefox/common/.mozilla/firefox');
    user.firefox({ daily: FRESH_LIST }, '.var/app/org.mozilla.firefox/.mozilla/firefox');
    user.write('snap/chromium/current/.pki/nssdb/pkcs11.txt', FRESH_LIST);
    user.write('.var/app/com.google.Chrome/.pki/nssdb/pkcs11.txt', FRESH_LIST);
    const plan = await user.plan({ parts: ['firefox', 'chromium'] });
    expect(plan.changes).toEqual([]);
    expect(notesOf(plan)).toEqual(['snap', 'flatpak', 'snap', 'flatpak']);
  });

  it('leaves a list alone that loads p11-kit by its user’s hand', async () => {
    const user = new UserHome();
    user.firefox({ daily: `${FRESH_LIST}library=/usr/lib64/p11-kit-proxy.so\nname=p11-kit\n\n` });
    const plan = await user.plan({ parts: ['firefox'] });
    expect([plan.changes, notesOf(plan), plan.settled.length]).toEqual([[], ['proxy-loaded'], 1]);
  });

  it('leaves lists alone where the system’s NSS loads p11-kit', async () => {
    const user = new UserHome();
    user.writeSystem('etc/crypto-policies/back-ends/nss.config', 'name=p11-kit-proxy\nlibrary=p11-kit-proxy.so\n');
    user.firefox({ daily: FRESH_LIST });
    expect(notesOf(await user.plan({ parts: ['firefox'] }))).toEqual(['proxy-loaded-by-system']);
  });

  it('warns of OpenSC loaded twice', async () => {
    const user = new UserHome();
    user.writeSystem('usr/share/p11-kit/modules/opensc-pkcs11.module', 'module: opensc-pkcs11.so\n');
    user.firefox({ daily: FRESH_LIST + OPENSC, plain: FRESH_LIST });
    const plan = await user.plan({ parts: ['firefox'] });
    expect(plan.notes).toEqual([{ code: 'opensc-twice', place: join(user.home, '.mozilla/firefox/daily') }]);
  });

  it('says which browsers run, and not of those that died', async () => {
    const user = new UserHome();
    user.firefox({ running: FRESH_LIST, dead: FRESH_LIST });
    symlinkSync(`127.0.1.1:+${process.pid}`, join(user.home, '.mozilla/firefox/running/lock'));
    symlinkSync('127.0.1.1:+4194304', join(user.home, '.mozilla/firefox/dead/lock'));
    mkdirSync(join(user.home, '.config/chromium'), { recursive: true });
    symlinkSync(`${hostname()}-${process.pid}`, join(user.home, '.config/chromium/SingletonLock'));
    const plan = await user.plan({ parts: ['firefox', 'chromium'] });
    expect(plan.notes).toEqual([
      { code: 'browser-running', place: join(user.home, '.mozilla/firefox/running') },
      { code: 'browser-running', place: join(user.home, '.pki/nssdb') },
    ]);
    symlinkSync(`elsewhere-${process.pid}`, join(user.home, 'other'));
    unlinkSync(join(user.home, '.config/chromium/SingletonLock'));
    symlinkSync(`elsewhere-${process.pid}`, join(user.home, '.config/chromium/SingletonLock'));
    expect((await user.plan({ parts: ['chromium'] })).notes).toEqual([]);
  });

  it('does not make a profile that is gone, nor touch a list that it does not understand', async () => {
    const user = new UserHome();
    user.firefox({ gone: FRESH_LIST, odd: 'library=/x.so\nsomething else\n' });
    user.write('.var/app/org.mozilla.firefox/.mozilla/firefox/profiles.ini', 'no profiles');
    unlinkSync(join(user.home, '.mozilla/firefox/gone/pkcs11.txt'));
    rmdirSync(join(user.home, '.mozilla/firefox/gone'));
    const plan = await user.plan({ parts: ['firefox'] });
    expect(plan.changes).toEqual([]);
    expect(notesOf(plan)).toEqual(['profiles-unreadable', 'profile-missing', 'modules-unreadable']);
  });

  it('sees browsers that are installed and were never started', async () => {
    const user = new UserHome();
    user.writeSystem('usr/bin/chromium', '');
    user.writeSystem('usr/bin/firefox-esr', '');
    const plan = await user.plan({ parts: ['firefox', 'chromium'] });
    expect(plan.changes.map(({ path }) => path)).toEqual([join(user.home, '.pki/nssdb/pkcs11.txt')]);
    expect(notesOf(plan)).toEqual(['no-profile']);
    user.firefox({ daily: FRESH_LIST });
    expect(notesOf(await user.plan({ parts: ['firefox'] }))).toEqual([]);
  });

  it('makes a database for Chromium only where one will be used', async () => {
    const user = new UserHome();
    expect((await user.plan({ parts: ['chromium'] })).changes).toEqual([]);
    const plan = await user.install({ parts: ['chromium'], expectChromium: true });
    expect(plan.changes).toHaveLength(1);
    expect(statSync(join(user.home, '.pki/nssdb')).mode & 0o777).toBe(0o700);
    expect(statSync(join(user.home, '.pki/nssdb/pkcs11.txt')).mode & 0o777).toBe(0o600);
    // Chromium has made its database since.
    user.write('.pki/nssdb/cert9.db', 'a database');
    await user.remove();
    expect(user.read('.pki/nssdb/cert9.db')).toBe('a database');
  });
});

describe('an installation that cannot be', () => {
  it.each([
    [
      'p11-kit-missing',
      (user: UserHome) => {
        unlinkSync(user.proxy);
      },
    ],
    [
      'platform-unsupported',
      (user: UserHome) => {
        user.platform = 'win32';
      },
    ],
  ])('%s: says so and does nothing', async (code, spoil) => {
    const user = new UserHome();
    spoil(user);
    const before = user.snapshot();
    await expect(user.install()).rejects.toMatchObject({ name: 'InstallError', code });
    expect(user.snapshot()).toEqual(before);
  });

  it('refuses the home of another user, as sudo leaves it', async () => {
    const user = new UserHome();
    const surroundings = { ...user.surroundings, uid: (process.getuid?.() ?? 0) + 1 };
    await expect(user.plan({ surroundings })).rejects.toMatchObject({ code: 'home-of-another', path: user.home });
  });

  it('wants root for all users', async () => {
    const user = new UserHome();
    await expect(
      user.plan({ scope: 'system', surroundings: { ...user.surroundings, root: undefined, uid: 1000 } }),
    ).rejects.toMatchObject({
      code: 'not-root',
    });
  });

  it.each(['/opt/new\nline/cie.js', '/opt/back\\slash/cie.js'])(
    'refuses a path that files cannot hold: %j',
    async (path) => {
      const user = new UserHome();
      await expect(user.plan({ command: ['/usr/bin/node', path] })).rejects.toMatchObject({ code: 'path-unusable' });
    },
  );

  it('takes everything back when a later change fails', async () => {
    const user = new UserHome();
    user.firefox({ daily: FRESH_LIST });
    // A file where the folder for the last change should be.
    user.write('.config/autostart', 'a file');
    const before = user.snapshot();
    await expect(user.install()).rejects.toBeInstanceOf(InstallError);
    expect(user.snapshot()).toEqual(before);
  });

  it('stops when somebody has changed a file since the plan was made', async () => {
    const user = new UserHome();
    user.firefox({ daily: FRESH_LIST });
    const plan = await user.plan();
    user.write('.mozilla/firefox/daily/pkcs11.txt', FRESH_LIST + OPENSC);
    const before = user.snapshot();
    await expect(applyPlan(plan, user.surroundings)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(user.snapshot()).toEqual(before);
  });

  it.each([
    'no json',
    '{"version":2,"files":[]}',
    '{"version":1,"files":[{"path":"relative"}]}',
    '{"version":1,"files":[{"path":"/x","part":"firefox","purpose":"nss-module-list","backup":"../../etc/passwd","folders":[]}]}',
  ])('does not follow a record that is none: %s', async (text) => {
    const user = new UserHome();
    await user.install();
    writeFileSync(join(user.folder, 'state/token-install/installed.json'), text);
    await expect(user.remove()).rejects.toMatchObject({ code: 'record-damaged' });
  });

  it('removes what it can when a backup is lost', async () => {
    const user = new UserHome();
    user.firefox({ daily: FRESH_LIST });
    await user.install();
    for (const key of Object.keys(user.snapshot())) {
      if (key.includes('ciekit-backup')) unlinkSync(join(user.folder, key));
    }
    expect(notesOf(await user.remove())).toEqual(['backup-lost']);
    expect(user.read('.mozilla/firefox/daily/pkcs11.txt')).toBe(FRESH_LIST);
  });
});

describe('a computer that fails in the middle', () => {
  it('has a record that says more than was done, and nothing is lost by it', async () => {
    const user = new UserHome();
    user.firefox({ daily: FRESH_LIST });
    const mine = user.write('.config/pkcs11/modules/ciekit.module', 'module: mine.so\n');
    const before = user.snapshot();
    await user.install();
    // The power went after the record was written and before the files were.
    writeFileSync(mine, 'module: mine.so\n');
    user.write('.mozilla/firefox/daily/pkcs11.txt', FRESH_LIST);
    unlinkSync(join(user.home, '.config/autostart/ciekit-token.desktop'));
    rmdirSync(join(user.home, '.config/autostart'));
    await user.remove();
    expect(user.snapshot()).toEqual(before);
  });

  it.runIf(process.platform === 'linux')('has a full disk: everything stays as it was', async (context) => {
    const user = new UserHome();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', user.home], { stdio: 'ignore' });
    } catch {
      context.skip('needs the right to mount a tmpfs');
    }
    onTestFinished(() => void execFileSync('umount', [user.home]));
    user.firefox({ daily: FRESH_LIST });
    expect(() => {
      for (let i = 0; ; i++) user.write(`ballast/${i}`, 'x'.repeat(4096));
    }).toThrow('ENOSPC');
    const before = user.snapshot();
    await expect(user.install()).rejects.toMatchObject({ code: 'disk-full' });
    expect(user.snapshot()).toEqual(before);
  });
});

describe('the service', () => {
  it('is started by systemd at its first use', async () => {
    const user = new UserHome();
    mkdirSync(join(user.root, 'run/systemd/system'), { recursive: true });
    const plan = await user.install({ parts: ['service'] });
    expect(notesOf(plan)).toEqual(['next-login']);
    const socket = join(user.home, '.config/systemd/user/ciekit-token.socket');
    expect(readlinkSync(join(user.home, '.config/systemd/user/sockets.target.wants/ciekit-token.socket'))).toBe(socket);
    expect(readFileSync(socket, 'utf8')).toMatch(
      /ListenStream=%t\/ciekit\/token\.sock\nListenStream=%t\/ciekit\/control\.sock\nSocketMode=0600\nDirectoryMode=0700\n/,
    );
    await user.remove();
    expect(Object.keys(user.snapshot()).filter((key) => key.startsWith('home/'))).toEqual([]);
  });

  it('is started by launchd on macOS', async () => {
    const user = new UserHome();
    user.platform = 'darwin';
    user.env = { HOMEBREW_PREFIX: '/opt/homebrew' };
    user.writeSystem('opt/homebrew/lib/p11-kit-proxy.dylib', '');
    const plan = await user.plan({ command: ['/opt/homebrew/bin/node', '/Users/anna/R&D <1>/cie.js'] });
    const agent = plan.changes.find(({ purpose }) => purpose === 'launch-agent');
    expect(agent?.path).toBe(join(user.home, 'Library/LaunchAgents/dev.ciekit.token.plist'));
    const text = agent?.after?.kind === 'file' ? Buffer.from(agent.after.bytes).toString() : '';
    expect(text).toContain('<string>/Users/anna/R&amp;D &lt;1&gt;/cie.js</string>');
    expect(plan.commands.after).toEqual([['launchctl', 'bootstrap', `gui/${process.getuid?.() ?? 0}`, agent?.path]]);
  });

  it('is set up for all users by root', async () => {
    const user = new UserHome();
    mkdirSync(join(user.root, 'run/systemd/system'), { recursive: true });
    for (const path of COMMAND) user.writeSystem(path, '');
    const before = user.snapshot();
    await user.install({ scope: 'system' });
    const system = Object.keys(user.snapshot()).filter((key) => key.startsWith('root/etc/'));
    expect(system).toContain('root/etc/pkcs11/modules/ciekit.module');
    expect(system).toContain('root/etc/systemd/user/sockets.target.wants/ciekit-token.socket');
    await user.remove(['p11-kit', 'service'], 'system');
    expect(user.snapshot()).toEqual(before);
  });

  it('warns of a command in a folder that will be emptied, and of settings that turn the module off', async () => {
    const user = new UserHome();
    user.writeSystem('etc/pkcs11/pkcs11.conf', '# all of us\nuser-config: none\n');
    const surroundings = { ...user.surroundings, uid: undefined };
    const plan = await user.plan({ parts: ['p11-kit'], command: ['/usr/bin/node', '/tmp/x/cie.js'], surroundings });
    expect(notesOf(plan)).toEqual(['command-temporary', 'user-modules-off']);
    if (process.getuid?.() !== 0) return;
    expect(notesOf(await user.plan({ parts: ['p11-kit'] }))).toEqual(['root-ignored']);
  });
});
