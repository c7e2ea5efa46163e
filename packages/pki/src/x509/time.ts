import { contentOf, isUniversal, Tag, type Asn1Node } from '../asn1/ber.js';
import { PkiError, type PkiErrorCode } from '../errors.js';

const UTC_TIME = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/;
const GENERALIZED_TIME = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:\.\d+)?Z$/;

/**
 * A UTCTime or GeneralizedTime in UTC (RFC 5280 section 4.1.2.5); seconds may be missing, as in old certificates.
 *
 * @throws {PkiError} with `code` for anything else, a 31 February included
 */
export function timeOf(node: Asn1Node, code: PkiErrorCode): Date {
  const isUtcTime = isUniversal(node, Tag.utcTime);
  if (!isUtcTime && !isUniversal(node, Tag.generalizedTime)) throw new PkiError(code, 'time expected');
  const content = contentOf(node);
  const text = content.length > 40 ? '' : Buffer.from(content).toString('latin1');
  const match = (isUtcTime ? UTC_TIME : GENERALIZED_TIME).exec(text);
  if (match === null) throw new PkiError(code, 'time');
  const [written = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((digits: string | undefined) => Number(digits ?? 0));
  const year = isUtcTime ? written + (written < 50 ? 2000 : 1900) : written;
  const time = new Date(0);
  time.setUTCFullYear(year, month - 1, day);
  time.setUTCHours(hour, minute, second);
  // Too many days, hours or minutes carry over into the month or the hour.
  const carried = time.getUTCMonth() !== month - 1 || time.getUTCHours() !== hour;
  if (carried || second > 59) throw new PkiError(code, 'time');
  return time;
}
