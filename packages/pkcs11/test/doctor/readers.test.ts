import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { DoctorDesk } from '../support/doctor-desk.js';

/** Lines of /proc/modules and folders of /sys as a kernel with an ACR122U shows them. */
const LOADED =
  'pn533_usb 24576 0 - Live 0x0000000000000000\npn533 57344 1 pn533_usb, Live 0x0\nnfc 151552 1 pn533, Live 0x0\n';

function plugIn(desk: DoctorDesk, device: string, vendor: string, product: string): void {
  desk.writeSystem(`sys/bus/usb/devices/${device}/idVendor`, `${vendor}\n`);
  desk.writeSystem(`sys/bus/usb/devices/${device}/idProduct`, `${product}\n`);
}

const POLICY = 'usr/share/polkit-1/actions/org.debian.pcsc-lite.policy';
/** The facts of pcsc-lite's policy: two actions and who may. */
const policy = (any: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<policyconfig>
${['access_pcsc', 'access_card']
  .map(
    (action) => `  <action id="org.debian.pcsc-lite.${action}">
    <defaults>
      <allow_any>${any}</allow_any>
      <allow_inactive>no</allow_inactive>
      <allow_active>yes</allow_active>
    </defaults>
  </action>`,
  )
  .join('\n')}
</policyconfig>
`;

describe('the kernel', () => {
  it('has taken an ACR122U when its module is loaded and the reader is there', async () => {
    const desk = new DoctorDesk();
    desk.writeSystem('proc/modules', LOADED);
    plugIn(desk, '1-1', '1d6b', '0002');
    plugIn(desk, '1-1.2', '072f', '2200');
    desk.writeSystem('sys/bus/usb/devices/1-1.2:1.0/uevent', 'INTERFACE=11/0/0\n');
    const taken = await desk.finding('reader-taken-by-kernel');
    expect(taken).toMatchObject({ severity: 'problem', section: 'readers' });
    for (const word of ['blacklist pn533_usb', '/etc/modprobe.d/', 'modprobe -r']) expect(taken.remedy).toContain(word);
  });

  it.each([
    ['without the module', 'nfc 1 0 - Live 0x0\nnot_pn533_usb 1 0\n', '2200'],
    ['with another reader', LOADED, '90cc'],
  ])('has not %s', async (_what, modules, product) => {
    const desk = new DoctorDesk();
    desk.writeSystem('proc/modules', modules);
    plugIn(desk, '1-1', '072f', product);
    expect(await desk.ids()).not.toContain('problem reader-taken-by-kernel');
  });
});

describe('polkit', () => {
  const session = (text: string) => ({ loginctl: { ended: true, code: 0, stdout: text } as const });

  it.each([
    ['a remote session', { XDG_SESSION_ID: '7' }, 'Active=yes\nRemote=yes\n', 'remote'],
    ['a session behind another', { XDG_SESSION_ID: 'c2' }, 'Active=no\nRemote=no\n', 'inactive'],
    ['ssh without a session', { SSH_CONNECTION: '::1 1 ::1 22' }, '', 'remote'],
  ])('refuses %s', async (_what, env, text, expected) => {
    const desk = new DoctorDesk();
    desk.uid = 1000;
    Object.assign(desk.env, env);
    desk.programs = session(text);
    desk.writeSystem(POLICY, policy('no'));
    const denied = await desk.finding('session-denied');
    expect(denied).toMatchObject({ severity: 'warning', details: { session: expected, rule: 'none-seen' } });
    desk.writeSystem('etc/polkit-1/rules.d/50-cie.rules', "if (action.id == 'org.debian.pcsc-lite.access_card') ok();");
    expect(await desk.finding('session-denied')).toMatchObject({ severity: 'info', details: { rule: 'present' } });
  });

  it('is given a rule for this user and these two actions, in words that Duktape understands', async () => {
    const desk = new DoctorDesk();
    desk.uid = 1000;
    Object.assign(desk.env, { SSH_CONNECTION: 'x' });
    desk.writeSystem(POLICY, policy('no'));
    const { remedy = '' } = await desk.finding('session-denied');
    // The shell's part, without what writes the file.
    const rule = execFileSync('sh', ['-c', remedy.split(' | ')[0] ?? ''], { env: { USER: 'anna' }, encoding: 'utf8' });
    const decide = (id: string, user: string): unknown => {
      const rules: ((action: object, subject: object) => unknown)[] = [];
      const polkit = { Result: { YES: 'yes' }, addRule: (each: (typeof rules)[number]) => rules.push(each) };
      runInNewContext(rule, { polkit });
      return rules[0]?.({ id }, { user });
    };
    expect(decide('org.debian.pcsc-lite.access_card', 'anna')).toBe('yes');
    expect(decide('org.debian.pcsc-lite.access_pcsc', 'anna')).toBe('yes');
    expect(decide('org.debian.pcsc-lite.access_card', 'eva')).toBeUndefined();
    expect(decide('org.freedesktop.login1.reboot', 'anna')).toBeUndefined();
    expect(rule).not.toMatch(/=>|startsWith|const |let |`/u);
  });

  it.each([
    ['the active session', { XDG_SESSION_ID: '1' }, 'Active=yes\nRemote=no\n', 'no', 1000],
    ['anybody, where the policy says so', { SSH_CONNECTION: 'x' }, '', 'yes', 1000],
    ['the superuser', { SSH_CONNECTION: 'x' }, '', 'no', 0],
    ['who cannot be told apart', {}, '', 'no', 1000],
  ])('lets in %s', async (_what, env, text, any, uid) => {
    const desk = new DoctorDesk();
    desk.uid = uid;
    Object.assign(desk.env, env);
    desk.programs = session(text);
    desk.writeSystem(POLICY, policy(any));
    expect((await desk.ids()).join()).not.toContain('session-denied');
  });

  it('is not asked where pcscd was built without it, nor with a session id that is a command', async () => {
    const desk = new DoctorDesk();
    desk.uid = 1000;
    Object.assign(desk.env, { XDG_SESSION_ID: '-h; reboot', SSH_CONNECTION: 'x' });
    expect((await desk.ids()).join()).not.toContain('session-denied');
    desk.writeSystem(POLICY, policy('no'));
    expect((await desk.ids()).join()).toContain('session-denied');
    expect(desk.asked.join()).not.toContain('loginctl');
  });
});
