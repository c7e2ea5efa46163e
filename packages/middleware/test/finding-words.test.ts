import { describe, expect, it } from 'vitest';
import { FINDING_CODES } from '@ciekit/signature';
import { enFindings } from '../src/messages/en-findings.js';
import { itFindings } from '../src/messages/it-findings.js';

const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([found]) => found).sort();

describe.each([
  ['en', enFindings],
  ['it', itFindings],
])('the words for findings: %s', (_, words: Readonly<Record<string, string>>) => {
  it('has one sentence for each code, and none for others', () => {
    expect(Object.keys(words).sort()).toEqual([...FINDING_CODES].sort());
    for (const text of Object.values(words)) expect(text).toMatch(/^[\p{Lu}{].{10,220}\.$/u);
  });

  it('says the same with the same values in both languages', () => {
    const english: Readonly<Record<string, string>> = enFindings;
    for (const [code, text] of Object.entries(words)) {
      expect([code, ...placeholders(text)]).toEqual([code, ...placeholders(english[code] ?? '')]);
    }
  });
});
