import { textOf } from '../pdf/form-fields.js';
import type { PdfObject } from '../pdf/objects.js';

/** ISO 32000-2, 7.9.4; the apostrophe after the minutes is of older editions. */
const DATE = /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)(?:00'?00'?)?|([+-])(\d\d)(?:'?(\d\d)'?)?)?$/u;

/** A date string, in local time without a zone taken as UTC; `undefined` for anything else. */
export function dateOf(object: PdfObject | undefined): Date | undefined {
  const match = DATE.exec(textOf(object).slice(0, 40));
  if (match === null) return undefined;
  const numberAt = (group: number, standard: number): number => Number(match[group] ?? standard);
  const [year, month, day] = [numberAt(1, 0), numberAt(2, 1), numberAt(3, 1)];
  const [hour, minute, second] = [numberAt(4, 0), numberAt(5, 0), numberAt(6, 0)];
  const sign = match[8] === '-' ? -1 : 1;
  const [zoneHours, zoneMinutes] = [numberAt(9, 0), numberAt(10, 0)];
  if (hour > 23 || minute > 59 || second > 59 || zoneHours > 23 || zoneMinutes > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // Too many days carry over into the next month.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  date.setUTCHours(hour, minute - sign * (zoneHours * 60 + zoneMinutes), second);
  return date;
}
