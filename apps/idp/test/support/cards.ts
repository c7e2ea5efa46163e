import { createPrivateKey } from 'node:crypto';
import { specimenImage, specimenPki, withDefect, type CardImage } from '@ciekit/emulator';
import { Certificate } from '@ciekit/pki';
import type { ClientCertificate } from './test-browser.js';

const base64url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');

/** A private key of the test PKI or of a software card, PEM. */
export function keyPem(key: CardImage['keys']['holder']): string {
  const { n, e, d, p, q, dp, dq, qi } = key;
  const jwk = {
    kty: 'RSA',
    n: base64url(n),
    e: base64url(e),
    d: base64url(d),
    p: base64url(p),
    q: base64url(q),
    dp: base64url(dp),
    dq: base64url(dq),
    qi: base64url(qi),
  };
  return createPrivateKey({ key: jwk, format: 'jwk' }).export({ type: 'pkcs8', format: 'pem' }).toString();
}

export const pem = (der: Uint8Array): string => Certificate.fromDer(der).toPem();

/** What a browser has of a card: its certificate and, in place of the chip, the key. */
export function clientOf(image: CardImage, ...issuers: readonly Uint8Array[]): ClientCertificate {
  const own = Certificate.fromPaddedFile(Buffer.from(image.files['1003'], 'hex'));
  return { cert: [own.toPem(), ...issuers.map(pem)].join(''), key: keyPem(image.keys.holder) };
}

/** Anna Specimen, whose browser sends the sub CA along. */
export function anna(): ClientCertificate {
  return clientOf(specimenImage(), specimenPki().authorities.subCa.certificate);
}

export function expiredCard(): ClientCertificate {
  return clientOf(withDefect(specimenImage(), 'expired-certificate'), specimenPki().authorities.subCa.certificate);
}
