import { expect } from 'vitest';

/** Values by the names of their properties, with the folded lines put together (RFC 5545 section 3.1). */
export function calendarOf(text: string): ReadonlyMap<string, readonly string[]> {
  expect(text.endsWith('\r\n')).toBe(true);
  const values = new Map<string, string[]>();
  for (const line of text.replaceAll('\r\n ', '').trimEnd().split('\r\n')) {
    const colon = line.indexOf(':');
    const value = line.slice(colon + 1).replaceAll(/\\([\\;,])/g, '$1');
    values.set(line.slice(0, colon), [...(values.get(line.slice(0, colon)) ?? []), value]);
  }
  return values;
}

/** `20261124T075236Z` in milliseconds. */
export function timeOf(value = ''): number {
  return Date.parse(value.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
