/** A reminder as calendars take it (RFC 5545). */
export interface Reminder {
  /** ISO 8601. */
  readonly at: string;
  readonly title: string;
  readonly description: string;
}

/** Octets of a line without its end (RFC 5545 section 3.1). */
const MAX_LINE = 75;

/**
 * One event of half an hour with an alarm at its begin.
 *
 * @param now when it is made
 */
export function calendarReminder({ at, title, description }: Reminder, now: Date): string {
  const begin = new Date(at);
  const end = new Date(begin.getTime() + 30 * 60_000);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//CIE Kit//Desktop//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${crypto.randomUUID()}@ciekit`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(begin)}`,
    `DTEND:${utc(end)}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(description)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function utc(time: Date): string {
  return time.toISOString().replaceAll(/[-:]|\.\d+/g, '');
}

/** RFC 5545 section 3.3.11: any line's end is `\\n`, other control characters have no place in a text. */
function escaped(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n?|\n/g, '\\n')
    .replaceAll(/\p{Cc}/gu, '');
}

/** Never within a character: the limit is in octets. */
function folded(line: string): string {
  let out = '';
  let length = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (length + size > MAX_LINE) {
      out += '\r\n ';
      length = 1;
    }
    out += character;
    length += size;
  }
  return out;
}
