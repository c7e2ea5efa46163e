import { finding, type Finding } from '@ciekit/middleware';
import { systemPath } from '../install/user-places.js';
import { namesIn, systemText, type DoctorSystem } from './doctor-system.js';

/** The ACR122U by its USB numbers (also in the table of Linux's pn533_usb). Other readers with that chip speak CCID. */
const ACR122U = { vendor: '072f', product: '2200' } as const;
const KERNEL_MODULE = /^(?:pn533_usb|pn533)\s/mu;
const BLACKLIST =
  "printf 'blacklist pn533_usb\\nblacklist pn533\\nblacklist nfc\\n' | sudo tee /etc/modprobe.d/blacklist-nfc.conf && " +
  'sudo modprobe -r pn533_usb pn533 nfc; sudo systemctl restart pcscd';

const POLICY = '/usr/share/polkit-1/actions/org.debian.pcsc-lite.policy';
const RULES = ['/etc/polkit-1/rules.d', '/usr/share/polkit-1/rules.d'] as const;
/** In the JavaScript of 2009: polkit runs it with Duktape on Debian. */
const RULE_FOR_USER =
  "echo \"polkit.addRule(function(action, subject) { if (action.id.indexOf('org.debian.pcsc-lite.access_') == 0 && " +
  "subject.user == '$USER') return polkit.Result.YES; });\" | sudo tee /etc/polkit-1/rules.d/50-ciekit.rules";

/** Who else is after the reader: the kernel's own NFC modules, and polkit's rules for the PC/SC service. */
export async function inspectReaders(system: DoctorSystem): Promise<readonly Finding[]> {
  if (system.surroundings.platform !== 'linux') return [];
  return [...(await findingsOfKernel(system)), ...(await findingsOfSession(system))];
}

async function findingsOfKernel(system: DoctorSystem): Promise<readonly Finding[]> {
  const loaded = KERNEL_MODULE.test((await systemText(system, '/proc/modules')) ?? '');
  if (!loaded) return [];
  const folder = '/sys/bus/usb/devices';
  for (const device of await namesIn(systemPath(system.surroundings, folder))) {
    const vendor = await systemText(system, `${folder}/${device}/idVendor`);
    const product = await systemText(system, `${folder}/${device}/idProduct`);
    if (vendor?.trim() === ACR122U.vendor && product?.trim() === ACR122U.product) {
      return [finding('reader-taken-by-kernel', 'problem', { reader: 'ACR122U' }, BLACKLIST)];
    }
  }
  return [];
}

/** pcscd asks polkit for `access_pcsc` and `access_card`; without the policy file it was built without polkit. */
async function findingsOfSession(system: DoctorSystem): Promise<readonly Finding[]> {
  const policy = await systemText(system, POLICY);
  if (policy === undefined || system.surroundings.uid === 0) return [];
  const session = await sessionOf(system);
  if (session === 'active' || session === 'unknown' || mayAnyone(policy)) return [];
  const rules = await Promise.all(RULES.map(async (folder) => hasRule(system, folder)));
  const details = { session, rule: rules.includes(true) ? 'present' : 'none-seen' };
  return rules.includes(true)
    ? [finding('session-denied', 'info', details)]
    : [finding('session-denied', 'warning', details, RULE_FOR_USER)];
}

/** Whether both actions are allowed to those outside of a session: `<allow_any>yes</allow_any>` (polkit(8)). */
function mayAnyone(policy: string): boolean {
  const actions = [...policy.matchAll(/<action id="org\.debian\.pcsc-lite\.access_\w+">(.*?)<\/action>/gsu)];
  return actions.length > 0 && actions.every(([, body = '']) => /<allow_any>\s*yes\s*<\/allow_any>/u.test(body));
}

async function hasRule(system: DoctorSystem, folder: string): Promise<boolean> {
  for (const file of await namesIn(systemPath(system.surroundings, folder))) {
    if (((await systemText(system, `${folder}/${file}`)) ?? '').includes('org.debian.pcsc-lite.access_')) return true;
  }
  return false;
}

/** `inactive`: another user has the screen. A process without a session of its own counts by how its user came in. */
async function sessionOf(system: DoctorSystem): Promise<'active' | 'inactive' | 'remote' | 'unknown'> {
  const { env } = system.surroundings;
  const id = env['XDG_SESSION_ID'];
  if (id !== undefined && /^\w{1,32}$/u.test(id)) {
    const outcome = await system.run('loginctl', ['show-session', id, '-p', 'Active', '-p', 'Remote']);
    if (outcome.ended && outcome.code === 0) {
      if (/^Remote=yes$/mu.test(outcome.stdout)) return 'remote';
      if (/^Active=no$/mu.test(outcome.stdout)) return 'inactive';
      if (/^Active=yes$/mu.test(outcome.stdout)) return 'active';
    }
  }
  return env['SSH_CONNECTION'] === undefined ? 'unknown' : 'remote';
}
