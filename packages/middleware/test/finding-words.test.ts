import { describe, expect, it } from 'vitest';
import { FINDING_CODES } from '@ciekit/signature';
import { deFindings } from '../src/messages/de-findings.js';
import { enFindings } from '../src/messages/en-findings.js';
import { frFindings } from '../src/messages/fr-findings.js';
import { itFindings } from '../src/messages/it-findings.js';
import { slFindings } from '../src/messages/sl-findings.js';

const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).sort();

const english: Readonly<Record<string, string>> = enFindings;
const others = [
  ['it', itFindings],
  ['de', deFindings],
  ['fr', frFindings],
  ['sl', slFindings],
] as const;

describe.each([['en', enFindings] as const, ...others])(
  'the words for findings: %s',
  (_, words: Readonly<Record<string, string>>) => {
    it('have one sentence for each code, and none for others', () => {
      expect(Object.keys(words).sort()).toEqual([...FINDING_CODES].sort());
      for (const text of Object.values(words)) expect(text).toMatch(/^[\p{Lu}{].{10,220}\.$/u);
    });

    it('say the same with the same values in each language', () => {
      for (const [code, text] of Object.entries(words)) {
        expect([code, ...placeholders(text)]).toEqual([code, ...placeholders(english[code] ?? '')]);
      }
    });
  },
);

it.each(others)('no finding is left in English: %s', (_, words: Readonly<Record<string, string>>) => {
  expect(Object.keys(words).filter((code) => words[code] === english[code])).toEqual([]);
});
