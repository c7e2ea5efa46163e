import type { PairedCardView, SettingsView } from '../contract/views.js';
import type { Notice } from './notice.js';
import type { ToldOnce } from './told-once.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long the recovery of a PUK takes (product.md, rule 7). */
const PUK_WAIT_MS = 48 * HOUR_MS;

/** Days before a card expires at which that is told, the nearest first. */
const STAGES = [7, 30, 60] as const;

export interface RemindersOptions {
  readonly settings: () => Pick<SettingsView, 'pukRecoveryStartedAt'>;
  /** Real ones: nobody has to be told of the end of a made-up card. */
  readonly cards: () => readonly PairedCardView[];
  readonly told: ToldOnce;
  readonly tell: (notice: Notice) => void;
}

/** What comes due by the calendar: the end of a card, the end of the 48 hours' wait. Each is told once. */
export class Reminders {
  readonly #options: RemindersOptions;

  constructor(options: RemindersOptions) {
    this.#options = options;
  }

  /** Tells what is due by now, also what came due while the app was closed or the computer slept. */
  look(now: Date): void {
    const { cards, tell, told } = this.#options;
    const startedAt = Date.parse(this.#options.settings().pukRecoveryStartedAt);
    if (now.getTime() >= startedAt + PUK_WAIT_MS && told.first('puk-recovery', String(startedAt))) {
      tell({ kind: 'puk-recovery' });
    }
    for (const card of cards()) {
      const due = dueOf(card, now);
      if (due !== undefined && told.first('validity', card.nis, card.validity.notAfter, due.stage)) tell(due.notice);
    }
  }
}

/** What a card's dates mean today; its view was made when it was read, which may be weeks ago. */
function dueOf(card: PairedCardView, now: Date): { readonly stage: string; readonly notice: Notice } | undefined {
  const left = Date.parse(card.validity.notAfter) - now.getTime();
  if (left < 0) {
    if (now.getTime() > Date.parse(card.validity.usableUntil)) return undefined;
    return { stage: 'grace', notice: { kind: 'grace', card } };
  }
  const days = Math.floor(left / DAY_MS);
  const stage = STAGES.find((candidate) => days <= candidate);
  return stage && { stage: String(stage), notice: { kind: 'expiring', card, days } };
}
