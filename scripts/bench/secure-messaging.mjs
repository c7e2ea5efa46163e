// @ts-check
/** Secure messaging of a 231-byte READ BINARY on the host, against the OpenSSL calls that it cannot do without. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { concatBytes, CommandApdu, encodeTlv, SecretBytes } from '../../packages/core/dist/index.js';
import { pad, retailMac, singleDesKey, tripleDesKey } from '../../packages/core/dist/ias/retail-mac.js';
import { SecureMessagingSession } from '../../packages/core/dist/ias/secure-messaging.js';

const READ_LENGTH = 231;
const ROUNDS = 4000;
const ZERO_IV = new Uint8Array(8);
const STATUS = Uint8Array.of(0x99, 0x02, 0x90, 0x00);

/** @param {number} value */
function counterBytes(value) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

/**
 * @returns {{ readsPerSecond: number, bareReadsPerSecond: number, ratio: number }}
 */
export function measureSecureMessaging() {
  const encryption = new Uint8Array(randomBytes(16));
  const mac = new Uint8Array(randomBytes(16));
  const keys = { single: singleDesKey(mac), triple: tripleDesKey(mac) };
  const encryptionKey = tripleDesKey(encryption);
  const plain = new Uint8Array(randomBytes(READ_LENGTH));

  // The card's answers, made before the clock runs: the counter is odd for commands and even for answers.
  const answers = Array.from({ length: ROUNDS }, (_, round) => {
    const cipher = createCipheriv('des-ede3-cbc', encryptionKey, ZERO_IV).setAutoPadding(false);
    const cryptogram = encodeTlv(0x87, Uint8Array.of(1), cipher.update(pad(plain)));
    const code = retailMac(keys, pad(concatBytes(counterBytes(2 * round + 2), cryptogram, STATUS)));
    return concatBytes(cryptogram, STATUS, encodeTlv(0x8e, code));
  });

  const ours = () => {
    const session = new SecureMessagingSession(
      { encryption: SecretBytes.own(encryption.slice()), mac: SecretBytes.own(mac.slice()) },
      new Uint8Array(8),
    );
    const command = new CommandApdu({ cla: 0, ins: 0xb0, p1: 0, p2: 0, le: READ_LENGTH });
    for (const answer of answers) {
      session.wrap(command).encode('short');
      session.unwrap(answer, command.ins);
    }
    session.dispose();
  };

  const macInputs = [new Uint8Array(24), new Uint8Array(264)];
  const cryptogram = new Uint8Array(232);
  const bare = () => {
    for (let round = 0; round < ROUNDS; round++) {
      for (const input of macInputs) {
        const split = input.length - 8;
        const chaining = createCipheriv('des-ede3-cbc', keys.single, ZERO_IV)
          .setAutoPadding(false)
          .update(input.subarray(0, split));
        createCipheriv('des-ede3-cbc', keys.triple, chaining.subarray(split - 8))
          .setAutoPadding(false)
          .update(input.subarray(split));
      }
      createDecipheriv('des-ede3-cbc', encryptionKey, ZERO_IV).setAutoPadding(false).update(cryptogram);
    }
  };

  /** @param {() => void} work */
  const perSecond = (work) => {
    const begin = performance.now();
    work();
    return (ROUNDS * 1000) / (performance.now() - begin);
  };
  perSecond(ours);
  perSecond(bare);
  // In turn, so that a machine that changes its speed changes both.
  const pairs = Array.from({ length: 9 }, () => ({ ours: perSecond(ours), bare: perSecond(bare) }));
  const byRatio = pairs.map((pair) => ({ ...pair, ratio: pair.ours / pair.bare })).sort((a, b) => a.ratio - b.ratio);
  const middle = byRatio[Math.floor(byRatio.length / 2)] ?? { ours: 0, bare: 1, ratio: 0 };
  return {
    readsPerSecond: Math.round(middle.ours),
    bareReadsPerSecond: Math.round(middle.bare),
    ratio: Math.round(middle.ratio * 100) / 100,
  };
}
