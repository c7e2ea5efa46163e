import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isLeftOutOfProxy, moduleCommand, moduleLibrary } from '../../src/doctor/p11-kit-settings.js';
import { DoctorDesk, OFFICIAL } from '../support/doctor-desk.js';
import { COMMAND } from '../support/user-home.js';

const USER_ENTRY = '.config/pkcs11/modules/ciekit.module';
/** The module file of Debian's opensc-pkcs11. */
const OPENSC_MODULE =
  '# This file describes how to load the opensc module\n# See: http://p11-glue.freedesktop.org/doc/p11-kit/config.html\nmodule: opensc-pkcs11.so\n';

describe('p11-kit', () => {
  it('where nothing was installed is told in two lines, and neither is a fault', async () => {
    const desk = new DoctorDesk();
    expect(await desk.ids()).toEqual(['ok p11-kit-found', 'info token-module-missing', 'info browser-none']);
    expect((await desk.finding('p11-kit-found')).details).toEqual({ version: '0.24.1' });
    expect((await desk.finding('token-module-missing')).remedy).toBe('cie token install');
  });

  it.each([
    ['ID=debian', 'sudo apt install p11-kit p11-kit-modules'],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"', 'sudo apt install p11-kit p11-kit-modules'],
    ['ID=fedora', 'sudo dnf install p11-kit'],
    ['ID="rocky"\nID_LIKE="rhel centos fedora"', 'sudo dnf install p11-kit'],
    ['ID=arch', 'sudo pacman -S p11-kit'],
    ['ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"', 'sudo zypper install p11-kit'],
    ['ID=plan9', undefined],
  ])('without its proxy is missing, and %j says how to get it', async (release, remedy) => {
    const desk = new DoctorDesk();
    rmSync(desk.proxy);
    desk.writeSystem('etc/os-release', release);
    expect(await desk.finding('p11-kit-proxy-missing')).toMatchObject({ severity: 'info', remedy });
  });

  it.each([
    ['0.23.22-1', 'warning p11-kit-untested'],
    ['0.25.3-4ubuntu2', 'ok p11-kit-found'],
    ['1:0.26.2-2', 'ok p11-kit-found'],
    ['nonsense', 'ok p11-kit-found'],
  ])('of version %s: %s', async (stdout, expected) => {
    const desk = new DoctorDesk();
    desk.programs['dpkg-query'] = { ended: true, code: 0, stdout };
    expect(await desk.ids()).toContain(expected);
  });

  it('of an unknown version is found all the same', async () => {
    const desk = new DoctorDesk();
    desk.programs = {};
    expect((await desk.finding('p11-kit-found')).details).toEqual({ version: 'unknown' });
  });
});

describe('the entry of the card', () => {
  it('as the installation writes it is in order', async () => {
    const desk = new DoctorDesk();
    await desk.installModule();
    desk.uid = 1000;
    expect(await desk.ids()).toContain('ok token-module-found');
    expect(await desk.ids()).not.toContain('warning token-module-ignored');
  });

  it('leads nowhere when the interpreter is gone, may not run, or the script is gone', async () => {
    const desk = new DoctorDesk();
    await desk.installModule();
    chmodSync(join(desk.home, 'bin/node'), 0o644);
    expect(await desk.finding('token-module-broken')).toMatchObject({
      severity: 'problem',
      details: { missing: 'node' },
    });
    rmSync(join(desk.home, 'bin/node'));
    expect(await desk.ids()).toContain('problem token-module-broken');
    chmodSync(desk.write('bin/node', ''), 0o755);
    rmSync(join(desk.home, 'lib/cie.js'));
    const broken = await desk.finding('token-module-broken');
    expect(broken).toMatchObject({ details: { missing: 'cie.js' }, remedy: 'cie token install' });
  });

  it.each([
    'module: /usr/lib/other.so\n',
    'remote: |/bin/sh -c "steal the PIN"\n',
    'remote: |"unclosed\n',
    '',
    '\0\u0001',
  ])('that starts something else is foreign: %j', async (text) => {
    const desk = new DoctorDesk();
    desk.write(USER_ENTRY, text);
    expect(await desk.ids()).toContain('warning token-module-foreign');
  });

  it('is passed over for the superuser, and where the system says so', async () => {
    const desk = new DoctorDesk();
    await desk.installModule();
    desk.uid = 0;
    expect((await desk.finding('token-module-ignored')).details).toEqual({ reason: 'superuser' });
    desk.uid = 1000;
    desk.writeSystem('etc/pkcs11/pkcs11.conf', '# all of us\nuser-config: none\n');
    const ignored = await desk.finding('token-module-ignored');
    expect(ignored).toMatchObject({ details: { reason: 'user-config: none' }, severity: 'warning' });
    for (const path of COMMAND) desk.writeSystem(path, '');
    desk.uid = process.getuid?.() ?? 0;
    await desk.install({ parts: ['p11-kit'], scope: 'system' });
    desk.uid = 1000;
    expect(await desk.ids()).not.toContain('warning token-module-ignored');
  });
});

describe('other modules of p11-kit', () => {
  it('OpenSC is named once the card is installed, until it is left out of the proxy as the command says', async () => {
    const desk = new DoctorDesk();
    desk.uid = 1000;
    desk.writeSystem('usr/share/p11-kit/modules/opensc-pkcs11.module', OPENSC_MODULE);
    expect(await desk.ids()).not.toContain('info opensc-beside-token');
    await desk.installModule();
    const { remedy = '' } = await desk.finding('opensc-beside-token');
    const [, line = '', file = ''] = /echo '([^']+)' > ~\/(\S+)$/u.exec(remedy) ?? [];
    desk.write(file, `${line}\n`);
    expect(await desk.ids()).not.toContain('info opensc-beside-token');
    // p11-kit does not read root's own folder.
    desk.uid = 0;
    expect(await desk.ids()).toContain('info opensc-beside-token');
  });

  it("the Ministry's library is named", async () => {
    const desk = new DoctorDesk();
    await desk.installModule();
    desk.writeSystem('etc/pkcs11/modules/cie.module', `module: ${OFFICIAL}\n`);
    expect((await desk.finding('official-module-beside-token')).details).toEqual({ module: 'libcie-pkcs11.so' });
  });

  it('OpenSSL reaches the card by an engine or a provider, or not yet', async () => {
    const desk = new DoctorDesk();
    await desk.installModule();
    expect((await desk.finding('openssl-engine-missing')).remedy).toBe('sudo apt install libengine-pkcs11-openssl');
    desk.writeSystem('usr/lib/x86_64-linux-gnu/ossl-modules/pkcs11.so', '');
    expect((await desk.finding('openssl-engine-found')).details).toEqual({ kind: 'provider' });
    desk.writeSystem('usr/lib/x86_64-linux-gnu/engines-3/libpkcs11.so', '');
    expect((await desk.finding('openssl-engine-found')).details).toEqual({ kind: 'engine' });
  });
});

describe('settings of p11-kit', () => {
  it.each([
    ['remote: |/usr/bin/node /opt/cie.js token connect', ['/usr/bin/node', '/opt/cie.js', 'token', 'connect']],
    ['remote: |"/a b/node" \'c d\' e\\ f', ['/a b/node', 'c d', 'e f']],
    ['remote: | "say \\"hi\\""', ['say "hi"']],
    ['remote: |""', ['']],
    ['remote: unix:path=/run/x', undefined],
    ['remote: |', undefined],
    ['remote: |"open', undefined],
    ['module: x.so', undefined],
  ])('%s', (text, words) => {
    expect(moduleCommand(text)).toEqual(words);
  });

  it('knows which modules the proxy leaves out', () => {
    expect(isLeftOutOfProxy('disable-in: firefox, p11-kit-proxy')).toBe(true);
    expect(isLeftOutOfProxy('enable-in: ssh')).toBe(true);
    expect(isLeftOutOfProxy('enable-in: ssh p11-kit-proxy')).toBe(false);
    expect(isLeftOutOfProxy('module: x.so')).toBe(false);
    expect(moduleLibrary('module: /usr/lib/x.so')).toBe('x.so');
  });
});
