// @ts-check
/** The specimen's holder as a key in memory: what is measured beside it is ours. */
import { constants, createPrivateKey, privateEncrypt } from 'node:crypto';
import { specimenImage } from '../../packages/emulator/dist/index.js';

const image = specimenImage();
const file = new Uint8Array(Buffer.from(image.files['1003'], 'hex'));
const certificate = file.subarray(0, 4 + new DataView(file.buffer).getUint16(2));
const issuers = [image.pki.subCaCertificate, image.pki.rootCaCertificate].map(
  (text) => new Uint8Array(Buffer.from(text, 'base64')),
);
const numbers = Object.entries(image.keys.holder).map(([name, hex]) => [
  name,
  Buffer.from(hex, 'hex').toString('base64url'),
]);
const privateKey = createPrivateKey({ format: 'jwk', key: { ...Object.fromEntries(numbers), kty: 'RSA' } });

/** PEM, for other programs. @param {Uint8Array} der */
const pem = (der) => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;

export const PEM = {
  certificate: pem(certificate),
  issuers: issuers.map(pem).join(''),
  root: pem(issuers[1] ?? new Uint8Array()),
  key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
};

/** A signer and how long its key took so far, in ms: a card's takes a hundred times as long. */
export function specimenSigner() {
  const spent = { keyMs: 0 };
  return {
    spent,
    certificate,
    issuers,
    /** @param {Uint8Array} digestInfo */
    sign(digestInfo) {
      const begin = performance.now();
      const value = new Uint8Array(
        privateEncrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, digestInfo),
      );
      spent.keyMs += performance.now() - begin;
      return Promise.resolve(value);
    },
  };
}
