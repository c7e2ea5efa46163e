import type { FindingCode } from './findings.js';
import type { Finding } from './verdict.js';

type Values = Readonly<Record<string, string>>;

const finding =
  (weight: Finding['weight']) =>
  (code: FindingCode, values?: Values): Finding => ({ code, weight, ...(values === undefined ? {} : { values }) });

export const failure = finding('failure');
export const warning = finding('warning');
export const note = finding('note');

/** ISO 8601 in UTC without fractions; `Date.prototype.toISOString` throws for a date that is none. */
export function isoTime(date: Date): string {
  return isTime(date) ? `${date.toISOString().slice(0, -5)}Z` : '?';
}

export function isTime(date: Date | undefined): date is Date {
  return date !== undefined && !Number.isNaN(date.getTime());
}

/** The earliest of several times. */
export function earliest(times: readonly Date[]): Date | undefined {
  return times.reduce<Date | undefined>(
    (least, time) => (least === undefined || time < least ? time : least),
    undefined,
  );
}

/** The latest of several times. */
export function latest(times: readonly Date[]): Date | undefined {
  return times.reduce<Date | undefined>((most, time) => (most === undefined || time > most ? time : most), undefined);
}
