// @ts-check
/**
 * `node signature-process.mjs sign FILE P7M`: signs as a stream. `… verify P7M`: reads and checks. Either in a process of
 * its own, as a program does it, with the library alone.
 */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { contentStream, fileSource, readCades, signCades } from '../../packages/signature/dist/index.js';
import { specimenSigner } from './specimen-signer.mjs';

const [command = '', path = '', output = ''] = process.argv.slice(2);
const file = await fileSource(path);
try {
  if (command === 'sign') {
    const signer = specimenSigner();
    await pipeline(
      signCades(contentStream(file, true), signer, { signingTime: new Date() }),
      createWriteStream(output),
    );
    console.log(JSON.stringify(signer.spent));
  } else {
    const { signatures } = await readCades(file);
    if (signatures[0]?.integrity.state !== 'intact') throw new Error('the signature is not intact');
  }
} finally {
  await file[Symbol.asyncDispose]();
}
