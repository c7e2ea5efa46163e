// @ts-check
/**
 * `node signature-process.mjs sign FILE P7M`: signs as a stream, with the PEM files of the working folder as `openssl cms` is
 * given them. `… verify P7M`: reads and checks. Either in a process of its own, as a program does it, with the library alone.
 */
import { constants, createPrivateKey, privateEncrypt, X509Certificate } from 'node:crypto';
import { createWriteStream, readFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { contentStream, fileSource, readCades, signCades } from '../../packages/signature/dist/cades/index.js';
import './peak-at-exit.mjs';

function pemSigner() {
  const key = createPrivateKey(readFileSync('key.pem'));
  const certificates = (/** @type {string} */ name) =>
    (readFileSync(name, 'utf8').match(/-----BEGIN[^]*?-----END.*/g) ?? []).map(
      (text) => new Uint8Array(new X509Certificate(text).raw),
    );
  const [certificate] = certificates('certificate.pem');
  if (certificate === undefined) throw new Error('certificate.pem holds none');
  return {
    certificate,
    issuers: certificates('issuers.pem'),
    /** @param {Uint8Array} digestInfo */
    sign: (digestInfo) =>
      Promise.resolve(new Uint8Array(privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, digestInfo))),
  };
}

const [command = '', path = '', output = ''] = process.argv.slice(2);
const file = await fileSource(path);
try {
  if (command === 'sign') {
    const content = signCades(contentStream(file, true), pemSigner(), { signingTime: new Date() });
    await pipeline(content, createWriteStream(output));
  } else {
    const { signatures } = await readCades(file);
    if (signatures[0]?.integrity.state !== 'intact') throw new Error('the signature is not intact');
  }
} finally {
  await file[Symbol.asyncDispose]();
}
