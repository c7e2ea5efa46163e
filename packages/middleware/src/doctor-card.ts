import type { ChipReport, ReaderSnapshot, Tries } from '@ciekit/core';
import { AuthenticityError, CancelledError, UnsupportedCardError } from '@ciekit/core/basics';
import { assuranceKey } from './messages/describe-assurance.js';
import { cardValidity } from './card-validity.js';
import { operationOptions, withCard } from './card-session.js';
import { triesAdvice } from './code-thresholds.js';
import type { DoctorOptions } from './doctor.js';
import { finding, type Finding } from './doctor-finding.js';
import { maskedReaderName } from './doctor-readers.js';
import { errorCodeOf } from './error-catalogue.js';
import type { PairingRecord } from './pairing-record.js';
import type { MiddlewareContext } from './use-case.js';

/** Time enough for an appointment at the Comune. */
const EXPIRING_DAYS = 180;

/** What is on one reader: card, chip, pairing, dates. No number of the card or its holder is in the findings. */
export async function findingsOfCard(
  context: MiddlewareContext,
  snapshot: ReaderSnapshot,
  options: DoctorOptions,
): Promise<readonly Finding[]> {
  const reader = maskedReaderName(snapshot.name);
  switch (snapshot.card) {
    case 'empty':
      return [finding('card-missing', 'info', { reader })];
    case 'mute':
      return [finding('card-mute', 'problem', { reader })];
    case 'in-use':
    case 'present':
      break;
  }
  const cardOptions = { signal: options.signal, waitMs: options.waitMs, onEvent: options.onEvent };
  try {
    // The two proofs of the chip: the key that its SOD names for services, and device authentication.
    const { chip, tries } = await withCard(context, snapshot.name, cardOptions, async (card) => ({
      chip: await card.checkChip(operationOptions(cardOptions)),
      tries: (await card.triesLeft(operationOptions(cardOptions))).tries,
    }));
    return [
      finding('card-found', 'ok', { reader }),
      finding('cie-recognised', 'ok', { profile: chip.profile, extendedLength: chip.extendedLength }),
      findingOfChip(chip),
      findingOfTries(tries),
      ...(await findingsOfPairing(context, chip.nis)),
    ];
  } catch (error) {
    if (error instanceof CancelledError) throw error;
    return findingsOfFailure(error, reader, snapshot.card);
  }
}

function findingsOfFailure(error: unknown, reader: string, card: 'present' | 'in-use'): readonly Finding[] {
  const code = errorCodeOf(error);
  const details = { reader, error: code };
  if (code === 'sharing-violation' || (card === 'in-use' && code !== 'not-a-cie')) {
    return [finding('card-in-use', 'warning', details)];
  }
  const found = finding('card-found', 'ok', { reader });
  if (error instanceof AuthenticityError) {
    return [found, finding('cie-recognised', 'ok'), finding('chip-refused', 'problem', details)];
  }
  if (error instanceof UnsupportedCardError) return [found, finding('cie-not-recognised', 'warning', details)];
  return [found, finding('chip-unchecked', 'warning', details)];
}

function findingOfChip({ assurance }: ChipReport): Finding {
  if (assurance.outcome === 'unverified-issuer') return finding('chip-unverified', 'warning', {}, 'cie trust fetch');
  const id = assuranceKey(assurance) === 'genuine' ? 'chip-genuine' : 'chip-genuine-chosen';
  return finding(id, 'ok', { anchor: assurance.anchor });
}

function findingOfTries({ pin, puk }: Tries): Finding {
  const details = { pin: pin ?? 'unknown', puk: puk ?? 'unknown' };
  const advice = [triesAdvice('pin', pin), triesAdvice('puk', puk)] as const;
  if (advice[1] === 'blocked') return finding('puk-blocked', 'problem', details);
  if (advice[0] === 'blocked') return finding('pin-blocked', 'problem', details, 'cie pin unblock');
  if (advice.some((each) => each === 'confirm' || each === 'advise')) return finding('tries-low', 'warning', details);
  if (advice.includes('unknown')) return finding('tries-unknown', 'info', details);
  return finding('codes-ready', 'ok', details);
}

async function findingsOfPairing(context: MiddlewareContext, nis: string): Promise<readonly Finding[]> {
  let record: PairingRecord | undefined;
  try {
    record = await context.pairings.find(nis);
  } catch {
    // The store has findings of its own; this card cannot be said to be paired.
  }
  if (record === undefined) return [finding('card-not-paired', 'info', {}, 'cie pair')];
  return [finding('card-paired', 'ok'), findingOfDates(record, context.clock())];
}

function findingOfDates({ open }: PairingRecord, at: Date): Finding {
  const { state, daysLeft } = cardValidity(open.notBefore, open.notAfter, at);
  const details = { daysLeft };
  switch (state) {
    case 'not-yet-valid':
      return finding('card-not-yet-valid', 'problem', details);
    case 'valid':
      return daysLeft > EXPIRING_DAYS
        ? finding('card-valid', 'ok', details)
        : finding('card-expiring', 'warning', details);
    case 'expired-usable':
      return finding('card-expired-usable', 'warning', details);
    case 'expired':
      return finding('card-expired', 'problem', details);
  }
}
