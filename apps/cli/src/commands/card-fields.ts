import type { ChipAssurance } from '@ciekit/core';
import type { CardValidity, PairedCard, StoreProblem } from '@ciekit/middleware';
import type { CommandContext } from '../command-context.js';
import type { Cell } from '../terminal/page.js';

/** A day as people write it in the language, in the card's own country. */
export function showDate(context: CommandContext, date: Date): string {
  return new Intl.DateTimeFormat(context.language === 'it' ? 'it-IT' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Rome',
  }).format(date);
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
