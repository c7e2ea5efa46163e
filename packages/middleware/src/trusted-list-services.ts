import type { ListedService } from '@ciekit/pki';
import type { TrustedList } from '@ciekit/signature';
import { printableText } from './printable-text.js';

const SERVICE_TYPES = 'http://uri.etsi.org/TrstSvc/Svctype';
const STATUSES = 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus';
/** The services that signatures and time stamps are judged by; those that only answer, keep or deliver are left out. */
const PURPOSES: ReadonlyMap<string, ListedService['purpose']> = new Map([
  ['CA/QC', 'document-signer'],
  ['TSA/QTST', 'tsa'],
]);
const USES = [
  ['ForeSignatures', 'signature'],
  ['ForeSeals', 'seal'],
  ['ForWebSiteAuthentication', 'web'],
] as const;

/**
 * What of a trusted list goes into the trust store: each certificate once for a purpose, with what all services that have it
 * say, present and past. Withdrawn ones too: signatures from when they were granted are judged by them.
 */
export function listedServices({ operator, services }: TrustedList): readonly ListedService[] {
  const listed = new Map<string, ListedService>();
  for (const { type, certificates, states, country } of services) {
    const purpose = PURPOSES.get(type);
    if (purpose === undefined) continue;
    const origins = states.map(({ status, since, additional }) => ({
      country,
      list: printableText(operator),
      serviceType: `${SERVICE_TYPES}/${type}`,
      status: `${STATUSES}/${status}`,
      from: since,
      uses: USES.filter(([name]) => additional.includes(name)).map(([, use]) => use),
    }));
    for (const certificate of certificates) {
      const key = `${purpose}/${certificate.sha256}`;
      listed.set(key, { certificate, purpose, origins: [...(listed.get(key)?.origins ?? []), ...origins] });
    }
  }
  return [...listed.values()];
}
