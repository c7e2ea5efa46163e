import { createPrivateKey, createPublicKey, randomBytes } from 'node:crypto';
import { specimenPki, type Authority } from '@ciekit/emulator';
import { Certificate } from '@ciekit/pki';
import { name, oid, sequence } from '../../../../packages/pki/test/support/der-writer.js';
import {
  entity,
  extendedKeyUsage,
  extension,
  pkcs1,
  rsaKey,
  type Entity,
  type EntityOptions,
} from '../../../../packages/pki/test/support/test-pki.js';
import { keyPem } from './cards.js';
import type { ClientCertificate } from './test-browser.js';

const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const HOLDER_POLICY = '1.3.76.47.4';

export const purpose = extendedKeyUsage;
export const policy = (identifier: string): Uint8Array => extension('2.5.29.32', sequence(sequence(oid(identifier))));
/** What tells a holder's certificate from others. */
export const HOLDER_EXTENSIONS = [purpose(CLIENT_AUTH), policy(HOLDER_POLICY)];

function asEntity({ certificate, key }: Authority): Entity {
  const parsed = Certificate.fromDer(certificate);
  const privateKey = createPrivateKey(keyPem(key));
  return {
    certificate: parsed,
    der: certificate,
    key: { privateKey, publicKey: createPublicKey(privateKey) },
    subject: parsed.subject.encoded,
    keyId: parsed.keyIdentifier,
  };
}

/** The test PKI's authorities, to issue with. */
export const subCa = (): Entity => asEntity(specimenPki().authorities.subCa);
export const rootCa = (): Entity => asEntity(specimenPki().authorities.rootCa);
export const strangerCa = (): Entity => asEntity(specimenPki().authorities.strangerCsca);

export const HOLDER_NAME = name({
  C: 'IT',
  serialNumber: 'IDCIT-CA99999ZZ',
  SN: 'ESEMPIO',
  GN: 'MARIO',
  CN: 'SMPMRA80A01H501J/210987654321',
});

export const issue = (role: 'authority' | 'end', commonName: string, options: EntityOptions = {}): Entity =>
  entity(role, commonName, {
    key: rsaKey(),
    scheme: pkcs1('sha256'),
    // OpenSSL takes no serial number with zeros in front.
    serial: `40${randomBytes(8).toString('hex')}`,
    ...options,
  });

/** What a browser has of it, and what it sends along. */
export function browserHas(own: Entity, ...issuers: readonly Entity[]): ClientCertificate {
  return {
    cert: [own, ...issuers].map(({ certificate }) => certificate.toPem()).join(''),
    key: own.key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
