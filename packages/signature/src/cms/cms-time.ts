import { BerTag, type BerValue } from './ber.js';

const UTC_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/;
const GENERALIZED_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:\.(\d{1,9}))?Z$/;

/** A UTCTime or GeneralizedTime in UTC, with the fraction that time stamps may have; `undefined` for anything else. */
export function cmsTime(value: BerValue): Date | undefined {
  const short = value.tag === BerTag.utcTime;
  if ((!short && value.tag !== BerTag.generalizedTime) || value.content.length > 40) return undefined;
  const match = (short ? UTC_TIME : GENERALIZED_TIME).exec(Buffer.from(value.content).toString('latin1'));
  if (match === null) return undefined;
  const numbers = match.slice(1, 7).map((digits: string | undefined) => Number(digits ?? 0));
  const [written = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = numbers;
  const year = short ? written + (written < 50 ? 2000 : 1900) : written;
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  time.setUTCHours(hour, minute, second, Math.floor(Number(`0.${match[7] ?? '0'}`) * 1_000));
  // Too many days, hours or minutes carry over into the month or the hour.
  const carried = time.getUTCMonth() !== month - 1 || time.getUTCHours() !== hour || second > 59;
  return carried ? undefined : time;
}
