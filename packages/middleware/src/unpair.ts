import { PairingError } from './errors.js';
import { pairedCard, type PairedCard } from './list-cards.js';
import type { PairingRecord } from './pairing-record.js';
import type { StoreProblem } from './pairing-store.js';
import type { MiddlewareContext } from './use-case.js';

/**
 * Forgets one card. Needs the store; no card, no reader, no code. The card itself is not touched.
 *
 * @param card its serial number, its services id or its label
 * @throws {PairingError} `no-such-pairing`, `several-pairings` (a label used twice)
 * @throws {StoreError}
 */
export async function unpair(context: MiddlewareContext, card: string): Promise<PairedCard> {
  const { records } = await context.pairings.list();
  const record = recordNamed(records, card);
  if (!(await context.pairings.remove(record.open.card.nis))) throw new PairingError('no-such-pairing');
  return pairedCard(record, context.clock());
}

export interface UnpairedAll {
  readonly removed: readonly PairedCard[];
  /** Files that are no records of cards: still there. */
  readonly problems: readonly StoreProblem[];
}

/**
 * Forgets every card. Needs the store only. What is damaged or foreign stays where it is and is reported.
 *
 * @throws {StoreError}
 */
export async function unpairAll(context: MiddlewareContext): Promise<UnpairedAll> {
  const { records, problems } = await context.pairings.list();
  const removed: PairedCard[] = [];
  for (const record of records) {
    if (await context.pairings.remove(record.open.card.nis)) removed.push(pairedCard(record, context.clock()));
  }
  return { removed, problems };
}

/** An exact number wins over a label that looks like one. */
function recordNamed(records: readonly PairingRecord[], card: string): PairingRecord {
  const wanted = card.trim().toUpperCase();
  const byNumber = records.filter(({ open }) => open.serialNumber.toUpperCase() === wanted || open.card.nis === wanted);
  const fitting =
    byNumber.length > 0
      ? byNumber
      : records.filter(({ preferences }) => preferences.label !== '' && preferences.label.toUpperCase() === wanted);
  const [only, ...others] = fitting;
  if (only === undefined) throw new PairingError('no-such-pairing');
  if (others.length > 0) throw new PairingError('several-pairings');
  return only;
}
