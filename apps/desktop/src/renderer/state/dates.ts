import { WINDOW_LOCALES } from '../../contract/locales.js';
import type { WindowLanguage } from '../../contract/views.js';

/**
 * `12 marzo 2034`: a day of a certificate or of a fact. Those are whole days of universal time: the card prints 12.03.2034,
 * its certificate ends at 23:59:59 UTC, and in Italy's time that would already be the next day.
 */
export function longDate(iso: string, language: WindowLanguage): string {
  const format = new Intl.DateTimeFormat(WINDOW_LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
  return inOnePiece(format.format(new Date(iso)));
}

/** `22 novembre 2026`: the day of a moment, by this computer's clock and zone. */
export function dayHere(iso: string, language: WindowLanguage): string {
  return inOnePiece(new Intl.DateTimeFormat(WINDOW_LOCALES[language], { dateStyle: 'long' }).format(new Date(iso)));
}

/** `12.03.2034`, as it is printed on the card. */
export function cardDate(iso: string): string {
  return new Intl.DateTimeFormat('de-DE', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(iso));
}

/**
 * `lunedì 23 novembre alle 10:30`: of a day of these months, by this computer's clock.
 * @param at puts day and time together, in the language's words
 */
export function nearTime(iso: string, language: WindowLanguage, at: (day: string, time: string) => string): string {
  const format = new Intl.DateTimeFormat(WINDOW_LOCALES[language], { weekday: 'long', day: 'numeric', month: 'long' });
  return at(inOnePiece(format.format(new Date(iso))), timeOfDay(iso, language));
}

/** No line ends between day and month: `12.` at its end would look like the end of a sentence. */
function inOnePiece(date: string): string {
  return date.replace(/(\d\.?) (?=\p{L})/u, '$1\u00a0');
}

/** `10:24`, by this computer's clock. */
export function timeOfDay(iso: string, language: WindowLanguage): string {
  return new Intl.DateTimeFormat(WINDOW_LOCALES[language], { hour: '2-digit', minute: '2-digit' }).format(
    new Date(iso),
  );
}

/** `21 novembre 2026 alle ore 10:24`, in Italy's time: as it is printed in a visible signature. */
export function dateAndTime(iso: string, language: WindowLanguage): string {
  return new Intl.DateTimeFormat(WINDOW_LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Rome',
  }).format(new Date(iso));
}

/** `1,4 MB`, `12 kB`, `5 byte`; with the wide space that the windows' font has. */
export function fileSize(bytes: number, language: WindowLanguage): string {
  const { unit, divisor } = SIZES.find(({ from }) => bytes >= from) ?? { unit: 'byte', divisor: 1 };
  const value = bytes / divisor;
  return new Intl.NumberFormat(WINDOW_LOCALES[language], {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: value < 10 && unit === 'megabyte' ? 1 : 0,
  })
    .format(value)
    .replaceAll('\u202f', '\u00a0');
}

const SIZES = [
  { from: 1_000_000, unit: 'megabyte', divisor: 1_000_000 },
  { from: 1_000, unit: 'kilobyte', divisor: 1_000 },
] as const;
