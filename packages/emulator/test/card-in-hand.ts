import { asciiToBytes, fromHex } from '@ciekit/core/bytes';
import type { CardTransaction } from '@ciekit/core/iso7816';
import {
  atrProfile,
  SoftwareCard,
  SoftwareReaders,
  specimenImage,
  type AtrProfile,
  type SoftwareCardOptions,
} from '@ciekit/emulator';
import { expectSuccess, ReferenceHost } from './reference-host.js';

export const READER = 'Software card';
export const WRONG_CODE = '00000000';

export interface CardInHand {
  readonly card: SoftwareCard;
  readonly profile: AtrProfile;
  readonly readers: SoftwareReaders;
  readonly transaction: CardTransaction;
  readonly host: ReferenceHost;
}

/** A new specimen in a software reader, held in a transaction, with the reference host at the other end. */
export async function cardInHand(options: Partial<SoftwareCardOptions> = {}): Promise<CardInHand> {
  const image = options.image ?? specimenImage();
  const card = new SoftwareCard({ ...options, image });
  const readers = new SoftwareReaders({ readers: [{ name: READER, card }] });
  const connection = await readers.connect(READER);
  const transaction = await connection.beginTransaction();
  const host = new ReferenceHost((command) => transaction.transmit(command));
  return { card, profile: atrProfile(image.profile), readers, transaction, host };
}

/** The same after device authentication: DF_CIE selected, secure messaging open. */
export async function authenticatedCard(options: Partial<SoftwareCardOptions> = {}): Promise<CardInHand> {
  const inHand = await cardInHand(options);
  await inHand.host.openSession(inHand.profile);
  return inHand;
}

/** The same with the PIN verified. */
export async function openedCard(options: Partial<SoftwareCardOptions> = {}): Promise<CardInHand> {
  const inHand = await authenticatedCard(options);
  expectSuccess(await inHand.host.verify(inHand.card.readState().pin.digits));
  return inHand;
}

/** CHANGE and RESET carry one code after the other. */
export const codes = (...digits: readonly string[]): Uint8Array => asciiToBytes(digits.join(''));

/** SHA-256 DigestInfo of nothing in particular, 51 bytes. */
export const DIGEST_INFO = fromHex(`3031300D060960864801650304020105000420${'5A'.repeat(32)}`);

export { expectSuccess };
