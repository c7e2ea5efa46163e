import { LANGUAGE_LOCALES } from './locales.js';
import type { ReportLanguage } from './words.js';

/** Where reports of the Italian administration are read. */
const TIME_ZONE = 'Europe/Rome';

interface Formats {
  readonly day: Intl.DateTimeFormat;
  readonly wholeDay: Intl.DateTimeFormat;
  readonly clock: Intl.DateTimeFormat;
}

/** Making one takes longer than everything that is formatted with it. */
const known = new Map<ReportLanguage, Formats>();

function formatsOf(language: ReportLanguage): Formats {
  const locale = LANGUAGE_LOCALES[language];
  const formats = known.get(language) ?? {
    day: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: TIME_ZONE }),
    wholeDay: new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }),
    clock: new Intl.DateTimeFormat(locale, {
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZone: TIME_ZONE,
    }),
  };
  known.set(language, formats);
  return formats;
}

/** `22 novembre 2026, 05:04:30 CET`; a question mark for a date that is none. */
export function formatTime(time: Date, language: ReportLanguage): string {
  if (Number.isNaN(time.getTime())) return '?';
  const { day, clock } = formatsOf(language);
  return `${day.format(time)}, ${clock.format(time)} ${zoneName(time)}`;
}

/**
 * `22 novembre 2026`: a day of a certificate. Those are whole days of universal time: what ends at 23:59:59 UTC would end on
 * the next day in Italy's time, and a CIE on another day than the one printed on it.
 */
export function formatDay(time: Date, language: ReportLanguage): string {
  return Number.isNaN(time.getTime()) ? '?' : formatsOf(language).wholeDay.format(time);
}

let zone: Intl.DateTimeFormat | undefined;

/** CET or CEST: languages that have no name of their own for the zone write its offset. */
function zoneName(time: Date): string {
  zone ??= new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, timeZoneName: 'short' });
  const parts = zone.formatToParts(time);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/u;

/** A finding's time is written so (`isoTime`); anything else is `undefined`. */
export function timeFromIso(text: string): Date | undefined {
  const time = ISO.test(text) ? new Date(text) : undefined;
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time;
}

export function formatNumber(value: number, language: ReportLanguage): string {
  // French groups with a narrow space, for which the PDF's font has no glyph.
  return new Intl.NumberFormat(LANGUAGE_LOCALES[language], { useGrouping: true })
    .format(value)
    .replaceAll('\u202F', '\u00A0');
}
