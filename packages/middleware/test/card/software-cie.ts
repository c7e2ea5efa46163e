import { CieCard, SecretBytes, asciiToBytes, type CardMemory, type CieCardOptions, type KnownCard } from '@ciekit/core';
import {
  SoftwareCard,
  SoftwareReaders,
  specimenImage,
  type CardImage,
  type SoftwareCardOptions,
} from '@ciekit/emulator';
import { createChipVerifier, TrustStore } from '@ciekit/pki';

export const PIN = '19283746';
export const PUK = '64738291';
const READER = 'Software card';

export function code(digits: string): SecretBytes {
  return SecretBytes.takeFrom(asciiToBytes(digits));
}

/** A memory as the pairing store keeps it, in the process only. */
export class TestMemory implements CardMemory {
  readonly cards = new Map<string, KnownCard>();
  readonly tries = new Map<string, number | undefined>();

  recall(nis: string): Promise<KnownCard | undefined> {
    return Promise.resolve(this.cards.get(nis));
  }
  update(known: KnownCard): Promise<void> {
    this.cards.set(known.nis, known);
    return Promise.resolve();
  }
  recallTries(nis: string, kind: string): Promise<number | undefined> {
    return Promise.resolve(this.tries.get(`${nis}/${kind}`));
  }
  rememberTries(nis: string, kind: string, remaining: number | undefined): Promise<void> {
    this.tries.set(`${nis}/${kind}`, remaining);
    return Promise.resolve();
  }
}

export interface SoftwareCie {
  readonly card: SoftwareCard;
  readonly readers: SoftwareReaders;
  readonly memory: TestMemory;
  readonly cie: CieCard;
}

export interface SoftwareCieOptions {
  readonly image?: CardImage;
  readonly card?: Omit<SoftwareCardOptions, 'image'>;
  readonly host?: Partial<CieCardOptions>;
  /** `test-issuer` (default) holds the specimen's country signer; `none` holds no anchor. */
  readonly trust?: 'test-issuer' | 'none';
  readonly memory?: TestMemory;
  readonly maxCommandLength?: number;
}

/** The host and a software card in one process, with the real chip verifier in between. */
export async function softwareCie(options: SoftwareCieOptions = {}): Promise<SoftwareCie> {
  const image = options.image ?? specimenImage();
  const card = new SoftwareCard({ image, ...options.card });
  const { maxCommandLength } = options;
  const readers = new SoftwareReaders({
    readers: [{ name: READER, card, ...(maxCommandLength === undefined ? {} : { maxCommandLength }) }],
  });
  const memory = options.memory ?? new TestMemory();
  const trustStore = TrustStore.empty();
  if (options.trust !== 'none') {
    trustStore.add(Buffer.from(specimenImage({ sodGeneration: 1 }).pki.cscaCertificate, 'base64'), {
      purpose: 'chip-signer',
      trustUnpinned: true,
    });
    trustStore.add(Buffer.from(specimenImage().pki.cscaCertificate, 'base64'), {
      purpose: 'chip-signer',
      trustUnpinned: true,
    });
  }
  const cie = new CieCard(await readers.connect(READER), {
    chipVerifier: createChipVerifier({ trustStore, now: () => new Date('2026-06-01T12:00:00Z') }),
    memory,
    ...options.host,
  });
  return { card, readers, memory, cie };
}
