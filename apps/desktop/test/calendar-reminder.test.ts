import { describe, expect, test } from 'vitest';
import { calendarReminder } from '../src/main/calendar-reminder.js';

const AT = '2026-11-24T09:30:00.000Z';
const NOW = new Date('2026-11-22T08:00:00.500Z');

function lines(reminder: Partial<Parameters<typeof calendarReminder>[0]> = {}): string[] {
  return calendarReminder({ at: AT, title: 'PUK', description: 'Apri CieID', ...reminder }, NOW).split('\r\n');
}

/** RFC 5545 section 3.1, backwards. */
function unfolded(text: readonly string[]): string[] {
  return text.join('\r\n').replaceAll('\r\n ', '').split('\r\n');
}

describe('a reminder (RFC 5545)', () => {
  test('is one event in one calendar, with what section 3.6 asks for, each line ended with CR LF', () => {
    const text = lines();
    expect(text.at(-1)).toBe('');
    expect(text.join('')).not.toMatch(/[\r\n]/);
    expect(text.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', expect.stringMatching(/^PRODID:/)]);
    expect(text.filter((line) => /^(?:BEGIN|END):/.test(line))).toEqual([
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'BEGIN:VALARM',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
    ]);
    expect(text).toContain('DTSTART:20261124T093000Z');
    expect(text).toContain('DTEND:20261124T100000Z');
    expect(text).toContain('DTSTAMP:20261122T080000Z');
    expect(text).toContain('ACTION:DISPLAY');
    expect(text).toContain('TRIGGER:PT0S');
  });

  test('has a name of its own each time', () => {
    const uid = (): string | undefined => lines().find((line) => line.startsWith('UID:'));
    expect(uid()).toMatch(/^UID:[0-9a-f-]{36}@/);
    expect(uid()).not.toBe(uid());
  });

  test('text is escaped: no separator and no line of the caller’s gets among the properties (section 3.3.11)', () => {
    const text = lines({ title: 'a;b,c\\d', description: 'one\r\nATTENDEE:evil\ntwo' });
    expect(text).toContain('SUMMARY:a\\;b\\,c\\\\d');
    expect(text).toContain('DESCRIPTION:one\\nATTENDEE:evil\\ntwo');
    expect(text.some((line) => line.startsWith('ATTENDEE'))).toBe(false);
  });

  test('a lone carriage return ends no line', () => {
    expect(lines({ title: 'a\rATTENDEE:evil' }).join('')).not.toContain('\r');
  });

  test('lines are at most 75 octets, folded between characters, and say the same unfolded (section 3.1)', () => {
    const title = 'È già l’ora: ✍️ perché no? '.repeat(12);
    const text = lines({ title });
    for (const line of text) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.join('')).not.toContain('\uFFFD');
    expect(unfolded(text)).toContain(`SUMMARY:${title.replaceAll(',', '\\,')}`);
  });
});
