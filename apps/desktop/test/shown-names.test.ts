import { expect, test } from 'vitest';
import { countryName } from '../src/renderer/state/country-name.js';
import { programName } from '../src/renderer/state/program-name.js';

test('a country is called by its name and its code; what is no code stays as it is', () => {
  expect(countryName('IT', 'it')).toBe('Italia (IT)');
  expect(countryName('IT', 'sl')).toBe('Italija (IT)');
  for (const odd of ['', 'ITA', 'it', 'ITALIANA', 'QQ']) expect(countryName(odd, 'it')).toBe(odd);
});

test('a program is called as people know it; any other name is the one that the system gives', () => {
  expect(programName('firefox-esr')).toBe('Firefox');
  for (const other of ['curl', 'FIREFOX', '__proto__', 'constructor', '']) expect(programName(other)).toBe(other);
});
