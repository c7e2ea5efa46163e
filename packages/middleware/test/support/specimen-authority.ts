import { createPrivateKey, createPublicKey } from 'node:crypto';
import { specimenPki, type TestPkiRole } from '@ciekit/emulator';
import { Certificate } from '@ciekit/pki';
import type { Entity } from '../../../pki/test/support/test-pki.js';

/** One of the specimen's authorities, whose keys are published, for the servers of the test. */
export function authorityOf(role: TestPkiRole): Entity {
  const { certificate: der, key } = specimenPki().authorities[role];
  const certificate = Certificate.fromDer(der);
  const number = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
  const jwk = {
    kty: 'RSA',
    n: number(key.n),
    e: number(key.e),
    d: number(key.d),
    p: number(key.p),
    q: number(key.q),
    dp: number(key.dp),
    dq: number(key.dq),
    qi: number(key.qi),
  };
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  const keyId = certificate.extensions.subjectKeyIdentifier!;
  const publicKey = createPublicKey(privateKey);
  return { certificate, der, key: { publicKey, privateKey }, subject: certificate.subject.encoded, keyId };
}
