import { finding, type DoctorInspector } from '@ciekit/middleware';
import type { DoctorSystem } from './doctor-system.js';
import { inspectBrowsers } from './inspect-browsers.js';
import { inspectP11Kit, type P11KitInspection } from './inspect-p11-kit.js';
import { inspectReaders } from './inspect-readers.js';
import { inspectService } from './inspect-service.js';

const NOTHING_KNOWN: P11KitInspection = { findings: [], isInstalled: false, proxyHasOpenSc: false };

/**
 * What the doctor has to look at for a login with the card: the reader's rivals, p11-kit, the token service, the
 * browsers. Each part is examined for itself: one that fails leaves the others whole. Changes nothing and sends no code.
 *
 * @example
 * ```ts
 * const report = await middleware.doctor({ inspectors: tokenInspectors(localSystem(surroundings)) });
 * ```
 */
export function tokenInspectors(system: DoctorSystem): readonly DoctorInspector[] {
  const { platform } = system.surroundings;
  if (platform !== 'linux' && platform !== 'darwin') {
    return [() => Promise.resolve([finding('token-platform-unsupported', 'info', { platform })])];
  }
  let p11Kit = NOTHING_KNOWN;
  return [
    () => inspectReaders(system),
    async () => {
      p11Kit = await inspectP11Kit(system);
      return p11Kit.findings;
    },
    () => inspectService(system, p11Kit.isInstalled),
    () => inspectBrowsers(system, p11Kit),
    () => Promise.resolve(p11Kit.isInstalled ? [finding('tls-versions', 'info')] : []),
  ];
}
