import { join } from 'node:path';
import { systemPath } from '../install/user-places.js';
import { namesIn, systemText, textAt, type DoctorSystem } from './doctor-system.js';

/** nsILibSSL numbers: 1 is TLS 1.0, 3 is TLS 1.2, 4 is TLS 1.3. */
const FIREFOX_TLS13 = 4;
const FIREFOX_POLICIES = [
  '/etc/firefox/policies/policies.json',
  '/usr/lib/firefox/distribution/policies.json',
  '/usr/lib/firefox-esr/distribution/policies.json',
  '/usr/lib64/firefox/distribution/policies.json',
];
const CHROMIUM_POLICIES = ['/etc/chromium', '/etc/opt/chrome', '/etc/opt/edge', '/etc/brave'].map(
  (folder) => `${folder}/policies/managed`,
);
const PROXY_POLICY = /"SecurityDevices"\s*:\s*\{[^}]*p11-kit-proxy\./u;
const TLS13_POLICY = /"SSLVersionMin"\s*:\s*"tls1\.3"/u;

/** Whether a setting or policy makes Firefox refuse TLS 1.2 in this profile. `user.js` goes before `prefs.js`. */
export async function firefoxWantsTls13(system: DoctorSystem, profile: string): Promise<boolean> {
  for (const path of FIREFOX_POLICIES) {
    if (TLS13_POLICY.test((await systemText(system, path)) ?? '')) return true;
  }
  for (const name of ['user.js', 'prefs.js']) {
    const text = (await textAt(join(profile, name))) ?? '';
    const [, value] = /^\s*user_pref\("security\.tls\.version\.min",\s*(\d{1,2})\);/mu.exec(text) ?? [];
    if (value !== undefined) return Number(value) >= FIREFOX_TLS13;
  }
  return false;
}

/** Whether a policy of this PC hands p11-kit's proxy to every Firefox (`SecurityDevices`). */
export async function firefoxGetsProxyByPolicy(system: DoctorSystem): Promise<boolean> {
  for (const path of FIREFOX_POLICIES) {
    if (PROXY_POLICY.test((await systemText(system, path)) ?? '')) return true;
  }
  return false;
}

/** Whether a policy makes Chromium, or a browser made from it, refuse TLS 1.2. */
export async function chromiumWantsTls13(system: DoctorSystem): Promise<boolean> {
  for (const folder of CHROMIUM_POLICIES) {
    for (const name of await namesIn(systemPath(system.surroundings, folder))) {
      if (TLS13_POLICY.test((await systemText(system, join(folder, name))) ?? '')) return true;
    }
  }
  return false;
}
