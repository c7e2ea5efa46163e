import { constants, createPrivateKey, privateEncrypt, type KeyObject } from 'node:crypto';
import { CardSessionError, PinError } from '@ciekit/core';
import { specimenImage, type RsaKeyImage } from '@ciekit/emulator';
import {
  cardValidity,
  type CardCredentials,
  type CardSigner,
  type CardState,
  type CodeSource,
  type PairedCard,
  type ReaderWatchEvent,
} from '@ciekit/middleware';
import type { CardSource } from '@ciekit/pkcs11';

export const PIN = '19283746';
export const NIS = '123456789012';
export const SERIAL_NUMBER = 'CA00000AA';
export const READER = 'Software key';

const image = specimenImage();
const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

/** The holder's certificate, cut from the padded file. */
export const CERTIFICATE = (() => {
  const file = new Uint8Array(Buffer.from(image.files['1003'], 'hex'));
  return file.subarray(0, 4 + new DataView(file.buffer).getUint16(2));
})();
export const SUB_CA = fromBase64(image.pki.subCaCertificate);
export const ROOT_CA = fromBase64(image.pki.rootCaCertificate);

/** The key that the certificate is about. */
export const HOLDER_KEY = privateKeyOf(image.keys.holder);

function privateKeyOf({ n, e, d, p, q, dp, dq, qi }: RsaKeyImage): KeyObject {
  const url = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
  const parts = { n: url(n), e: url(e), d: url(d), p: url(p), q: url(q), dp: url(dp), dq: url(dq), qi: url(qi) };
  return createPrivateKey({ format: 'jwk', key: { kty: 'RSA', ...parts } });
}

const PAIRED: PairedCard = {
  nis: NIS,
  serialNumber: SERIAL_NUMBER,
  label: '',
  pairedAt: new Date('2026-05-01T10:00:00.000Z'),
  validity: cardValidity(new Date('2024-04-15'), new Date('2034-03-12'), new Date('2026-11-21')),
  assurance: { outcome: 'unverified-issuer' },
};

/** A card that is a key in memory: no APDU, no device authentication, all that a token can see of a card. */
export class SoftwareKeyCards implements CardSource {
  tries = 3;
  /** Signatures made. */
  signatures = 0;
  /** PINs that reached "the card". */
  verifications = 0;
  /** Signers that are open now. */
  open = 0;
  paired = true;
  credentials: CardCredentials = {
    reader: READER,
    nis: NIS,
    serialNumber: SERIAL_NUMBER,
    label: '',
    certificate: CERTIFICATE,
    issuers: [SUB_CA, ROOT_CA],
  };
  /** What the next signature ends with instead. */
  nextSignature: (() => Promise<Uint8Array>) | undefined;
  /** Readers with a card when somebody begins to watch. */
  readonly readersAtStart: readonly string[];
  #push: ((event: ReaderWatchEvent) => void) | undefined;

  constructor(readersAtStart: readonly string[] = [READER]) {
    this.readersAtStart = readersAtStart;
  }

  async *watchReaders(signal: AbortSignal): AsyncGenerator<ReaderWatchEvent, void, undefined> {
    const events: ReaderWatchEvent[] = [];
    let wake = (): void => undefined;
    this.#push = (event) => {
      events.push(event);
      wake();
    };
    signal.addEventListener('abort', () => {
      wake();
    });
    for (const reader of this.readersAtStart) {
      this.addReader(reader);
      this.insert(reader);
    }
    this.#push({ type: 'all-told' });
    while (!signal.aborted) {
      const next = events.shift();
      if (next !== undefined) yield next;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  }

  addReader(name: string): void {
    this.#push?.({ type: 'reader-added', reader: { name, card: 'empty', atr: undefined } });
  }

  removeReader(name: string): void {
    this.#push?.({ type: 'reader-removed', reader: { name, card: 'empty', atr: undefined } });
  }

  insert(reader = READER, card: CardState = this.#cie()): void {
    this.#push?.({ type: 'card-inserted', reader: { name: reader, card: 'present', atr: undefined } });
    this.#push?.({ type: 'card-recognised', reader, card });
  }

  remove(reader = READER): void {
    this.#push?.({ type: 'card-removed', reader: { name: reader, card: 'empty', atr: undefined } });
  }

  stopService(): void {
    this.#push?.({ type: 'service-stopped' });
  }

  cardCredentials(options: { readonly reader?: string | undefined } = {}): Promise<CardCredentials> {
    if (!this.paired) return Promise.reject(Object.assign(new Error('not paired'), { code: 'not-paired' }));
    return Promise.resolve({ ...this.credentials, reader: options.reader ?? READER });
  }

  async openSigner(source: CodeSource, options: Parameters<CardSource['openSigner']>[1] = {}): Promise<CardSigner> {
    options.onEvent?.({ type: 'tries', kind: 'pin', triesRemaining: this.tries });
    if (this.tries === 0) throw new PinError('code-blocked', 'pin', 0);
    if (this.tries === 1 && !(await source.confirmLastTry('pin', 1))) {
      throw new PinError('last-try-unconfirmed', 'pin', 1);
    }
    const pin = await source.askPin({ refused: undefined, triesRemaining: this.tries });
    const right = pin.use((bytes) => Buffer.from(bytes).toString('latin1') === PIN);
    pin.wipe();
    this.verifications++;
    if (!right) {
      this.tries--;
      throw new PinError(this.tries === 0 ? 'code-blocked' : 'code-incorrect', 'pin', this.tries);
    }
    this.tries = 3;
    this.open++;
    let closed = false;
    return {
      reader: options.reader ?? READER,
      nis: NIS,
      assurance: { outcome: 'unverified-issuer' },
      sign: (digestInfo) => {
        if (closed) return Promise.reject(new CardSessionError('session-lost'));
        const instead = this.nextSignature;
        this.nextSignature = undefined;
        if (instead !== undefined) return instead();
        this.signatures++;
        const key = { key: HOLDER_KEY, padding: constants.RSA_PKCS1_PADDING };
        return Promise.resolve(new Uint8Array(privateEncrypt(key, digestInfo)));
      },
      close: () => {
        if (!closed) this.open--;
        closed = true;
        return Promise.resolve();
      },
    };
  }

  #cie(): CardState {
    return {
      kind: 'cie',
      nis: NIS,
      profile: 'bit4id',
      paired: this.paired ? PAIRED : undefined,
      tries: undefined,
    };
  }
}
