import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { propertyRuns } from '../../../../fixtures/property-runs.js';
import { runProgram } from '../../src/doctor/doctor-system.js';
import { DoctorDesk } from '../support/doctor-desk.js';
import { FRESH_LIST } from '../support/user-home.js';

const PROFILES = '.mozilla/firefox/profiles.ini';
const LIST = '.mozilla/firefox/abcd1234.default-release/pkcs11.txt';

describe('files that are not what they should be', () => {
  it('a profiles.ini of 10 MB, a binary one and a broken one are named and not read', async () => {
    const desk = new DoctorDesk();
    const file = desk.write(PROFILES, '[Profile0]\nPath=x\n');
    truncateSync(file, 10_000_000);
    expect(await desk.ids()).toContain('warning browser-profiles-unreadable');
    for (const text of ['\u0000\u0001\u0002', '[Profile0]\nPath=/etc\nIsRelative=1\n', '[Profile0\n', 'Name=x\n']) {
      writeFileSync(file, text);
      expect(await desk.ids(), text).toContain('warning browser-profiles-unreadable');
    }
  });

  it.each([
    ['binary', Buffer.from([0xff, 0xfe, 0x00, 0x01, 0x80])],
    ['with control characters', Buffer.from(`${FRESH_LIST}name=\u001b[2J\nlibrary=x\n\n`)],
    ['with an unknown key', Buffer.from(`${FRESH_LIST}libary=x\nname=y\n\n`)],
    ['too long', Buffer.alloc(1_000_000, 'a\n')],
  ])('a list of modules %s is left alone', async (_what, content) => {
    const desk = new DoctorDesk();
    desk.oneFirefox();
    writeFileSync(join(desk.home, LIST), content);
    expect(await desk.ids()).toContain('warning browser-database-unreadable');
  });

  it('links in a ring, folders and pipes in the place of files hang nothing', async () => {
    const desk = new DoctorDesk();
    const folder = desk.oneFirefox();
    rmSync(join(folder, 'pkcs11.txt'));
    symlinkSync(join(folder, 'b'), join(folder, 'pkcs11.txt'));
    symlinkSync(join(folder, 'pkcs11.txt'), join(folder, 'b'));
    symlinkSync('lock', join(folder, 'lock'));
    expect(await desk.ids()).toContain('warning browser-database-unreadable');
    rmSync(join(folder, 'pkcs11.txt'));
    spawnSync('mkfifo', [join(folder, 'pkcs11.txt'), join(folder, 'prefs.js')]);
    expect(await desk.ids()).toContain('warning browser-database-unreadable');
    mkdirSync(join(desk.home, '.config/pkcs11/modules/ciekit.module'), { recursive: true });
    mkdirSync(join(desk.root, 'proc/modules'), { recursive: true });
    symlinkSync('..', join(desk.root, 'usr/share'));
    expect((await desk.ids()).join()).toContain('token-module-missing');
  });

  it('a folder full of modules and devices is no trap', async () => {
    const desk = new DoctorDesk();
    desk.writeSystem('proc/modules', 'pn533 1 0 - Live 0x0\n');
    for (let at = 0; at < 300; at++) desk.writeSystem(`sys/bus/usb/devices/${at}/idVendor`, 'zzzz\n');
    for (let at = 0; at < 300; at++) desk.writeSystem(`usr/share/p11-kit/modules/${at}.module`, 'module:\u0000\n');
    expect((await desk.ids()).join()).not.toContain('check-failed');
  });

  it('whatever is in a list or a profiles.ini, the others are examined', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^((library|name|NSS)=[ -~]{0,20}\n{0,2}){0,5}$/u)),
        fc.oneof(fc.string(), fc.stringMatching(/^(\[Profile\d\]\n(Path|Name|IsRelative)=[ -~]{0,9}\n){0,4}$/u)),
        async (list, profiles) => {
          const desk = new DoctorDesk();
          desk.write('.pki/nssdb/pkcs11.txt', list);
          desk.write(PROFILES, profiles);
          const ids = await desk.ids();
          expect(ids).toContain('ok p11-kit-found');
          expect(ids.some((id) => id.includes(' browser-'))).toBe(true);
          rmSync(desk.folder, { recursive: true });
        },
      ),
      propertyRuns(100),
    );
  });
});

describe('programs that are asked', () => {
  it('are ended when they hang, and when they never stop talking', async () => {
    const desk = new DoctorDesk();
    const hang = desk.write('hang', '#!/bin/sh\nexec sleep 60\n');
    const flood = desk.write('flood', '#!/bin/sh\nexec yes\n');
    for (const program of [hang, flood]) chmodSync(program, 0o755);
    const from = performance.now();
    expect(await runProgram(hang, [], process.env, 200)).toEqual({ ended: false });
    expect(await runProgram(flood, [], process.env, 20_000)).toEqual({ ended: false });
    expect(performance.now() - from).toBeLessThan(15_000);
  });

  it('are missing, fail or answer in English', async () => {
    expect(await runProgram('/no/such/program', [], {})).toEqual({ ended: false });
    expect(await runProgram('false', [], process.env)).toMatchObject({ ended: true, code: 1 });
    const told = await runProgram('sh', ['-c', 'echo $LC_ALL'], { ...process.env, LC_ALL: 'it_IT.UTF-8' });
    expect(told).toEqual({ ended: true, code: 0, stdout: 'C\n' });
  });

  it('that answer nonsense are not believed', async () => {
    const desk = new DoctorDesk();
    for (const stdout of ['', '\u0000'.repeat(10_000), '99999999999.9', '-1.-1']) {
      desk.programs['dpkg-query'] = { ended: true, code: 0, stdout };
      expect((await desk.finding('p11-kit-found')).details).toEqual({ version: 'unknown' });
    }
  });
});
