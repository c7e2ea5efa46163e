// @ts-check
/**
 * What the holder's operations cost on the software card: commands, bytes, host CPU. Counts are the same on every
 * machine; CPU is the median of several runs, with the card's own computing taken off.
 */
import { createHash } from 'node:crypto';
import { asciiToBytes, CieCard, concatBytes, fromHex, SecretBytes } from '../../packages/core/dist/index.js';
import { SoftwareCard, SoftwareReaders, specimenImage } from '../../packages/emulator/dist/index.js';
import { createChipVerifier, TrustStore } from '../../packages/pki/dist/index.js';

const PIN = '19283746';
const PUK = '64738291';
const OTHER_PIN = '24681357';
const READER = 'Software card';
const REPETITIONS = 15;
const SHA256_DIGEST_INFO = fromHex('3031300D060960864801650304020105000420');

/** @param {string} digits */
const code = (digits) => SecretBytes.takeFrom(asciiToBytes(digits));

/** @param {number} index */
const digestInfo = (index) => concatBytes(SHA256_DIGEST_INFO, createHash('sha256').update(String(index)).digest());

/** @param {number} signatures @returns {(cie: CieCard) => Promise<unknown>} */
const signing = (signatures) => (cie) =>
  cie.withSigner(code(PIN), async (sign) => {
    for (let index = 0; index < signatures; index++) await sign(digestInfo(index));
  });

/** Every operation leaves the card as it found it, or `after` does. */
const OPERATIONS = {
  pair: { work: (/** @type {CieCard} */ cie) => cie.pair(code(PIN)) },
  /** Services id, the chip's signed data, clone check. */
  info: { work: (/** @type {CieCard} */ cie) => cie.checkChip() },
  changePin: {
    work: (/** @type {CieCard} */ cie) => cie.changePin(code(PIN), code(OTHER_PIN)),
    after: (/** @type {CieCard} */ cie) => cie.changePin(code(OTHER_PIN), code(PIN)),
  },
  unblockPin: { work: (/** @type {CieCard} */ cie) => cie.unblockPin(code(PUK), code(PIN)) },
  signOnce: { work: signing(1) },
  signTen: { work: signing(10) },
};

/**
 * @typedef {{ apdus: number, bytesOut: number, bytesIn: number, cpuMs: number, cpuMsFirst: number }} OperationFigures
 */

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** @param {number} value */
const rounded = (value) => Math.round(value * 10) / 10;

/**
 * All operations on one paired card (Bit4id profile, second-generation SOD).
 *
 * @param {'never' | 'auto'} extended
 * @returns {Promise<Record<string, OperationFigures>>}
 */
export async function measureOperations(extended) {
  const image = specimenImage({ profile: 'bit4id', sodGeneration: 2 });
  const card = new SoftwareCard({ image });
  const readers = new SoftwareReaders({ readers: [{ name: READER, card }] });
  const trustStore = TrustStore.empty();
  trustStore.add(Buffer.from(image.pki.cscaCertificate, 'base64'), { purpose: 'chip-signer', trustUnpinned: true });
  /** @type {Map<string, import('../../packages/core/dist/index.js').KnownCard>} */
  const known = new Map();
  const cie = new CieCard(await readers.connect(READER), {
    chipVerifier: createChipVerifier({ trustStore, now: () => new Date() }),
    extended,
    memory: {
      recall: (nis) => Promise.resolve(known.get(nis)),
      update: (record) => Promise.resolve(void known.set(record.nis, record)),
      recallTries: () => Promise.resolve(undefined),
      rememberTries: () => Promise.resolve(),
    },
  });

  /** @type {Record<string, OperationFigures>} */
  const figures = {};
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    /** @type {number[]} */
    const cpu = [];
    for (let repetition = 0; repetition < REPETITIONS; repetition++) {
      card.resetTraffic();
      const before = process.cpuUsage();
      const result = await operation.work(cie);
      const { user, system } = process.cpuUsage(before);
      cpu.push((user + system) / 1000 - card.traffic.cardMilliseconds);
      if (name === 'pair' && repetition === 0) {
        const { known: record } = /** @type {import('../../packages/core/dist/index.js').PairingData} */ (result);
        known.set(record.nis, record);
      }
      const { exchanges, bytesToCard, bytesFromCard } = card.traffic;
      figures[name] = {
        apdus: exchanges,
        bytesOut: bytesToCard,
        bytesIn: bytesFromCard,
        cpuMs: rounded(median(cpu)),
        cpuMsFirst: rounded(cpu[0] ?? 0),
      };
      if ('after' in operation) await operation.after(cie);
    }
  }
  await readers.close();
  return figures;
}
