import type { ChipAssurance } from '@ciekit/core';
import type { CardValidity, PairedCard, StoreProblem } from '@ciekit/middleware';
import type { CommandContext } from '../command-context.js';
import type { CommandLanguage } from '../language.js';
import type { Cell } from '../terminal/page.js';

/** As in reports and signatures; its own, since nothing of those is loaded for a date. */
const LOCALES: Readonly<Record<CommandLanguage, string>> = { it: 'it-IT', en: 'en-GB' };

/**
 * A day of a certificate or of a list, as people write it in the language. Those are whole days of universal time: the
 * card prints 12.03.2034, its certificate ends at 23:59:59 UTC, and in Italy's time that would already be the next day.
 */
export function showDate({ language }: CommandContext, date: Date): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(date);
}

/** The day of a moment, by this computer's clock and zone. */
export function showDayHere({ language }: CommandContext, moment: Date): string {
  return new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long' }).format(moment);
}

export function validityJson(validity: CardValidity): Readonly<Record<string, unknown>> {
  return {
    notBefore: validity.notBefore.toISOString(),
    expires: validity.notAfter.toISOString(),
    usableUntil: validity.usableUntil.toISOString(),
    validity: validity.state,
    daysLeft: validity.daysLeft,
    clock: validity.clock,
  };
}

export function pairedCardJson(card: PairedCard): Readonly<Record<string, unknown>> {
  return {
    serialNumber: card.serialNumber,
    nis: card.nis,
    label: card.label,
    pairedAt: card.pairedAt.toISOString(),
    ...validityJson(card.validity),
    issuer: card.assurance.outcome,
  };
}

export function problemsJson(problems: readonly StoreProblem[]): readonly Readonly<Record<string, unknown>>[] {
  return problems.map(({ file, error }) => ({ file, code: error.code }));
}

/** Files of the store that are no records, for a person. */
export function tellProblems(context: CommandContext, problems: readonly StoreProblem[]): void {
  const { alerts, words } = context;
  for (const { file, error } of problems)
    alerts.item({ text: '!', as: 'yellow' }, words.list.problem(file, error.code));
}

/** Whether the chip's issuer was checked. */
export function issuerCell({ words }: CommandContext, assurance: ChipAssurance): Cell {
  return assurance.outcome === 'genuine'
    ? { text: words.issuerGenuine, as: 'green' }
    : { text: words.issuerUnverified, as: 'yellow' };
}

export function validityCell(validity: CardValidity, text: string): Cell {
  if (validity.state === 'valid') return { text, as: 'green' };
  return { text, as: validity.state === 'expired' ? 'red' : 'yellow' };
}
