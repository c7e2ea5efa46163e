import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeFinding, FINDING_CODES, validationWords, type Finding } from '@ciekit/signature';
import { describe, expect, it } from 'vitest';

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));

/** Codes that the sources give with a weight: `{ code: 'x', weight: … }`, `failure('x')`, `['x', 'note']`. */
function codesInSources(): string[] {
  const codes = new Set<string>();
  for (const entry of readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.ts')) continue;
    const text = readFileSync(join(SOURCE, entry), 'utf8');
    for (const [, code = ''] of text.matchAll(
      /(?:code: |(?:failure|warning|note)\(|\[)'([a-z]+(?:-[a-z0-9]+)+)'(?=, (?:weight|'(?:failure|warning|note)')|\)|, \{)/g,
    )) {
      codes.add(code);
    }
  }
  return [...codes];
}

const finding = (code: string): Finding => ({ code, weight: 'note' });

describe('the words of a validation', () => {
  it.each(['it', 'en'] as const)('say every reason, in %s', (language) => {
    const found = codesInSources();
    expect(found.length).toBeGreaterThan(60);
    const other = validationWords(language).otherReason;
    for (const code of [...FINDING_CODES, ...found]) {
      const text = describeFinding(finding(code), language);
      expect(text, code).not.toBe(other.replace('{code}', code));
      expect(text, code).toMatch(/\.$/);
      expect(text, code).not.toMatch(/[{}]|\(\)/);
    }
  });

  it('differ between the languages', () => {
    for (const code of FINDING_CODES) {
      expect(describeFinding(finding(code), 'it')).not.toBe(describeFinding(finding(code), 'en'));
    }
  });

  it('fill in values, times in the reader’s form, and nothing that rewrites a terminal', () => {
    const values = { time: '2026-11-21T12:00:00.000Z', reason: 'key\u001b[2JCompromise' };
    const text = describeFinding({ code: 'revoked', weight: 'failure', values }, 'en');
    expect(text).toContain('21 November 2026');
    expect(text).toContain('13:00:00');
    expect(text).not.toContain('\u001b');
    expect(describeFinding({ code: 'toString', weight: 'note' }, 'it')).toBe('Un altro motivo (toString).');
  });
});
