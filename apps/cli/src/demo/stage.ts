import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { carriesCode } from '@ciekit/core';
import { SoftwareCard, SoftwareReaders, specimenImage, withDefect, type CardImage } from '@ciekit/emulator';
import { createMiddleware, type Middleware } from '@ciekit/middleware/basics';
import { SOFTWARE_READER } from '../card-readers.js';

/** Milliseconds that the card waits before each answer: long enough to be seen, short enough to stay to the end. */
export const CARD_LATENCY_MS = 5;

/** Everything that the demo plays on: cards, a reader, a store, in a folder of their own. */
export interface Stage {
  readonly middleware: Middleware;
  readonly readers: SoftwareReaders;
  readonly folder: string;
  readonly image: CardImage;
  readonly anna: SoftwareCard;
  /** Commands that reached cards so far. */
  readonly apdus: () => number;
  /** Of those, the ones that carried a code. */
  readonly codes: () => number;
  /** Has the PC believe the test PKI; returns the name of the chips' authority. */
  readonly trust: () => Promise<string>;
  /** A card on which every file is Anna's and the keys are not. */
  readonly copy: () => SoftwareCard;
  /** Puts another card on the reader. */
  readonly swap: (card: SoftwareCard) => void;
  /** Takes the card away before its next command but so many. */
  readonly pullAfter: (commands: number) => void;
  readonly close: () => Promise<void>;
}

/** Builds the stage in a new temporary folder. */
export async function buildStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'ciekit-demo-'));
  const image = specimenImage();
  let apdus = 0;
  let codes = 0;
  const card = (from: CardImage): SoftwareCard =>
    new SoftwareCard({
      image: from,
      timing: () => CARD_LATENCY_MS,
      onExchange: (command) => {
        apdus++;
        if (carriesCode(command[1] ?? 0)) codes++;
      },
    });
  const anna = card(image);
  const readers = new SoftwareReaders({ readers: [{ name: SOFTWARE_READER, card: anna }] });
  const middleware = createMiddleware({
    readers,
    storeDirectory: join(folder, 'store'),
    trustDirectory: join(folder, 'trust'),
  });
  return {
    middleware,
    readers,
    folder,
    image,
    anna,
    apdus: () => apdus,
    codes: () => codes,
    trust: () => trustTestPki(middleware, image),
    copy: () => card(withDefect(image, 'cloned')),
    swap: (other) => {
      readers.remove(SOFTWARE_READER);
      readers.insert(SOFTWARE_READER, other);
    },
    pullAfter: (commands) => {
      anna.faults.resetCounter();
      anna.faults.inject({ kind: 'card-removed', at: commands });
    },
    close: async () => {
      await readers.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function trustTestPki(middleware: Middleware, image: CardImage): Promise<string> {
  const { cscaCertificate, rootCaCertificate, subCaCertificate } = image.pki;
  const certificate = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));
  await middleware.addTrust(certificate(cscaCertificate), { purpose: 'chip-signer', trustUnpinned: true });
  await middleware.addTrust(certificate(rootCaCertificate), { purpose: 'holder-issuer', trustUnpinned: true });
  await middleware.addTrust(certificate(subCaCertificate));
  return new X509Certificate(Buffer.from(cscaCertificate, 'base64')).subject.split('\n').at(-1) ?? '';
}
