import type { Certificate } from '@ciekit/pki';
import { extensionOf } from './certificate-extension.js';

/** id-ce-noRevAvail (RFC 9608) and ext-etsi-valassured-ST-certs (ETSI EN 319 412-1 section 5.2). */
const NEVER_REVOKED = ['2.5.29.56', '0.4.0.194121.2.1'];

/** Whether the issuer says that it publishes no status for this certificate, because it lives too shortly to need one. */
export function isNeverRevoked(certificate: Certificate): boolean {
  return NEVER_REVOKED.some((oid) => extensionOf(certificate, oid) !== undefined);
}
