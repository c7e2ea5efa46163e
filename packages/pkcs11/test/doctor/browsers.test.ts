import { mkdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DoctorDesk, entry, OFFICIAL, OPENSC } from '../support/doctor-desk.js';
import { FRESH_LIST } from '../support/user-home.js';

const NSSDB = '.pki/nssdb/pkcs11.txt';

describe('Firefox', () => {
  it('that was not set up is told, as a fault only once the card is installed', async () => {
    const desk = new DoctorDesk();
    desk.oneFirefox();
    const found = await desk.finding('browser-not-set-up');
    expect(found).toMatchObject({ severity: 'info', remedy: 'cie token install --firefox', section: 'browsers' });
    expect(found.details).toEqual({ browser: 'Firefox', profile: 'abcd1234.…' });
    await desk.installModule();
    expect(await desk.ids()).toContain('warning browser-not-set-up');
  });

  it('that the installation has set up is in order, until p11-kit goes away', async () => {
    const desk = new DoctorDesk();
    desk.oneFirefox();
    await desk.install({ parts: ['firefox'] });
    expect(await desk.ids()).toContain('ok browser-ready');
    rmSync(desk.proxy);
    expect(await desk.ids()).toContain('problem browser-module-broken');
  });

  it('without a database was never started', async () => {
    const desk = new DoctorDesk();
    desk.firefox({ 'abcd1234.default': undefined });
    expect(await desk.ids()).toContain('info browser-never-started');
  });

  it('loads the proxy by itself where the system adds it to every program', async () => {
    const desk = new DoctorDesk();
    desk.oneFirefox();
    desk.writeSystem('etc/crypto-policies/back-ends/nss.config', 'name=p11-kit-proxy\nlibrary=p11-kit-proxy.so\n\n');
    expect(await desk.ids()).toContain('ok browser-ready');
  });

  it('loads the proxy by a policy of the PC', async () => {
    const desk = new DoctorDesk();
    desk.oneFirefox();
    const devices = '{"policies":{"SecurityDevices":{"CIE Kit":"/usr/lib/x86_64-linux-gnu/p11-kit-proxy.so"}}}';
    desk.writeSystem('etc/firefox/policies/policies.json', devices);
    expect(await desk.ids()).toContain('ok browser-ready');
  });

  it('that runs since before it was set up has to be started again', async () => {
    const desk = new DoctorDesk();
    const profile = desk.oneFirefox();
    await desk.install({ parts: ['firefox'] });
    const changed = new Date('2026-11-21T12:00:00Z');
    utimesSync(join(profile, 'pkcs11.txt'), changed, changed);
    desk.runningSince(join(profile, 'lock'), new Date('2026-11-21T11:00:00Z'));
    expect(await desk.ids()).toContain('warning browser-restart-needed');
    rmSync(join(profile, 'lock'));
    desk.runningSince(join(profile, 'lock'), new Date('2026-11-21T13:00:00Z'));
    expect(await desk.ids()).toContain('ok browser-ready');
  });

  it.each([
    ['prefs.js', 'user_pref("security.tls.version.min", 4);\n', true],
    ['user.js', '// mine\nuser_pref("security.tls.version.min", 4);\n', true],
    ['prefs.js', 'user_pref("security.tls.version.min", 3);\nuser_pref("security.tls.version.max", 4);\n', false],
    ['prefs.js', '// user_pref("security.tls.version.min", 4);\n', false],
  ])('with %s %j refuses TLS 1.2: %s', async (file, text, refuses) => {
    const desk = new DoctorDesk();
    desk.write(join('.mozilla/firefox/abcd1234.default-release', file), text);
    desk.oneFirefox();
    expect((await desk.ids()).includes('warning browser-tls13-only')).toBe(refuses);
  });

  it('lets user.js go before prefs.js, and a policy before both', async () => {
    const desk = new DoctorDesk();
    desk.oneFirefox();
    const folder = '.mozilla/firefox/abcd1234.default-release';
    desk.write(`${folder}/prefs.js`, 'user_pref("security.tls.version.min", 4);\n');
    desk.write(`${folder}/user.js`, 'user_pref("security.tls.version.min", 3);\n');
    expect((await desk.ids()).join()).not.toContain('browser-tls13-only');
    desk.writeSystem('etc/firefox/policies/policies.json', '{"policies": {"SSLVersionMin": "tls1.3"}}');
    expect(await desk.ids()).toContain('warning browser-tls13-only');
  });

  it.each([
    ['snap/firefox/common/.mozilla/firefox', 'browser-snap'],
    ['.var/app/org.mozilla.firefox/.mozilla/firefox', 'browser-flatpak'],
  ])('in %s is closed off', async (folder, id) => {
    const desk = new DoctorDesk();
    desk.firefox({ 'abcd1234.default': FRESH_LIST, 'efgh5678.other': FRESH_LIST }, folder);
    const about = (await desk.findings()).filter(({ section }) => section === 'browsers');
    // One browser, one finding, however many profiles it has.
    expect(about.map((finding) => `${finding.severity} ${finding.id}`)).toEqual([`info ${id}`]);
  });

  it('is told apart by profile, without the name that a person gave', async () => {
    const desk = new DoctorDesk();
    desk.firefox({ 'aaaa1111.default-release': FRESH_LIST, 'bbbb2222.Anna Rossi': FRESH_LIST, AnnaRossi: FRESH_LIST });
    const text = JSON.stringify(await desk.findings());
    for (const label of ['aaaa1111.', 'bbbb2222.…', '….…']) expect(text).toContain(label);
    expect(text).not.toMatch(/Anna|Rossi/u);
  });
});

describe('rivals in a database', () => {
  it('OpenSC counts as loaded twice when p11-kit loads it too; the command takes out the browser’s own', async () => {
    const desk = new DoctorDesk();
    desk.oneFirefox(`${FRESH_LIST}${entry('CIE Kit', desk.proxy)}${entry('OpenSC', OPENSC)}`);
    expect((await desk.ids()).join()).not.toContain('opensc');
    desk.writeSystem('usr/share/p11-kit/modules/opensc-pkcs11.module', 'module: opensc-pkcs11.so\n');
    const twice = await desk.finding('browser-opensc-twice');
    expect(twice.remedy).toBe("cd ~/.mozilla/firefox/abcd1234.* && modutil -dbdir sql:. -delete 'OpenSC' -force");
  });

  it.each(["x'; rm -rf ~; '", '$(reboot)', '', '-rf', 'a\u202eb'])(
    'gives no command for a module called %j',
    async (name) => {
      const desk = new DoctorDesk();
      desk.oneFirefox(`${FRESH_LIST}${entry('CIE Kit', desk.proxy)}${entry(name, OFFICIAL)}`);
      expect((await desk.finding('browser-official-module')).remedy).toBeUndefined();
    },
  );

  it("the Ministry's library is named only beside ours", async () => {
    const desk = new DoctorDesk();
    const own = entry('CIE PKCS11', OFFICIAL);
    desk.oneFirefox(`${FRESH_LIST}${own}`);
    expect((await desk.ids()).join()).not.toContain('browser-official-module');
    desk.oneFirefox(`${FRESH_LIST}${own}${entry('p11-kit', desk.proxy)}`);
    expect((await desk.finding('browser-official-module')).remedy).toContain("-delete 'CIE PKCS11'");
  });
});

describe('Chromium and its kin', () => {
  it.each([NSSDB, '.local/share/pki/nssdb/pkcs11.txt'])('share a database: %s', async (path) => {
    const desk = new DoctorDesk();
    desk.write(path, FRESH_LIST);
    expect(await desk.finding('browser-not-set-up')).toMatchObject({
      details: { browser: 'Chromium, Chrome, Edge' },
      remedy: 'cie token install --chromium',
    });
    await desk.install({ parts: ['chromium'] });
    expect(await desk.ids()).toContain('ok browser-ready');
  });

  it('that runs since before it was set up has to be started again', async () => {
    const desk = new DoctorDesk();
    desk.write(NSSDB, `${FRESH_LIST}${entry('CIE Kit', desk.proxy)}`);
    mkdirSync(join(desk.home, '.config/chromium'), { recursive: true });
    desk.runningSince(join(desk.home, '.config/chromium/SingletonLock'), new Date('2026-01-01T00:00:00Z'));
    expect(await desk.ids()).toContain('warning browser-restart-needed');
  });

  it.each([
    ['etc/chromium/policies/managed/school.json', '{ "SSLVersionMin": "tls1.3" }', true],
    ['etc/opt/chrome/policies/managed/a.json', '{"SSLVersionMin":"tls1.2"}', false],
  ])('with the policy %s refuse TLS 1.2: %s', async (path, text, refuses) => {
    const desk = new DoctorDesk();
    desk.write(NSSDB, FRESH_LIST);
    desk.writeSystem(path, text);
    expect((await desk.ids()).includes('warning browser-tls13-only')).toBe(refuses);
  });

  it.each([
    ['snap/chromium/current/.pki/nssdb', 'info browser-snap'],
    ['.var/app/com.google.Chrome/.pki/nssdb', 'info browser-flatpak'],
  ])('in %s are closed off', async (folder, expected) => {
    const desk = new DoctorDesk();
    desk.write(`${folder}/pkcs11.txt`, FRESH_LIST);
    expect(await desk.ids()).toContain(expected);
  });
});
