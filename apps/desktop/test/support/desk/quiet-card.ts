import { setTimeout as delay } from 'node:timers/promises';
import type { DeskCard } from '../../../../../packages/middleware/test/support/desk.js';

/** Commands of one reading follow each other faster. */
const QUIET_MS = 150;

/** Resolves once nothing has gone through the card for a moment. */
export async function quietCard({ card }: DeskCard): Promise<void> {
  for (let before = -1; before !== card.faults.commandCount;) {
    before = card.faults.commandCount;
    await delay(QUIET_MS);
  }
}
