/** Programs that sign, verify and extend a big file, each step in a process of its own: its memory is its own too. */
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SoftwareSigner } from '../../../pki/test/support/signing-pki.js';
import type { Entity } from '../../../pki/test/support/test-pki.js';

const DIST = pathToFileURL(fileURLToPath(new URL('../../dist/', import.meta.url))).href;

/** What a step of the program says. */
export interface Step {
  readonly name: string;
  /** Of every signature and time stamp of the file that was written. */
  readonly states: readonly string[];
  /** Peak of the process that made the file and read it again, MiB; `undefined` where the system does not tell. */
  readonly peak?: number;
  /** The same before the step, when the package had been loaded. */
  readonly loaded?: number;
}

/** What the program is told. */
export interface BigFileInput {
  readonly folder: string;
  /** Of the content, in bytes. */
  readonly size: number;
  /** Address of a time-stamping authority. */
  readonly tsa: string;
  readonly signers: readonly {
    readonly certificate: string;
    readonly issuers: readonly string[];
    readonly key: string;
  }[];
  /** What is embedded for the long term, base64. */
  readonly crl: string;
}

/** A key that the other process can have. */
export const signerInput = (entity: Entity, { issuers }: SoftwareSigner): BigFileInput['signers'][number] => ({
  certificate: Buffer.from(entity.der).toString('base64'),
  issuers: issuers.map((issuer) => Buffer.from(issuer).toString('base64')),
  key: entity.key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
});

/** In this order: each goes on from the file of the one before, and takes it away. */
export const BIG_FILE_STEPS = [
  'signed',
  'added',
  'countersigned',
  'extended',
  'in pieces',
  'added in pieces',
  'stamped',
] as const;

/** Arguments for Node. */
export const bigFileProgram = (input: BigFileInput, step: (typeof BIG_FILE_STEPS)[number]): readonly string[] => [
  '--input-type=module',
  '--eval',
  PROGRAM,
  DIST,
  JSON.stringify(input),
  step,
];

const PROGRAM = `
import { constants, privateEncrypt } from 'node:crypto';
import { createWriteStream, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const [dist, told, wanted] = process.argv.slice(1);
const { folder, size, tsa, signers, crl } = JSON.parse(told);
const lib = await import(dist + 'index.js');
const { readSignedDataFrom } = await import(dist + 'cms/read-signed-data.js');
const loaded = peak();
const bytes = (text) => new Uint8Array(Buffer.from(text, 'base64'));
const [maria, paola] = signers.map(({ certificate, issuers, key }) => ({
  certificate: bytes(certificate),
  issuers: issuers.map(bytes),
  sign: async (digestInfo) => new Uint8Array(privateEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, digestInfo)),
}));
/** The platform's own takes 30 MB. */
const fetch = (url, { body, ...init }) =>
  new Promise((resolve, reject) => {
    request(url, init, (answer) => resolve({ ok: answer.statusCode === 200, body: answer }))
      .on('error', reject)
      .end(body);
  });
const timestamp = lib.timestampClient({ fetch, url: tsa });
const validationData = async () => ({ certificates: [], ocspResponses: [], crls: [bytes(crl)] });
const recycle = true;

function peak() {
  try {
    return Number(/^VmHWM:\\s+(\\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
  } catch {
    return undefined;
  }
}

async function opened(name, work) {
  const file = await lib.fileSource(join(folder, name));
  try {
    return await work(file);
  } finally {
    await file[Symbol.asyncDispose]();
  }
}

async function step(name, from, make) {
  await opened(from, (file) => pipeline(make(file), createWriteStream(join(folder, name))));
  const { signatures } = await opened(name, (file) => lib.readCades(file));
  const states = signatures.flatMap(({ integrity, timestamps, counterSignatures }) =>
    [{ integrity }, ...timestamps, ...counterSignatures].map(({ integrity: { state } }) => state),
  );
  rmSync(join(folder, from));
  console.log(JSON.stringify({ name, states, peak: peak(), loaded }));
}

/** The same signatures around a content of indefinite length, as programs write it that do not know how long it will be. */
async function* inPieces(file) {
  const { signerInfos, certificates, revocationValues } = await readSignedDataFrom(file);
  const tlv = (tag, content) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(content.length);
    return Buffer.concat([Buffer.of(tag, 0x84), length, content]);
  };
  yield Buffer.from('308006092a864886f70d010702a0803080020101310d300b0609608648016503040201308006092a864886f70d010701a0802480', 'hex');
  const piece = tlv(0x04, Buffer.alloc(4_096));
  const many = Buffer.concat(Array.from({ length: 256 }, () => piece));
  for (let offset = 0; offset < size; offset += 256 * 4_096) yield many;
  const all = [[0xa0, certificates], [0xa1, revocationValues], [0x31, signerInfos.map(({ encoded }) => encoded)]];
  yield Buffer.concat([Buffer.alloc(6), ...all.map(([tag, parts]) => tlv(tag, Buffer.concat(parts))), Buffer.alloc(6)]);
}

const steps = {
  signed: () => {
    writeFileSync(join(folder, 'content'), '');
    truncateSync(join(folder, 'content'), size);
    return step('signed', 'content', (file) => lib.signCades(lib.contentStream(file, true), maria));
  },
  added: () => step('added', 'signed', (file) => lib.addSigner(file, paola, { timestamp, recycle })),
  countersigned: () =>
    step('countersigned', 'added', (file) => lib.counterSign(file, paola, { signerNumber: 1, recycle })),
  extended: () =>
    step('extended', 'countersigned', (file) =>
      lib.extendCades(file, 'lta', { timestamp, validationData, recycle })),
  'in pieces': () => step('in pieces', 'extended', inPieces),
  'added in pieces': () => step('added in pieces', 'in pieces', (file) => lib.addSigner(file, maria, { recycle })),
  // Its content is signed itself, and read through both.
  stamped: async () => {
    const make = (file) => lib.timestampFile(file, timestamp, 'tsd', { recycle });
    await opened('added in pieces', (file) => pipeline(make(file), createWriteStream(join(folder, 'stamped.tsd'))));
    await opened('stamped.tsd', async (file) => {
      const { timestamps } = await lib.readTimestampFile(file);
      const { content } = await lib.extractContent(file);
      await pipeline(lib.chunksOf(content, 0, content.size, true), createWriteStream(join(folder, 'extracted')));
      const states = timestamps.map(({ integrity }) => integrity.state);
      const whole = content.size === size && statSync(join(folder, 'extracted')).size === size;
      for (const each of ['stamped.tsd', 'added in pieces', 'extracted']) rmSync(join(folder, each));
      console.log(JSON.stringify({ name: 'stamped', states: [...states, whole ? 'whole' : 'cut'], peak: peak(), loaded }));
    });
  },
};
await steps[wanted]();
`;
