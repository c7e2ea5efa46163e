// @ts-check
/**
 * A process that is a token with a key in memory instead of a card: `node software-key-token.mjs SOCKET`. Writes
 * `ready` once it listens and knows its card; asked by a message `bare`, it says how long bare signatures take in it.
 */
import { constants, createPrivateKey, privateEncrypt } from 'node:crypto';
import { asciiToBytes, SecretBytes } from '../../packages/core/dist/index.js';
import { specimenImage } from '../../packages/emulator/dist/index.js';
import { serveToken, Token } from '../../packages/pkcs11/dist/index.js';

const READER = 'Software key';
const NIS = '123456789012';
const [socketPath = ''] = process.argv.slice(2);

const image = specimenImage();
const file = new Uint8Array(Buffer.from(image.files['1003'], 'hex'));
const certificate = file.subarray(0, 4 + new DataView(file.buffer).getUint16(2));
const { n, e, d, p, q, dp, dq, qi } = image.keys.holder;
const url = (/** @type {string} */ hex) => Buffer.from(hex, 'hex').toString('base64url');
const jwk = {
  kty: 'RSA',
  n: url(n),
  e: url(e),
  d: url(d),
  p: url(p),
  q: url(q),
  dp: url(dp),
  dq: url(dq),
  qi: url(qi),
};
const key = { key: createPrivateKey({ format: 'jwk', key: jwk }), padding: constants.RSA_PKCS1_PADDING };

const refuse = () => Promise.reject(new TypeError('nobody asks'));

/** @type {import('../../packages/pkcs11/dist/index.js').CardSource} */
const cards = {
  async *watchReaders(signal) {
    const reader = { name: READER, card: /** @type {const} */ ('present'), atr: undefined };
    yield { type: 'reader-added', reader };
    yield { type: 'card-inserted', reader };
    const paired = /** @type {import('../../packages/middleware/dist/index.js').PairedCard} */ ({ nis: NIS });
    const card = /** @type {const} */ ({ kind: 'cie', nis: NIS, profile: 'bit4id', paired, tries: undefined });
    yield { type: 'card-recognised', reader: READER, card };
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  },
  cardCredentials: () =>
    Promise.resolve({ reader: READER, nis: NIS, serialNumber: 'CA00000AA', label: '', certificate, issuers: [] }),
  openSigner: async (source) => {
    (await source.askPin({ refused: undefined })).wipe();
    return {
      reader: READER,
      nis: NIS,
      assurance: { outcome: 'unverified-issuer' },
      sign: (digestInfo) => Promise.resolve(new Uint8Array(privateEncrypt(key, digestInfo))),
      close: () => Promise.resolve(),
    };
  },
};

const token = new Token({
  cards,
  pinMode: 'prompt',
  idleMs: 300_000,
  prompt: {
    name: 'benchmark',
    isAvailable: () => Promise.resolve(true),
    open: () => ({
      interactive: false,
      // The same class, which the types of sources and of what was built take for two.
      askPin: () => Promise.resolve(/** @type {never} */ (SecretBytes.takeFrom(asciiToBytes('19283746')))),
      askPuk: refuse,
      askNewPin: refuse,
      confirmLastTry: () => Promise.resolve(false),
      warnWeak: () => Promise.resolve(false),
      advisePuk: () => Promise.resolve(false),
    }),
  },
});

process.on('message', (/** @type {{ bare: number, digestInfo: string }} */ { bare, digestInfo }) => {
  const input = Buffer.from(digestInfo, 'hex');
  const begin = performance.now();
  for (let index = 0; index < bare; index++) privateEncrypt(key, input);
  process.send?.({ perSecond: (bare * 1000) / (performance.now() - begin) });
});

token.start();
await serveToken({ token, socketPath });
process.send?.('ready');
