import type { ChipAssurance } from '@ciekit/core';
import { cardValidity, type CardValidity } from './card-validity.js';
import type { PairingRecord } from './pairing-record.js';
import type { StoreProblem } from './pairing-store.js';
import type { MiddlewareContext } from './use-case.js';

/** What this PC tells of a paired card without the card: enough to report it stolen (product.md rule 10). */
export interface PairedCard {
  readonly nis: string;
  readonly serialNumber: string;
  /** The holder's own name for the card; may be empty. */
  readonly label: string;
  readonly pairedAt: Date;
  readonly validity: CardValidity;
  /** As it was when the card was paired. */
  readonly assurance: ChipAssurance;
}

export interface PairedCards {
  readonly cards: readonly PairedCard[];
  /** Files in the folder that are no records; they are left alone. */
  readonly problems: readonly StoreProblem[];
}

/**
 * The cards paired on this PC. Needs the store; no card, no reader, no code.
 *
 * @throws {StoreError}
 */
export async function listCards(context: MiddlewareContext): Promise<PairedCards> {
  const { records, problems } = await context.pairings.list();
  return { cards: records.map((record) => pairedCard(record, context.clock())), problems };
}

/** The open part of a record as an app shows it. */
export function pairedCard({ open, preferences }: PairingRecord, at: Date): PairedCard {
  return {
    nis: open.card.nis,
    serialNumber: open.serialNumber,
    label: preferences.label,
    pairedAt: open.pairedAt,
    validity: cardValidity(open.notBefore, open.notAfter, at),
    assurance: open.assurance,
  };
}
